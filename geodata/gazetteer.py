"""Reads typed text as a place, offline: ZIP, coordinates, foreign names, city, county or state, then typing errors."""

import re
from dataclasses import replace

from geodata import tables
from geodata.choosing import MOST_CANDIDATES, ambiguous, candidates_of, guessed
from geodata.cities import rank
from geodata.foreign import country_at_end, country_named, country_of_city
from geodata.names import dotted_nickname, place_anywhere, place_in_state, readings
from geodata.normalise import MAX_TEXT, fold, fold_parts, name_key, plain
from geodata.places import (
    NOT_FOUND,
    city_place,
    county_place,
    military_place,
    point_place,
    state_place,
    zip3_place,
    zip_place,
)
from geodata.spelling import near_cities, near_county, near_state
from geodata.states import state_keys
from geodata.types import Place, PlaceCandidate, PlaceKind, Point
from geodata.zipcodes import read_zip, without_labels, zip_alone

_NUMBER = r"([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*"
_POINT = re.compile(rf"\s*{_NUMBER}([ns])?\s*[,;\s]\s*{_NUMBER}([ewo])?\s*", re.IGNORECASE)
_CITY_CODE = re.compile(r"\s*([^,\d]+),\s*([A-Za-z]{2})\s*")
_USA = (["usa"], ["us"], ["united", "states"], ["united", "states", "of", "america"], ["eeuu"], ["estados", "unidos"])
_ARMED_FORCES = frozenset({"apo", "fpo", "dpo"})
_STREET_WORDS = frozenset(
    [
        "st",
        "street",
        "ave",
        "avenue",
        "rd",
        "road",
        "dr",
        "drive",
        "ln",
        "lane",
        "blvd",
        "boulevard",
        "ct",
        "court",
        "hwy",
        "way",
        "apt",
        "suite",
        "unit",
        "box",
        "calle",
    ]
)
_LEADING = frozenset(["in", "near", "around", "from", "outside", "by", "at", "en", "cerca", "de", "desde"])
_COUNTY_TAILS = frozenset({"county", "parish", "co", "municipio", "borough"})
_LARGE_NAMESAKE = 40_000  # people: a US city this large is named beside a foreign one (Vancouver, Ontario)
_FAR_LARGER = 100  # a township this much smaller than a city one letter away may be a typing error (Huston)


def look_up(text: str) -> Place:
    """The place a text means; NOT_FOUND for text that names none or is longer than 200 characters."""
    if len(text) > MAX_TEXT:
        return NOT_FOUND
    typed = plain(text)
    code = zip_alone(typed)
    if code:
        return zip_place(code) or zip3_place(code) or NOT_FOUND
    return _city_comma_code(text) or _coordinates(typed) or dotted_nickname(typed.strip()) or _words(text, typed)


def _city_comma_code(text: str) -> Place | None:
    """The commonest form, `Austin, TX`, without the longer way round."""
    match = _CITY_CODE.fullmatch(text)
    if match is None or match[2].upper() not in tables.states():
        return None
    words = fold(match[1]).split()
    return place_in_state(words, match[2].upper()) if words else None


def _coordinates(typed: str) -> Place | None:
    match = _POINT.fullmatch(typed)
    if not match or ("." not in typed and "," not in typed):
        return None
    lat, lon = float(match[1]), float(match[3])
    lat = -lat if match[2] == "s" else lat
    lon = -lon if match[4] in {"w", "o"} else lon
    if abs(lat) > 90 or abs(lon) > 180:
        return NOT_FOUND
    return point_place(Point(lat, lon))


def _words(text: str, typed: str) -> Place:
    parts = _without_usa(fold_parts(text))
    words = [word for part in parts for word in part]
    if not any(char.isalpha() for word in words for char in word) and not read_zip(typed):
        return NOT_FOUND
    return _foreign_tail(parts, words) or _armed_forces(words) or _zip(typed) or _name(parts, words)


