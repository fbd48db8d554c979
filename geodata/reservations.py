"""Reservations are known by their main town alone: no tribal boundaries are shipped."""

from functools import cache

from geodata.tables import aliases

WORDS = ("reservation", "nation", "pueblo", "qualla boundary")


@cache
def reservation_town_keys() -> frozenset[str]:
    """`place:` keys of the main towns of reservations, from the names in the aliases table."""
    named = (row for row in aliases() if row.target_kind == "place" and any(word in row.alias for word in WORDS))
    return frozenset(f"place:{row.target_id}" for row in named)
