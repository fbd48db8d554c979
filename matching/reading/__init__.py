"""Reads what people say in their own words."""

from matching.reading.reader import interpret, listing_codes

__all__ = ["interpret", "listing_codes"]
