"""Chooses among the readings of one name: the only one, one far larger than the rest, or none with the list."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.counties import county
from geodata.places import candidate
from geodata.types import Place, PlaceCandidate, PlaceKind

DOMINANT = 10  # times the population of the next namesake
MOST_CANDIDATES = 8
TOWNSHIP_DIGITS = 10  # of a county subdivision; an incorporated or census place has seven
UNKNOWN_POPULATION = 500


def _weight(place: Place) -> int:
    return candidate(place).population or UNKNOWN_POPULATION


def _rivalry(place: Place) -> float:
    """How much a namesake stands in the way of the largest: a township is seldom what a bare name means."""
    key = candidate(place).area_key
    township = key.startswith("place:") and len(key) == len("place:") + TOWNSHIP_DIGITS
    return _weight(place) / (DOMINANT if township else 1)


def choose(readings: Sequence[Place]) -> Place:
    """The place meant; several namesakes make it `guessed`, or AMBIGUOUS with candidates by population."""
    ordered = sorted(readings, key=_weight, reverse=True)
    if len(ordered) == 1:
        return ordered[0]
    if _weight(ordered[0]) > DOMINANT * max(_rivalry(other) for other in ordered[1:]):
        return guessed(ordered[0], ordered[1:])
    return ambiguous(ordered)


def guessed(place: Place, others: Sequence[Place] = ()) -> Place:
    return replace(place, guessed=True, candidates=candidates_of([place, *others]))


def ambiguous(readings: Sequence[Place], label: str = "", extra: tuple[PlaceCandidate, ...] = ()) -> Place:
    return Place(PlaceKind.AMBIGUOUS, label=label, candidates=(*candidates_of(readings), *extra))


def candidates_of(readings: Sequence[Place]) -> tuple[PlaceCandidate, ...]:
    """At most eight candidates, told apart by county where two share a label."""
    found = [candidate(place) for place in readings]
    labels = [one.label for one in found]
    told = (
        replace(one, label=f"{one.label} ({_county(place)})") if labels.count(one.label) > 1 else one
        for one, place in zip(found, readings, strict=True)
    )
    return tuple(told)[:MOST_CANDIDATES]


def _county(place: Place) -> str:
    row = county(place.county_fips or "")
    return row.name if row else ""
