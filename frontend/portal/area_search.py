"""Areas by what somebody types: states, counties, places and ZIP codes, found by the beginnings of their words."""

from collections.abc import Iterator
from functools import cache

from frontend.staff.area_words import area_name
from geodata import tables
from geodata.normalise import fold

MOST_FOUND = 30
ZIP_DIGITS = 5
COUNTRY = "us"


def areas_like(typed: str) -> dict[str, str]:
    """Area key -> its name, 30 at most: states first, then counties, then places by how many people live there."""
    words = fold(typed.replace(",", " ")).split()
    if not words:
        return {}
    if len(words) == 1 and words[0].isdigit():
        return {f"zip:{words[0]}": words[0]} if words[0] in tables.zips() else {}
    found = (key for key, named in _named() if all(any(one.startswith(word) for one in named) for word in words))
    return {key: area_name(key) for key, _number in zip(found, range(MOST_FOUND), strict=False)}


def stored_name(key: str) -> str:
    """What is kept beside a key; in English, as the listings are."""
    return "United States" if key == COUNTRY else area_name(key)


@cache
def _named() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(fold(name.replace(",", " ")).split())) for key, name in _all_areas())


def _all_areas() -> Iterator[tuple[str, str]]:
    yield COUNTRY, "United States whole country"
    yield from ((f"state:{one.usps}", f"{one.name} {one.usps}") for one in tables.states().values())
    yield from ((f"county:{one.fips}", one.label) for one in tables.counties().values())
    places = sorted(tables.cities().values(), key=lambda one: -(one.pop or 0))
    yield from ((f"place:{one.geoid}", one.label) for one in places)
