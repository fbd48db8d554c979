"""Finds the place named inside a sentence, strictly: a common word is never taken for a town."""

import re
from itertools import pairwise

from geodata import tables
from geodata.foreign import country_named
from geodata.gazetteer import look_up
from geodata.names import readings
from geodata.normalise import common_words, fold, name_key
from geodata.places import candidate
from geodata.states import state_keys
from geodata.types import Place, PlaceKind
from geodata.zipcodes import without_labels

MOST_TEXT = 10_000  # characters read; a place is named early
SMALLEST_ALONE = 20_000  # people: a smaller town is believed only with its state
_LONGEST_NAME = 4  # words
_ZIP = re.compile(r"(?<![\d$.,#-])\b(\d{5})(?:-\d{4})?\b(?![\d%]|[.,-]\d)")
_NOT_A_ZIP_AFTER = re.compile(
    r"^\s*(?:dollars?|dolares|usd|pesos|people|personas|times|veces|hours|days|miles)\b", re.IGNORECASE
)
_PREPOSITIONS = frozenset(
    [
        "in",
        "near",
        "at",
        "from",
        "around",
        "outside",
        "to",
        "of",
        "on",
        "into",
        "inside",
        "en",
        "de",
        "desde",
        "cerca",
        "por",
        "hacia",
        "hasta",
        "vivo",
        "live",
        "living",
    ]
)
_ARTICLES = frozenset({"the", "el", "la", "de"})
_NAMES_OF_PEOPLE = frozenset({"virginia", "georgia", "carolina"})
_COUNTY_WORDS = frozenset({"county", "parish"})
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SHORT_STATES_THAT_ARE_WORDS = frozenset({"in", "or", "me", "hi", "ok", "oh", "de", "la", "al", "pa", "ma", "id", "co"})


def find_place(text: str) -> tuple[Place, str] | None:
    """The first place of a sentence and the words that name it; None when no words are surely a place.

    Sure are a ZIP, a city or county before its state, a state's full name, and after a preposition
    (`in`, `near`, `en`, `cerca de`) a city or county of 20,000 people or more.
    """
    text = text[:MOST_TEXT]
    return _zip(text) or _with_state(text) or _after_preposition(text)


def _zip(text: str) -> tuple[Place, str] | None:
    bare = without_labels(text)
    for match in _ZIP.finditer(bare):
        place = look_up(match[1])
        known = place.kind in {PlaceKind.ZIP, PlaceKind.MILITARY}
        if known and match[1] in text and not _NOT_A_ZIP_AFTER.match(bare[match.end() :]):
            return place, match[0]
    return None