def _without_usa(parts: list[list[str]]) -> list[list[str]]:
    if not parts:
        return parts
    last = parts[-1]
    for name in _USA:
        if last[-len(name) :] == name and (len(parts) > 1 or len(last) > len(name)):
            kept = last[: -len(name)]
            return [*parts[:-1], kept] if kept else parts[:-1]
    return parts


def _foreign_tail(parts: list[list[str]], words: list[str]) -> Place | None:
    """`Tijuana, Mexico`; but `Little Canada` and `Albuquerque New Mexico` are ours."""
    if len(words) < 2 or name_key(words) in state_keys() or _state_tail(words):
        return None
    country = country_at_end(words)
    if country is None or (len(parts) == 1 and readings(words)):
        return None
    return Place(PlaceKind.OUTSIDE_US, label=country)


def _armed_forces(words: list[str]) -> Place | None:
    if not _ARMED_FORCES & set(words):
        return None
    code = next((word for word in words if len(word) == 5 and word.isdigit()), "")
    place = zip3_place(code) if code else None
    if place and place.kind is PlaceKind.MILITARY:
        return place
    area = next((word for word in words if word in {"ae", "ap", "aa"}), None)
    return military_place(area.upper()) if area else None


def _zip(typed: str) -> Place | None:
    reading = read_zip(typed)
    if reading is None:
        return None
    place = zip_place(reading.code) or zip3_place(reading.code)
    if place is None:
        return None
    words = [word for part in _without_usa(fold_parts(reading.rest)) for word in part]
    tail = _state_tail(words) or (state_keys().get(name_key(words)) if words else None)
    state = tail[1] if isinstance(tail, tuple) else tail
    if state and place.state_code and f"state:{state}" not in place.area_keys | place.touching_keys:
        other = _name(fold_parts(reading.rest), words)
        return replace(place, guessed=True, candidates=candidates_of([place, other]) if other.resolved else ())
    return place


def _state_tail(words: list[str]) -> tuple[list[str], str] | None:
    """The words before a state at the end, and its code."""
    for size in range(min(5, len(words) - 1), 0, -1):
        state = state_keys().get(name_key(words[-size:]))
        if state:
            return words[:-size], state
    return None


def _name(parts: list[list[str]], words: list[str]) -> Place:
    if not words:
        return NOT_FOUND
    place = _exact(parts, words) or _misspelt(parts, words)
    if place is None and words[0] in _LEADING and len(words) > 1:
        return _name([parts[0][1:], *parts[1:]] if len(parts[0]) > 1 else parts[1:], words[1:])
    return place or NOT_FOUND


def _exact(parts: list[list[str]], words: list[str]) -> Place | None:
    tail = _state_tail(words)
    if len(parts) == 1 or tail is None:
        whole = _bare(words)
        if whole:
            return whole
    if tail:
        return _in_state(parts, *tail)
    return _state_first(words)


def _bare(words: list[str]) -> Place | None:
    country = country_named(words)
    place = place_anywhere(words)
    if country:
        return _foreign_or_namesake(words, country)
    return _doubt_tiny(words, place) if place else None


def _foreign_or_namesake(words: list[str], country: str) -> Place:
    """A well-known foreign name alone is foreign, with its US namesakes to choose from."""
    found = sorted(readings(words), key=lambda p: candidates_of([p])[0].population or 0, reverse=True)
    own = candidates_of(found)
    if own and (own[0].population or 0) >= _LARGE_NAMESAKE:
        abroad = PlaceCandidate(f"{' '.join(words).title()}, {country}", PlaceKind.OUTSIDE_US, "", None, "")
        return ambiguous(found[: MOST_CANDIDATES - 1], extra=(abroad,))
    return Place(PlaceKind.OUTSIDE_US, label=country, candidates=own)


