"""Cities, towns and other named places by name."""

import re
from functools import cache

from geodata import tables
from geodata.normalise import fold, key_of, name_key, spaced_key
from geodata.tables import CityRow

_TOWNSHIP_TYPES = frozenset({"mcd_township", "mcd_borough", "mcd_plantation"})
_LOOSE_TYPES = frozenset({"cdp", "mcd_town"})
_IN_BRACKETS = re.compile(r"^(.*?)\s*\((.*)\)\s*$")
_PREFIXES = (
    ("city", "of"),
    ("town", "of"),
    ("village", "of"),
    ("township", "of"),
    ("borough", "of"),
    ("ciudad", "de"),
    ("pueblo", "de"),
)
_SUFFIXES = frozenset({"city", "town", "village", "township", "twp", "borough", "cdp"})
_MUCH_SMALLER = 10  # a township stays beside a city of its name only when the city is ten times smaller


def _names(name: str) -> set[str]:
    """`San Buenaventura (Ventura)` goes by three names: whole, without the brackets, and what is in them."""
    if match := _IN_BRACKETS.match(name):
        return {name, match[1], match[2]}
    return {name, *name.split("/")} if "/" in name and "County" not in name else {name}


@cache
def by_key() -> dict[str, tuple[str, ...]]:
    """Geoids by name key."""
    found: dict[str, list[str]] = {}
    for row in tables.cities().values():
        for key in {key_of(name) for name in _names(row.name)}:
            found.setdefault(key, []).append(row.geoid)
    for alias in tables.aliases():
        if alias.target_kind == "place" and key_of(alias.alias) == _merged_name(alias.target_id):
            found.setdefault(key_of(alias.alias), []).append(alias.target_id)
    return {key: tuple(dict.fromkeys(geoids)) for key, geoids in found.items()}


def _merged_name(geoid: str) -> str:
    """The city's own part of the name of a city merged with its county: `Augusta-Richmond County`."""
    return key_of(re.split(r"[-/,]", tables.cities()[geoid].name)[0])


def rank(row: CityRow) -> int:
    """0 an incorporated place, 1 a named settlement or New England town, 2 a township."""
    if row.type in _TOWNSHIP_TYPES:
        return 2
    return 1 if row.type in _LOOSE_TYPES or row.type.startswith("gnis") else 0


def _size(row: CityRow) -> int:
    return row.pop or 0


def one_per_town(found: list[CityRow]) -> tuple[CityRow, ...]:
    """Drops the second row of one town (a township round its city); the most populous first."""
    kept: list[CityRow] = []
    for row in sorted(found, key=lambda row: (rank(row), -_size(row), row.geoid)):
        if not any(_same_town(row, other) for other in kept):
            kept.append(row)
    return tuple(sorted(kept, key=lambda row: (-_size(row), rank(row), row.geoid)))


def _same_town(row: CityRow, kept: CityRow) -> bool:
    if row.state != kept.state:
        return False
    together = not set(row.counties).isdisjoint(kept.counties)
    shadowed = rank(row) == 2 > rank(kept) and _size(row) < _MUCH_SMALLER * _size(kept)
    return together or shadowed


def cities_named(words: list[str], state: str | None = None) -> tuple[CityRow, ...]:
    """Places of a name, most populous first; `City of X` and `X township` also as X when the whole is not found."""
    for name in _forms(words):
        rows = [tables.cities()[geoid] for geoid in by_key().get(name_key(name), ())]
        rows = [row for row in rows if state in {None, row.state}]
        if len(rows) > 1:
            rows = [row for row in rows if _is_spelt(row, name)] or rows
        if rows:
            return one_per_town(rows)
    return ()


def _is_spelt(row: CityRow, words: list[str]) -> bool:
    """Whether the words stand apart as in the row's name: `La Porte` is not `Laporte` where both exist."""
    spaced = {spaced_key(fold(name).split()) for name in _names(row.name)}
    return spaced_key(words) in spaced or _merged_name(row.geoid) == name_key(words)


def _forms(words: list[str]) -> list[list[str]]:
    forms = [words]
    if len(words) > 2 and tuple(words[:2]) in _PREFIXES:
        forms.append(words[2:])
    if len(words) > 1 and words[-1] in _SUFFIXES:
        forms.append(words[:-1])
    return forms


def find_cities(name: str, state: str) -> tuple[CityRow, ...]:
    """Places of this name in a state (USPS code), most populous first."""
    return cities_named(fold(name).split(), state)


@cache
def by_county() -> dict[str, tuple[str, ...]]:
    """Geoids of the places that lie in a county, wholly or partly."""
    found: dict[str, list[str]] = {}
    for row in tables.cities().values():
        for fips in row.counties:
            found.setdefault(fips, []).append(row.geoid)
    return {fips: tuple(geoids) for fips, geoids in found.items()}


@cache
def postal_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """ZIPs by (state, name key) of the names the post office delivers to that are no place of the Census."""
    known = {(tables.cities()[g].state, key) for key, geoids in by_key().items() for g in geoids}
    found: dict[tuple[str, str], list[str]] = {}
    for row in tables.zips().values():
        for name in {row.city, *row.alt_cities.split("|")} - {""}:
            slot = (row.state, key_of(name))
            if slot not in known:
                found.setdefault(slot, []).append(row.zip)
    return {slot: tuple(codes) for slot, codes in found.items()}
