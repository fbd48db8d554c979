"""County and city names inside the name of an organization or programme: "Battle Creek/Calhoun County CoC"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from directory.listings.places import NEW_YORK_CITY, bare, city_named, counties_by_city, counties_by_name
from directory.listings.rules import rule_table
from geodata.states import state_name

BIG_ENOUGH = 2000  # people; smaller towns share their names with too many shelters ("Hope", "Haven")

_STATEWIDE = re.compile(r"\bstatewide\b", re.IGNORECASE)
_REST_OF_STATE = re.compile(r"\bbalance of\b", re.IGNORECASE)
_NEW_YORK = re.compile(r"\bnew york city\b", re.IGNORECASE)
_CITY_AND_COUNTY = re.compile(r"\s+city (and|&) county$", re.IGNORECASE)
_COUNTY_WORD = re.compile(r"\s+(count(y|ies)|parish(es)?|borough)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:,\s*and\b|/|,|&|\band\b|;)\s*", re.IGNORECASE)
_COUNTY_PHRASE = re.compile(r"((?:[A-Z][\w.'’-]*\s+(?:(?:and|&)\s+)?){1,6})(?:Count(?:y|ies)|Parish(?:es)?)\b")
_IN_TOWN = re.compile(r"\b(?:of|in|at|De)\s+((?:[A-Z][\w.'’-]*\s?){1,3}),?(?:\s*Inc\.?)?$")


@dataclass(frozen=True, slots=True)
class NamedArea:
    """What a name says: the whole state, some counties, or nothing; `unmatched` are parts that no table knows."""

    statewide: bool = False
    counties: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


def read_list(text: str, state: str) -> NamedArea:
    """A list of places: "Rockdale/Newton/Walton Counties", "Honolulu, Ewa Beach, Makawao, and Hilo".

    After "Counties" every item of its slash part is a county; any other item is a city first, then a county.
    """
    text = text.replace("City and County", "City & County")
    if _STATEWIDE.search(text) or text.strip() == state_name(state):
        return NamedArea(statewide=True)
    if _REST_OF_STATE.search(text):
        return NamedArea()
    if state == "NY" and _NEW_YORK.search(text):
        return NamedArea(counties=NEW_YORK_CITY)
    found: dict[str, None] = {}
    unmatched: list[str] = []
    for item, is_county in _items(text):
        if bare(item) == state_name(state):
            continue
        counties = _lookup(item, is_county, state)
        found.update(dict.fromkeys(counties))
        unmatched.extend([] if counties else [item])
    return NamedArea(counties=tuple(found), unmatched=tuple(unmatched))


def read_name(name: str, state: str) -> NamedArea:
    """Places in a free name: "White County Domestic Violence Prevention", "Restoration of Hope of Stuttgart".

    A county needs its word; a city must end the name after "of" or "in", or begin it, have 2,000 people and not be a
    word that shelters like ("Hope", "Harbor": `data/rules/names.json`). Nothing read is no failure.
    """
    counties: dict[str, None] = {}
    for found in _COUNTY_PHRASE.finditer(name):
        counties.update(dict.fromkeys(_longest_county(found.group(1).split(), state)))
    if not counties:
        counties.update(dict.fromkeys(_town(name, state)))
    return NamedArea(counties=tuple(counties))


def _items(text: str) -> Iterator[tuple[str, bool]]:
    parts = re.split(r"\s*/\s*|\s+-\s+", text.strip())
    # "Rockdale/Newton/Walton Counties": a last part of one name cannot be plural, so the slashes list counties
    all_counties = bool(re.search(r"^[^,&]+\b(counties|parishes)$", parts[-1], re.IGNORECASE))
    for part in parts:
        plural = all_counties or bool(re.search(r"\b(counties|parishes)$", part, re.IGNORECASE))
        held = part.replace("City & County", "City_County")
        for raw in _SEPARATOR.split(held):
            item = raw.replace("City_County", "City & County").strip(" .")
            if item:
                yield item, plural or bool(_COUNTY_WORD.search(item))


def _lookup(item: str, is_county: bool, state: str) -> tuple[str, ...]:
    name = bare(_COUNTY_WORD.sub("", _CITY_AND_COUNTY.sub("", item))).removesuffix(f" {state_name(state)}")
    readers = (counties_by_name, counties_by_city) if is_county else (counties_by_city, counties_by_name)
    if _CITY_AND_COUNTY.search(item):  # in Virginia and Maryland these are two areas
        return tuple(dict.fromkeys((*counties_by_name(name, state), *counties_by_city(name, state))))
    for candidate in (item, name, name.rpartition("-")[2].strip()):
        for reader in readers:
            if found := reader(candidate, state):
                return found
    return ()


def _longest_county(words: list[str], state: str) -> tuple[str, ...]:
    for start in range(len(words)):
        found = counties_by_name(" ".join(words[start:]), state)
        if found:
            before = words[:start][:-1] if words[:start][-1:] and words[start - 1] in {"and", "&"} else []
            return (*_longest_county(before, state), *found) if before else found
    return ()


def _town(name: str, state: str) -> tuple[str, ...]:
    """No town in a people's name: the Seneca Nation is not in the town of Seneca."""
    if re.search(rule_table("names")["peoples"], name, re.IGNORECASE):
        return ()
    ending = _IN_TOWN.search(name)
    if ending and (found := counties_by_city(ending.group(1).strip(), state)):
        return found
    words = re.split(r"\s+", name)
    for length in (3, 2, 1):
        start = " ".join(words[:length]).strip(",.'’")
        row = city_named(start, state)
        if row and (row.pop or 0) >= BIG_ENOUGH and start.lower() not in rule_table("names")["common_words"]:
            return counties_by_city(start, state)
    return ()