def _doubt_tiny(words: list[str], place: Place) -> Place:
    """A township nobody names without its state, one letter from a large city, is shown beside that city."""
    found = readings(words)
    rows = [tables.cities()[k[6:]] for p in found for k in p.area_keys if k.startswith("place:")]
    if not rows or place.kind not in {PlaceKind.CITY, PlaceKind.AMBIGUOUS} or any(rank(row) < 2 for row in rows):
        return place
    largest = max(row.pop or 1 for row in rows)
    near = [hit for hit in near_cities(name_key(words)) if hit[0] == 1 and -hit[1] > _FAR_LARGER * largest]
    return ambiguous([city_place(near[0][2]), *found]) if near else place


def _in_state(parts: list[list[str]], front: list[str], state: str) -> Place | None:
    """A city or county before its state; of an address only what follows the street."""
    place = place_in_state(front, state)
    if place:
        return place
    country = country_of_city(front)
    if country:
        return Place(PlaceKind.OUTSIDE_US, label=country)
    for part in _pieces(_first_words(parts, len(front)), front):
        place = place_in_state(part, state)
        if place:
            return place
    return None


def _first_words(parts: list[list[str]], count: int) -> list[list[str]]:
    """The parts cut after so many words in all: what stands before the state."""
    kept: list[list[str]] = []
    for part in parts:
        if count > 0:
            kept.append(part[:count])
        count -= len(part)
    return kept


def _pieces(parts: list[list[str]], front: list[str]) -> list[list[str]]:
    """Shorter names to try: comma parts from the last, then the last words of a street address."""
    names = [part for part in reversed(parts) if part != front and not part[0].isdigit()]
    pieces = sorted(names, key=lambda part: part[-1] in _COUNTY_TAILS)
    if front[0].isdigit() or _STREET_WORDS & set(front):
        pieces += [front[start:] for start in range(1, len(front))]
    return pieces


def _state_first(words: list[str]) -> Place | None:
    """`TX Houston`, `Texas Houston`."""
    for size in (2, 1):
        state = state_keys().get(name_key(words[:size])) if len(words) > size else None
        if state:
            return place_in_state(words[size:], state)
    return None


def _misspelt(parts: list[list[str]], words: list[str]) -> Place | None:
    tail = _state_tail(words)
    if tail:
        return _misspelt_in_state(*tail)
    if len(words) > 5 or any(word.isdigit() for word in words):
        return None
    return _misspelt_state(parts, words) or _misspelt_anywhere(words)


def _misspelt_in_state(front: list[str], state: str) -> Place | None:
    key = name_key(front)
    found = near_cities(key, state)
    if found:
        best = [city_place(geoid) for errors, _, geoid in found if errors == found[0][0]]
        return guessed(best[0], best[1:])
    short = [word for word in front if word not in {"county", "parish", "municipio", "co"}]
    fips = near_county(name_key(short), state)
    return guessed(county_place(fips)) if fips else None


def _misspelt_state(parts: list[list[str]], words: list[str]) -> Place | None:
    if len(words) == 1 or len(parts) == 1:
        state = near_state(name_key(words))
        if state and not _is_large_city(words):
            return guessed(state_place(state))
    for size in (2, 1):
        state = near_state(name_key(words[-size:])) if len(words) > size else None
        if state and (place := place_in_state(words[:-size], state)):
            return guessed(place)
    return None


def _is_large_city(words: list[str]) -> bool:
    """Whether a city of hundreds of thousands is one error away, which is then likelier than a state."""
    hits = near_cities(name_key(words))
    return bool(hits) and hits[0][0] == 1 and -hits[0][1] > 10 * _LARGE_NAMESAKE


def _misspelt_anywhere(words: list[str]) -> Place | None:
    hits = near_cities(name_key(words))
    if not hits:
        return None
    best = [hit for hit in hits if hit[0] == hits[0][0]]
    return guessed(city_place(best[0][2]), [city_place(geoid) for *_, geoid in best[1:]])


def street_part(text: str) -> bool:
    """Whether a text starts like a street address: a house number and a street."""
    words = without_labels(plain(text)).split()
    return len(words) > 2 and words[0].isdigit() and len(words[0]) <= 6
