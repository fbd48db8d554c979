"""Names of counties and cities in listings, looked up in the place tables; a slip of the pen has its row in a table."""

import re
from collections.abc import Collection
from functools import cache

from directory.listings.rules import rule_table
from geodata import tables
from geodata.counties import current_counties, find_county
from geodata.normalise import key_of

# New York (the middle of the city, so first), Bronx, Kings, Queens, Richmond
NEW_YORK_CITY = ("36061", "36005", "36047", "36081", "36085")
INCORPORATED = frozenset({"city", "town", "village", "borough"})  # types of CityRow before a namesake township

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


def counties_by_city(name: str, state: str, near: Collection[str] = ()) -> tuple[str, ...]:
    """The county of a city or town, of the right namesake (`city_named`); New York City is its five counties.

    A slip of the pen and a part of a city are read by the table `data/rules/spellings.json`.
    """
    plain = bare(name)
    if is_new_york_city(plain, state):
        return NEW_YORK_CITY
    row = city_named(plain, state, near)
    if row:
        return current_fips(row.county_fips)
    return _aliases().get((state, key_of(plain))) or _written().get((state, key_of(plain)), ())


def is_new_york_city(name: str, state: str) -> bool:
    return state == "NY" and key_of(bare(name)) in _NEW_YORK_NAMES


def city_named(name: str, state: str, near: Collection[str] = ()) -> tables.CityRow | None:
    """The city or town of that name in the state: the one in the counties `near`, else a city before a township.

    "Washington", New Jersey, is the borough in Warren County, though the township in Gloucester County has more people.
    """
    found = _cities().get((state, key_of(name)), ())
    return next((row for row in found if set(row.counties) & set(near)), found[0] if found else None)


def bare(name: str) -> str:
    """A name without what only says "around here": "Greater Orlando", "City of Suffolk", "New York City area"."""
    plain = _PARENTHESIS.sub("", name).strip(" .,")
    while (shorter := _AROUND.sub("", plain).strip(" .,")) != plain:
        plain = shorter
    return plain


@cache
def _cities() -> dict[tuple[str, str], tuple[tables.CityRow, ...]]:
    """Namesakes of each state, incorporated ones first, then the most populous."""
    found: dict[tuple[str, str], tuple[tables.CityRow, ...]] = {}
    for row in sorted(tables.cities().values(), key=_standing, reverse=True):
        named = (row.state, key_of(row.name))
        found[named] = (*found.get(named, ()), row)
    return found


def _standing(row: tables.CityRow) -> tuple[bool, int, str]:
    return (row.type in INCORPORATED, row.pop or 0, row.geoid)


@cache
def _written() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(state, key_of(written)): (fips,) for state, written, fips, _ in rule_table("spellings")["places"]}


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
