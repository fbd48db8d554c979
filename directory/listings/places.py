"""Names of counties and cities in listings, looked up in the place tables. No fuzziness: a listing is not a typo."""

import re
from functools import cache

from geodata import tables
from geodata.counties import current_counties, find_county
from geodata.normalise import key_of

NEW_YORK_CITY = ("36005", "36047", "36061", "36081", "36085")  # Bronx, Kings, New York, Queens, Richmond

_NEW_YORK_NAMES = frozenset({"newyork", "newyorkcity", "nyc"})
_AROUND = re.compile(
    r"^(the|pomc|greater|metro(politan)?|city of|town of|township of|central)\s+|\s+(area|region|metro area|metropolitan area|city limits)$",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*\((?!city\))[^)]*\)")


def current_fips(fips: str) -> tuple[str, ...]:
    """County codes in use today for a five-digit code; empty for none or an unknown one."""
    return tuple(current_counties(fips)) if fips else ()


def counties_by_name(name: str, state: str) -> tuple[str, ...]:
    """Codes of the county of a name in a state, as written: "Bristol (city)", "St. Clair", "Orleans Parish"."""
    plain = name.replace("(city)", "city").replace(" & ", " and ").strip()
    found = find_county(plain, state) if plain else None
    return current_fips(found) if found else ()


def counties_by_city(name: str, state: str) -> tuple[str, ...]:
    """The county of a city or town, the most populous of namesakes; New York City is its five counties."""
    plain = bare(name)
    if state == "NY" and key_of(plain) in _NEW_YORK_NAMES:
        return NEW_YORK_CITY
    row = city_named(plain, state)
    if row:
        return current_fips(row.county_fips)
    return _aliases().get((state, key_of(plain)), ())


def city_named(name: str, state: str) -> tables.CityRow | None:
    """The most populous city or town of that name in the state."""
    return _cities().get((state, key_of(name)))


def bare(name: str) -> str:
    """A name without what only says "around here": "Greater Orlando", "City of Suffolk", "New York City area"."""
    plain = _PARENTHESIS.sub("", name).strip(" .,")
    while (shorter := _AROUND.sub("", plain).strip(" .,")) != plain:
        plain = shorter
    return plain


@cache
def _cities() -> dict[tuple[str, str], tables.CityRow]:
    found: dict[tuple[str, str], tables.CityRow] = {}
    for row in sorted(tables.cities().values(), key=_size):
        found[row.state, key_of(row.name)] = row
    return found


def _size(row: tables.CityRow) -> tuple[int, str]:
    return (row.pop or 0, row.geoid)


@cache
def _aliases() -> dict[tuple[str, str], tuple[str, ...]]:
    """Counties by alias of a place or county: boroughs, consolidated cities, nicknames."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for alias in tables.aliases():
        if alias.target_kind in {"county", "county_legacy"}:
            found[alias.state, key_of(alias.alias)] = current_fips(alias.target_id)
        elif alias.target_kind == "place" and (row := tables.cities().get(alias.target_id)):
            found[alias.state, key_of(alias.alias)] = current_fips(row.county_fips)
    return found
