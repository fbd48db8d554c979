"""Places by an exact name: in a known state, or in any."""

import re
from functools import cache

from geodata import tables
from geodata.choosing import ambiguous, choose, guessed
from geodata.cities import cities_named, postal_names
from geodata.counties import counties_named, former_connecticut_county, strip_county_words
from geodata.normalise import key_of, name_key
from geodata.places import city_place, county_place, postal_place, state_place, tribal_place
from geodata.reservations import WORDS
from geodata.states import state_keys
from geodata.tables import Alias
from geodata.types import Place

_COUNTY_WORDS = frozenset({"county", "parish", "municipio", "co", "condado", "area", "region", "municipality"})
_STATE_RIVAL = 500_000  # people: only Washington DC and New York City are named beside the state of their name
_TRIBAL_WORDS = frozenset({"tribe", "rez"})
_DOTTED = re.compile(r"(?:\w\.)+")
_DROPPED = frozenset({"the", "indian", "rez", "res", "greater", "downtown"})


@cache
def _aliases() -> dict[str, tuple[Alias, ...]]:
    found: dict[str, list[Alias]] = {}
    for row in tables.aliases():
        if row.target_kind != "county_legacy":
            found.setdefault(key_of(row.alias), []).append(row)
    return {key: tuple(found_rows) for key, found_rows in found.items()}


def _alias_places(words: list[str], state: str | None) -> list[Place]:
    names = [words, [w for w in words if w not in _DROPPED], [*words, state.lower()] if state else words]
    for name in names:
        rows = [row for row in _aliases().get(name_key(name), ()) if state in {None, row.state}]
        if rows:
            return list({row.target_id: _alias_place(row) for row in rows}.values())
    return []


def _alias_place(row: Alias) -> Place:
    if row.target_kind == "state":
        return state_place(row.state)
    if row.target_kind == "county":
        own = tables.counties()[row.target_id]
        named = key_of(_title(row.alias)) in {key_of(own.name), key_of(own.short_name)}
        return county_place(row.target_id, "" if named else f"{_title(row.alias)} ({own.label})")
    if any(word in row.alias for word in WORDS) or _TRIBAL_WORDS & set(row.alias.split()):
        return tribal_place(_title(row.alias), row.target_id)
    return city_place(row.target_id)


def _of_type(codes: tuple[str, ...], type_word: str) -> tuple[str, ...]:
    """`Orleans Parish` is no county, `Baltimore County` not the city; all of them when none is of that type."""
    return tuple(fips for fips in codes if type_word in tables.counties()[fips].name.lower()) or codes


def _title(alias: str) -> str:
    """`the bronx` and `el bronx` are `Bronx`."""
    return alias.removeprefix("the ").removeprefix("el ").title()


def counties_by_name(words: list[str], state: str | None, type_word: str = "") -> list[Place]:
    """Counties of a name without its type word, and a former county of Connecticut."""
    found = [county_place(fips) for fips in _of_type(counties_named(words, state), type_word)]
    former = former_connecticut_county(words) if state in {None, "CT"} else None
    if former:
        found.append(county_place(former, f"{' '.join(words).title()} County, CT"))
    return found


def _postal(words: list[str], state: str | None) -> list[Place]:
    key, index = name_key(words), postal_names()
    states = [state] if state else [row.usps for row in tables.states().values()]
    hits = [(usps, index[usps, key]) for usps in states if (usps, key) in index]
    return [postal_place(" ".join(words).title(), usps, codes) for usps, codes in hits]


def _towns(words: list[str], state: str | None) -> list[Place]:
    """Cities of the name and what an alias of the name stands for, each once."""
    found = _alias_places(words, state)
    known = {key for place in found for key in place.area_keys if key.startswith("place:")}
    seats = {place.county_fips for place in found}
    rows = (row for row in cities_named(words, state) if row.county_fips not in seats)
    return found + [city_place(row.geoid) for row in rows if f"place:{row.geoid}" not in known]


def readings(words: list[str], state: str | None = None) -> list[Place]:
    """Every exact reading of a name as a city, county, nickname or post-office name; empty when there is none."""
    short, has_word = strip_county_words(words)
    # `Denver CO` is a city and its state; only before a state is `Co` a county.
    if has_word and words[-1] == "co" and state is None:
        return []
    if has_word and (words[-1] in _COUNTY_WORDS or words[0] not in short):
        type_word = words[-1] if words[-1] in {"parish", "municipio"} else "county"
        found = counties_by_name(short, state, type_word)
        if found:
            return found
    return (
        _towns(words, state)
        or counties_by_name(short, state)
        or _postal(words, state)
        or (_towns([w for w in words if w not in _DROPPED], state) if _DROPPED & set(words) else [])
    )


def place_in_state(words: list[str], state: str) -> Place | None:
    found = readings(words, state)
    return choose(found) if found else None


def dotted_nickname(typed: str) -> Place | None:
    """`L.A.` with its dots is Los Angeles; without them it is Louisiana's code too."""
    row = next((row for row in tables.aliases() if row.alias == typed), None) if _DOTTED.fullmatch(typed) else None
    return _alias_place(row) if row else None


def place_anywhere(words: list[str]) -> Place | None:
    """A name without a state: the state of that name, the only or by far the largest namesake, or the choice."""
    usps = state_keys().get(name_key(words))
    found = readings(words)
    if usps is None:
        return choose(found) if found else None
    return _state_or_city(usps, found)


def _state_or_city(usps: str, found: list[Place]) -> Place:
    state = state_place(usps)
    aliased = [p for p in found if p.kind is state.kind]
    towns = [p for p in found if p not in aliased]
    if usps == "DC" and towns:
        return towns[0]
    large = [p for p in towns if _people(p) >= _STATE_RIVAL]
    if any(p.state_code != usps for p in large):
        return ambiguous([state, *large])
    # The state holds both itself and its city, so nothing is lost by the wider reading.
    return guessed(state, large) if large else state


def _people(place: Place) -> int:
    geoids = [key[6:] for key in place.area_keys if key.startswith("place:")]
    return max((tables.cities()[geoid].pop or 0 for geoid in geoids), default=0)
