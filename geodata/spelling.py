"""Names within a typing error of what was typed (Damerau-Levenshtein): one error, two from seven letters on."""

from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geodata import tables
from geodata.cities import by_key, rank
from geodata.counties import counties_of_state
from geodata.normalise import common_words, fold, name_key
from geodata.states import state_keys

SHORTEST = 4  # letters; shorter names are one error from too many others
LONG = 7
_CITY_OF_TWO_ERRORS = 50_000  # people: without a state, two errors are believed only for a city known everywhere
_CITY_OF_ONE_ERROR = 10_000
_SHORTEST_ALONE = 5  # letters of a misspelt name without a state: `help` is no error for Helt


@cache
def _by_length(state: str | None) -> dict[int, list[str]]:
    """Name keys of places (of one state, or of all) by length."""
    found: dict[int, list[str]] = {}
    for key, geoids in by_key().items():
        if any(_counts(geoid, state) for geoid in geoids):
            found.setdefault(len(key), []).append(key)
    return found


def _counts(geoid: str, state: str | None) -> bool:
    row = tables.cities()[geoid]
    return row.state == state if state else (row.pop or 0) >= _CITY_OF_ONE_ERROR and rank(row) < 2


def _allowed(key: str) -> int:
    if len(key) < SHORTEST or any(char.isdigit() for char in key):
        return 0
    return 2 if len(key) >= LONG else 1


def near_cities(key: str, state: str | None = None) -> list[tuple[int, int, str]]:
    """(errors, minus population, geoid) of places whose name is nearly `key`, best first."""
    errors = _allowed(key) if state or len(key) >= _SHORTEST_ALONE else 0
    if not errors or (not state and key in common_words()):
        return []
    lengths = _by_length(state)
    choices = [name for size in range(len(key) - errors, len(key) + errors + 1) for name in lengths.get(size, ())]
    hits = process.extract(key, choices, scorer=OSA.distance, score_cutoff=errors, limit=None)
    found = [hit for name, distance, _ in hits if distance for hit in _rows(name, int(distance), state)]
    return sorted(found)


def _rows(name: str, errors: int, state: str | None) -> list[tuple[int, int, str]]:
    rows = (tables.cities()[geoid] for geoid in by_key()[name])
    least = 0 if state else (_CITY_OF_TWO_ERRORS if errors > 1 else _CITY_OF_ONE_ERROR)
    kept = (row for row in rows if state in {None, row.state} and (row.pop or 0) >= least)
    return [(errors, -(row.pop or 0), row.geoid) for row in kept]


def near_county(key: str, state: str) -> str | None:
    """The county of a state whose short name is nearest to `key`, when within the errors allowed."""
    names = {name_key(fold(tables.counties()[fips].short_name).split()): fips for fips in counties_of_state(state)}
    hit = process.extractOne(key, list(names), scorer=OSA.distance, score_cutoff=_allowed(key))
    return names[hit[0]] if hit and _allowed(key) else None


def near_state(key: str) -> str | None:
    """USPS code of the state whose full name is nearly `key`."""
    names = [name for name in state_keys() if len(name) > SHORTEST]
    errors = _allowed(key)
    hit = process.extractOne(key, names, scorer=OSA.distance, score_cutoff=errors) if errors else None
    return state_keys()[hit[0]] if hit else None
