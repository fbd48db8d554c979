"""How an offer's area lies to a place: it contains it, touches it, is near, is unknown, or is somewhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf
from typing import NamedTuple

from geodata.counties import density
from geodata.distance import haversine_km
from geodata.neighbours import touching_counties
from geodata.places import NEW_YORK_CITY
from geodata.types import Place, PlaceKind, Point, Precision
from matching.documents import OfferDocument
from matching.spec import spec
from matching.types import Ring

PRECISE = frozenset({Precision.ADDRESS, Precision.POINT, Precision.ZIP, Precision.CITY})


class Relation(StrEnum):
    CONTAINS = "contains"  # a declared area contains the place
    INFERRED = "inferred"  # an inferred one does: ask
    TOUCHES = "touches"  # the area may contain the place, which is wider than it or only partly inside
    NEAR = "near"  # an inferred area next door or within 80 km
    STATE_ONLY = "state-only"  # only the state of the offer is known
    NO_PLACE = "no-place"  # no place was given and this offer serves some states
    FAR = "far"  # an inferred area too far off, unless the list must be widened
    EXCLUDED = "excluded"  # a declared area excludes the place, or another state


FIRST_TIER = frozenset({Relation.CONTAINS, Relation.INFERRED})
SECOND_TIER = frozenset({Relation.TOUCHES, Relation.NEAR, Relation.STATE_ONLY})
ORDER = (*Relation,)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place with what is looked up once per request: the counties next door and how fast distance counts."""

    place: Place | None
    next_door: frozenset[str]
    half_km: float
    states: frozenset[str] = frozenset()  # two letters; of a place as wide as several, all of them
    inner_keys: frozenset[str] = frozenset()  # areas that hold the place, less those that hold only an edge of it
    point: Point | None = None  # to measure from; none for a place as wide as a county or a state


class Coverage(NamedTuple):
    relation: Relation
    ring: Ring | None
    km: float | None  # to its public address
    near_km: float | None  # to its address or the centre of its listed town; never shown
    anchor_missing: bool = False  # judged by where the person is, because nobody said where it happened
    view: PlaceView | None = None


def view_of(place: Place | None) -> PlaceView:
    if place is None or not place.area_keys:
        return PlaceView(None, frozenset(), 0.0)
    counties = [key[7:] for key in place.area_keys if key.startswith("county:")]
    next_door = {f"county:{fips}" for county in counties for fips in touching_counties(county)}
    states = (key[len("state:") :] for key in place.area_keys | place.touching_keys if key.startswith("state:"))
    return PlaceView(
        place,
        frozenset(next_door),
        _half_km(place.county_fips),
        frozenset(states),
        inner_keys=place.area_keys - _edges(place),
        point=place.point if place.precision in PRECISE else None,
    )


def _edges(place: Place) -> frozenset[str]:
    """Counties into which only an edge of a city reaches: an area inferred from one of them may not hold the person.

    New York is five whole counties and has no edge.
    """
    if place.kind is not PlaceKind.CITY or place.county_fips is None or NEW_YORK_CITY in place.area_keys:
        return frozenset()
    own = f"county:{place.county_fips}"
    return frozenset(key for key in place.area_keys if key.startswith("county:") and key != own)


def _half_km(county_fips: str | None) -> float:
    people = (density(county_fips) if county_fips else None) or 0.0
    return next(float(km) for floor, km in spec()["geography"]["half_km_by_density"] if people >= floor)


def best_coverage(document: OfferDocument, views: Iterable[PlaceView]) -> Coverage:
    """The better of several places: a shelter may serve where the person is or where they could go."""
    found = [coverage(document, view) for view in views]
    return min(found, key=lambda one: (ORDER.index(one.relation), -_nearness(one)))


def _nearness(found: Coverage) -> float:
    """By its own place's measure: ten kilometres are near in the country and far in a city."""
    if found.km is None or found.view is None or found.view.half_km <= 0:
        return 0.0
    return nearness(found.km, found.view.half_km)


def nearness(km: float, half_km: float) -> float:
    """1 up to 3 km, then halved every `half_km`."""
    return float(0.5 ** (max(0.0, km - float(spec()["geography"]["full_km"])) / half_km))


def coverage(document: OfferDocument, view: PlaceView) -> Coverage:
    km = _km(document.point, view.point)
    near_km = km if document.point else _km(document.centre, view.point)
    relation = _relation(document, view, near_km)
    return Coverage(relation, _ring(document, view, relation), km, near_km, view=view)


def _km(there: tuple[float, float] | None, here: Point | None) -> float | None:
    return haversine_km(here, Point(*there)) if there and here else None


def _relation(document: OfferDocument, view: PlaceView, near_km: float | None) -> Relation:
    if document.national:
        return Relation.CONTAINS
    if view.place is None:
        return Relation.NO_PLACE if document.area_scope == "states" else Relation.EXCLUDED
    if document.area_basis == "unknown":
        return _by_state(document, view.place)
    keys, place = document.area_keys, view.place
    if document.area_basis == "declared" and not keys.isdisjoint(place.area_keys):
        return Relation.CONTAINS
    if not keys.isdisjoint(view.inner_keys):
        return Relation.INFERRED
    if not (keys.isdisjoint(place.touching_keys) and keys.isdisjoint(place.area_keys)):
        return Relation.TOUCHES
    return Relation.EXCLUDED if document.area_basis == "declared" else _by_distance(document, view, near_km)


def _by_state(document: OfferDocument, place: Place) -> Relation:
    states = {f"state:{usps}" for usps in document.states}
    return Relation.STATE_ONLY if states & (place.area_keys | place.touching_keys) else Relation.EXCLUDED


def _by_distance(document: OfferDocument, view: PlaceView, near_km: float | None) -> Relation:
    """Near or far within the state; an inferred area crosses a state line only where it is at the door."""
    numbers = spec()["geography"]
    km = inf if near_km is None else near_km
    if not _same_state(document, view):
        return Relation.NEAR if km <= numbers["across_state_km"] else Relation.EXCLUDED
    if document.area_keys & view.next_door or km <= numbers["near_km"]:
        return Relation.NEAR
    return Relation.FAR if km <= numbers["widen_km"] else Relation.EXCLUDED


def _same_state(document: OfferDocument, view: PlaceView) -> bool:
    return not document.states or bool(document.states & view.states)


def _ring(document: OfferDocument, view: PlaceView, relation: Relation) -> Ring | None:
    if relation is Relation.NEAR or relation is Relation.FAR:
        return Ring.NEXT_COUNTY if document.area_keys & view.next_door else Ring.NEARBY
    if relation is Relation.EXCLUDED or relation is Relation.NO_PLACE:
        return None
    return width(document)


def width(document: OfferDocument) -> Ring:
    """How wide the area is; an unknown one counts as its state."""
    return _width(document.area_keys, document.area_basis)


@lru_cache(maxsize=16_384)
def _width(area_keys: frozenset[str], basis: str) -> Ring:
    if "us" in area_keys:
        return Ring.NATION
    kinds = {key.split(":", 1)[0] for key in area_keys}
    if "state" in kinds or not kinds or basis == "unknown":
        return Ring.STATE
    small = kinds <= {"county", "place", "zip"} and len(area_keys) == 1
    return Ring.COUNTY if small else Ring.SEVERAL_COUNTIES
