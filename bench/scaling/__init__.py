"""The rooms of `bench.scale`: stores that take the same offers, what is asked of each, and what is said of it."""