def _spans(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _folded(words: list[re.Match[str]]) -> list[str]:
    return fold(" ".join(word[0] for word in words)).split()


def _state_at(words: list[re.Match[str]], start: int) -> tuple[str, int] | None:
    """A state beginning at a word, and the index after it; a code that is a word counts only in capitals."""
    for size in (4, 3, 2, 1):
        piece = words[start : start + size]
        if len(piece) < size:
            continue
        state = state_keys().get(name_key(_folded(piece)))
        code = piece[0][0].strip(".")
        is_word = size == 1 and (code.lower() in _SHORT_STATES_THAT_ARE_WORDS or code.lower() in common_words())
        if state and not (is_word and not code.isupper()):
            return state, start + size
    return None


def _with_state(text: str) -> tuple[Place, str] | None:
    """`Fresno, CA`, `Houston Texas`, `Harris County TX`; the longest name before the state wins."""
    words = _spans(text)
    for index in range(1, len(words)):
        found = _state_at(words, index)
        if found and (hit := _name_before(text, words, index, found)):
            return hit
    return _full_state(text, words)


def _name_before(text: str, words: list[re.Match[str]], index: int, found: tuple[str, int]) -> tuple[Place, str] | None:
    state, end = found
    for size in range(min(_LONGEST_NAME, index), 0, -1):
        start = index - size
        matched = text[words[start].start() : words[end - 1].end()].rstrip(".,'’-")
        name = _folded(words[start:index])
        if not _joined(text, words[start:end]) or (set(name[:1]) & _PREPOSITIONS):
            continue
        if readings(name, state) and not (size == 1 and name[0] in common_words() and not words[start][0][0].isupper()):
            place = look_up(matched)
            if place.resolved and not place.guessed:
                return place, matched
    return None


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    """Only blanks and commas stand between the words."""
    return all(
        not text[a.end() : b.start()].strip(" ,\t\n") and not (a[0].endswith(".") and len(a[0]) > 4)
        for a, b in pairwise(words)
    )


def _full_state(text: str, words: list[re.Match[str]]) -> tuple[Place, str] | None:
    """A state's own name of four letters or more: `in Colorado`; never `Washington` or a name that is a city too."""
    for index in range(len(words)):
        found = _state_at(words, index)
        if found is None:
            continue
        matched = text[words[index].start() : words[found[1] - 1].end()].rstrip(".,'’-")
        place = look_up(matched)
        if len(matched) < 4 or fold(matched) in common_words() or not _meant_as_state(words, index, matched):
            continue
        if place.kind is PlaceKind.STATE and not _city_first(text, words, index):
            return place, matched
    return None


def _meant_as_state(words: list[re.Match[str]], index: int, matched: str) -> bool:
    """`My friend Virginia` is no state; `in Virginia` is."""
    return fold(matched) not in _NAMES_OF_PEOPLE or index == 0 or fold(words[index - 1][0]) in _PREPOSITIONS


def _city_first(text: str, words: list[re.Match[str]], index: int) -> bool:
    """A longer city name holds the state's name: `Kansas City`, `Iowa City`, `Virginia Beach`."""
    longer = _folded(words[index : index + 2])
    return index + 1 < len(words) and _joined(text, words[index : index + 2]) and _large(longer) is not None


def _after_preposition(text: str) -> tuple[Place, str] | None:
    """The first place here; a foreign one (`from Honduras to Houston`) only when there is no other."""
    words, abroad = _spans(text), None
    for index, word in enumerate(words[:-1]):
        hit = _following(text, words, index) if fold(word[0]) in _PREPOSITIONS else None
        if hit and hit[0].kind is not PlaceKind.OUTSIDE_US:
            return hit
        abroad = abroad or hit
    return abroad


def _following(text: str, words: list[re.Match[str]], index: int) -> tuple[Place, str] | None:
    """The place right after a preposition: `El Paso` with its article, `the Bronx` without."""
    hit = _longest_from(text, words, index + 1)
    if hit is None and fold(words[index + 1][0]) in _ARTICLES:
        return _longest_from(text, words, index + 2)
    return hit


def _longest_from(text: str, words: list[re.Match[str]], start: int) -> tuple[Place, str] | None:
    for size in range(_LONGEST_NAME, 0, -1):
        piece = words[start : start + size]
        if len(piece) < size or not _joined(text, piece):
            continue
        place = _large(_folded(piece))
        if place:
            return place, text[piece[0].start() : piece[-1].end()].rstrip(".,'’-")
    return None


def _large(name: list[str]) -> Place | None:
    """A city, county or reservation of enough people whose name is no common word, or several of them."""
    common = all(word in common_words() for word in name) and (len(name) == 1 or name[-1] not in _COUNTY_WORDS)
    if not name or common or len(name_key(name)) < 3:
        return None
    if country_named(name) or name_key(name) in state_keys():
        place = look_up(" ".join(name))
        return place if place.kind in {PlaceKind.OUTSIDE_US, PlaceKind.AMBIGUOUS} else None
    found = readings(name)
    if not any(_people(place) >= SMALLEST_ALONE for place in found):
        return None
    return look_up(" ".join(name))


def _people(place: Place) -> int:
    if place.kind is PlaceKind.TRIBAL:
        return SMALLEST_ALONE
    if place.approximate and place.county_fips and place.kind is PlaceKind.CITY:
        return tables.counties()[place.county_fips].pop // 10
    return candidate(place).population or 0
