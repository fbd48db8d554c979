"""Finds the place named inside a sentence, strictly: a common word is never taken for a town."""

import re
from functools import cache
from itertools import pairwise

from geodata import tables
from geodata.foreign import country_named
from geodata.gazetteer import look_up
from geodata.mention_words import (
    ARTICLES,
    CAME,
    COUNTY_WORDS,
    FROM,
    NAMES_OF_PEOPLE,
    NEVER_ALONE,
    NO_PLACE_AFTER,
    NO_PLACE_STARTS,
    NO_TOWN_BEFORE,
    PREPOSITIONS,
    WHERE,
)
from geodata.names import readings
from geodata.normalise import common_words, fold, name_key
from geodata.places import candidate
from geodata.spelling import near_cities
from geodata.states import state_keys
from geodata.types import Place, PlaceKind
from geodata.zipcodes import without_labels

MOST_TEXT = 10_000  # characters read; a place is named early
SMALLEST_ALONE = 20_000  # people: a smaller town is believed only with its state
KNOWN_ALONE = 50_000  # people: a town named without `in` before it, at an end of a few words
MISSPELT_FROM = 100_000  # people of a town whose misspelt name is believed
FEW_WORDS = 12  # a search rather than a sentence
_LONGEST_NAME = 4  # words
_MENDED = ((6, 1), (10, 2))  # letters of a misspelt name, errors believed
_ZIP = re.compile(r"(?<![\d$.,#-])\b(\d{5})(?:-\d{4})?\b(?![\d%]|[.,-]\d)")
_NOT_A_ZIP_AFTER = re.compile(
    r"^\s*(?:dollars?|dolares|usd|pesos|people|personas|times|veces|hours|days|miles)\b", re.IGNORECASE
)
_SHORTEST_NAMES = 6  # letters of a state's name in several words; what has fewer is a short form
_HERE = re.compile(
    r"\b(?:(?:right )?here (?:in|near|outside)|(?:i['’]?m|i am|we['’]?re|we are)(?: \w+)? (?:in|near|outside)"
    r"|(?:i|we) (?:\w+ )?live (?:in|near|outside)|(?:i|we) work (?:\w+ ){0,4}(?:in|near)|(?:aqu[ií]|ac[aá]) (?:en|por|cerca de)"
    r"|(?:vivo|vivimos|estoy|estamos|resido) (?:\w+ )?(?:en|cerca de))\s+",
    re.IGNORECASE,
)
_HERE_REACHES = 60  # characters
_SENTENCE_END = re.compile(r"[.;!?\n](?:\s|$)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SHORT_STATES_THAT_ARE_WORDS = frozenset({"in", "or", "me", "hi", "ok", "oh", "de", "la", "al", "pa", "ma", "id", "co"})


def find_place(text: str) -> tuple[Place, str] | None:
    """The first place of a sentence and the words that name it; None when no words are surely a place.

    Sure are a ZIP, a city or county before its state, a state's full name, and after a preposition
    (`in`, `near`, `en`, `cerca de`) a city or county of 20,000 people or more; first of all after words that say where the
    person is now (`here in`, `I live in`, `aquí en`). A few words typed as a search may begin or
    end with a town of 50,000 (`rape crisis center spokane`). Last, a town of 100,000 is believed misspelt after `in`.
    """
    text = text[:MOST_TEXT]
    return (
        _zip(text)
        or _here(text)
        or _with_state(text)
        or _after_preposition(text)
        or _at_an_end(text)
        or _misspelt(text)
    )


def _zip(text: str) -> tuple[Place, str] | None:
    bare = without_labels(text)
    for match in _ZIP.finditer(bare):
        place = look_up(match[1])
        known = place.kind in {PlaceKind.ZIP, PlaceKind.MILITARY}
        if known and match[1] in text and not _NOT_A_ZIP_AFTER.match(bare[match.end() :]):
            return place, match[0]
    return None


def _here(text: str) -> tuple[Place, str] | None:
    """`Yo en Cali era dentista, aquí en Orlando no`: where the person is now, whatever else is named before."""
    for said in _HERE.finditer(text):
        rest = "in " + _SENTENCE_END.split(text[said.end() : said.end() + _HERE_REACHES])[0]
        hit = _with_state(rest) or _after_preposition(rest) or _one_of_its_name(rest)
        if hit and rest[len("in ") :].startswith(hit[1]):
            return hit
    return None


def _one_of_its_name(rest: str) -> tuple[Place, str] | None:
    """`I work at a bank in Lusk`: a town of any size, where no other in the country is called so."""
    words = [word for word in _spans(rest)[1 : 1 + _LONGEST_NAME] if word[0][0].isupper()]
    for size in range(len(words), 0, -1):
        name = _folded(words[:size])
        towns = [place for place in readings(name) if place.kind is PlaceKind.CITY]
        if _joined(rest, words[:size]) and len(towns) == len(readings(name)) == 1 and name[0] not in common_words():
            return look_up(" ".join(name)), rest[words[0].start() : words[size - 1].end()].rstrip(".,'’-")
    return None


def _spans(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _folded(words: list[re.Match[str]]) -> list[str]:
    return [part for word in words for part in _fold_word(word[0])]


def _fold_word(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split())


@cache
def _state_starts() -> frozenset[str]:
    """Every beginning of a state's key and the points of the compass, so that most words are no state at one look."""
    starts = {key[:size] for key in state_keys() for size in range(1, len(key) + 1)}
    return frozenset(starts | {"n", "s", "e", "w", "no", "so"})


def _state_at(words: list[re.Match[str]], start: int) -> tuple[str, int] | None:
    """A state beginning at a word, and the index after it; a code that is a word counts only in capitals."""
    first = _fold_word(words[start][0])
    if not first or first[0] not in _state_starts():
        return None
    for size in (4, 3, 2, 1):
        piece = words[start : start + size]
        if len(piece) < size:
            continue
        state = state_keys().get(name_key(_folded(piece)))
        if state and not (_may_be_a_word(piece[0][0].strip(".")) if size == 1 else _spread_out(piece)):
            return state, start + size
    return None


def _may_be_a_word(code: str) -> bool:
    common = code.lower() in _SHORT_STATES_THAT_ARE_WORDS or code.lower() in common_words()
    return common and not code.isupper()


def _spread_out(piece: list[re.Match[str]]) -> bool:
    """`a la` is no `Ala.`, and `no car` no `N. Car.`: a short form in several words counts only where each is written as a name (`W. Va.`)."""
    return len("".join(_folded(piece))) < _SHORTEST_NAMES and not all(word[0][0].isupper() for word in piece)


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
        if not _joined(text, words[start:end]) or (set(name[:1]) & PREPOSITIONS):
            continue
        if readings(name, state) and not (size == 1 and name[0] in common_words() and not words[start][0][0].isupper()):
            place = look_up(matched)
            if place.resolved:
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
    return fold(matched) not in NAMES_OF_PEOPLE or index == 0 or fold(words[index - 1][0]) in PREPOSITIONS


def _city_first(text: str, words: list[re.Match[str]], index: int) -> bool:
    """A longer city name holds the state's name: `Kansas City`, `Iowa City`, `Virginia Beach`."""
    longer = _folded(words[index : index + 2])
    return index + 1 < len(words) and _joined(text, words[index : index + 2]) and _large(longer) is not None


def _after_preposition(text: str) -> tuple[Place, str] | None:
    """The first place here; a foreign one only when there is no other, and not where somebody is from or goes to."""
    words, abroad = _spans(text), None
    for index, word in enumerate(words[:-1]):
        preposition = fold(word[0])
        origin = preposition in FROM and not CAME.isdisjoint(_folded(words[max(index - 2, 0) : index]))
        hit = _following(text, words, index) if preposition in PREPOSITIONS and not origin else None
        if hit and hit[0].kind is not PlaceKind.OUTSIDE_US:
            return hit
        abroad = abroad or (hit if preposition in WHERE else None)
    return abroad


def _following(text: str, words: list[re.Match[str]], index: int) -> tuple[Place, str] | None:
    """The place right after a preposition: `El Paso` with its article, `the Bronx` without."""
    hit = _longest_from(text, words, index + 1) or _capital(words, index)
    if hit is None and fold(words[index + 1][0]) in ARTICLES:
        return _longest_from(text, words, index + 2)
    return hit


def _capital(words: list[re.Match[str]], index: int) -> tuple[Place, str] | None:
    """`in Mobile`: a common word is a town after a small `in`, where it is written as a name."""
    before, written = words[index][0], words[index + 1][0].rstrip(".,'’-")
    name = list(_fold_word(written))
    if before not in WHERE or not written.istitle() or len(name) != 1 or name[0] not in common_words():
        return None
    found = [place for place in readings(name) if place.kind is PlaceKind.CITY and _people(place) >= KNOWN_ALONE]
    return (look_up(written), written) if found else None


def _at_an_end(text: str) -> tuple[Place, str] | None:
    """`rape crisis center spokane`, `el paso food pantry`: of a few words the last or the first are the town."""
    words = _spans(text)
    if not 1 < len(words) <= FEW_WORDS:
        return None
    for size in range(_LONGEST_NAME - 1, 0, -1):
        for start in (len(words) - size, 0):
            if 0 <= start < len(words) and (hit := _alone(text, words, start, size)):
                return hit
    return None


def _alone(text: str, words: list[re.Match[str]], start: int, size: int) -> tuple[Place, str] | None:
    piece = words[start : start + size]
    before = fold(words[start - 1][0]) if start else ""
    if (
        len(piece) < size
        or (size == 1 and before in NO_PLACE_AFTER)
        or not _joined(text, piece)
        or text.rstrip().endswith(".")
    ):
        return None
    name = _folded(piece)
    place = _large(name)
    if (
        place is None
        or place.kind is PlaceKind.OUTSIDE_US
        or max(map(_people, readings(name)), default=0) < KNOWN_ALONE
    ):
        return None
    return place, text[piece[0].start() : piece[-1].end()].rstrip(".,'’-")


def _misspelt(text: str) -> tuple[Place, str] | None:
    """`in albuquerqe`: nearly the name of a large town that begins alike, right after a word that a place follows."""
    words = _spans(text)
    for index, word in enumerate(words[:-1]):
        if fold(word[0]) in WHERE:
            for size in (2, 1):
                if hit := _nearly(text, words[index + 1 : index + 1 + size], size):
                    return hit
    return None


def _nearly(text: str, piece: list[re.Match[str]], size: int) -> tuple[Place, str] | None:
    name = _folded(piece)
    key = name_key(name) if name else ""
    errors = max((allowed for letters, allowed in _MENDED if len(key) >= letters), default=0)
    if len(piece) < size or not errors or not _joined(text, piece) or set(name) & common_words():
        return None
    near = [hit for hit in near_cities(key)[:1] if hit[0] <= errors and -hit[1] >= MISSPELT_FROM]
    place = look_up(" ".join(name)) if near else None
    if place is None or not place.resolved or key[0] != fold(place.label)[0]:
        return None
    return place, text[piece[0].start() : piece[-1].end()].rstrip(".,'’-")


def _longest_from(text: str, words: list[re.Match[str]], start: int) -> tuple[Place, str] | None:
    if words[start : start + 1] and words[start][0].lower() in NO_PLACE_STARTS:
        return None
    for size in range(_LONGEST_NAME, 0, -1):
        piece = words[start : start + size]
        if len(piece) < size or not _joined(text, piece):
            continue
        place = _large(_folded(piece))
        if place:
            if _part_of_a_name(words, start + size):
                return None
            own = place, text[piece[0].start() : piece[-1].end()].rstrip(".,'’-")
            return _its_town(text, words, start + size) or own
    return None


def _part_of_a_name(words: list[re.Match[str]], after: int) -> bool:
    """`the Boston Mountains`, `Houston Street`: a word written as a name goes on."""
    return after < len(words) and words[after][0].istitle() and fold(words[after][0]) in NO_TOWN_BEFORE


def _its_town(text: str, words: list[re.Match[str]], after: int) -> tuple[Place, str] | None:
    """`in Corona, Queens`, `en la Alameda, El Paso`: a part of a town before the town, each with a name of its own."""
    if after >= len(words) or text[words[after - 1].end() : words[after].start()].strip() != ",":
        return None
    hit = _longest_from(text, words, after) if words[after][0][0].isupper() else None
    return hit if hit and hit[0].kind in {PlaceKind.CITY, PlaceKind.COUNTY} else None


def _large(name: list[str]) -> Place | None:
    """A city, county or reservation of enough people whose name is no common word, or several of them."""
    bare = set(name) - ARTICLES
    common = all(word in common_words() for word in name) and (len(name) == 1 or name[-1] not in COUNTY_WORDS)
    if not name or common or len(name_key(name)) < 3 or NEVER_ALONE.issuperset(bare):
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
