"""The tables of the stewards: they read everything, and write by the services alone."""

from directory.admin import accounts, changes, counts, listings

__all__ = ["accounts", "changes", "counts", "listings"]
