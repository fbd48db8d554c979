"""Accounts of the people behind the sign-in: how they come in, prove who they are, go, and are invited."""
