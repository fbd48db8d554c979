"""One list of at most 50: tiers in order, one service shown once, organizations spread, places kept for key offices."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from directory.models.services import Role
from matching.documents import OfferDocument
from matching.gates import selects
from matching.spec import spec, tables
from matching.types import Slot, Stage

NATIONAL_LEVELS = frozenset({"federal", "national-nonprofit"})
Belongs = Callable[[OfferDocument], bool]


class Entry(NamedTuple):
    """What the list reads of an offer that passed: equal `same` is one service, `classes` are those of `classes()` it is of."""

    offer: Hashable  # its id, or its place among those that passed
    same: Hashable
    organization: Hashable
    classes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Class:
    """Offers for whose best a place is kept."""

    slot: Slot
    belongs: Belongs


class Seat(NamedTuple):
    """A place in the list."""

    entry: Entry
    slot: Slot | None = None


def entry(document: OfferDocument, stage: Stage | None = None) -> Entry:
    return Entry(document.offer_id, sameness(document), document.organization, classes_of(document, stage))


def assemble(entries: Sequence[Entry], stage: Stage | None = None) -> list[Seat]:
    """`entries` in order; the list holds each service once, at most 50."""
    return keep_places(spread(collapse(entries)), stage)[: cap()]


def cap() -> int:
    return int(spec()["list"]["cap"])


def collapse(entries: Sequence[Entry]) -> list[Entry]:
    """Offers of one organization with the same number and the same needs show once: the best of them."""
    best: dict[Hashable, Entry] = {}
    for one in entries:
        best.setdefault(one.same, one)
    return list(best.values())


def sameness(document: OfferDocument) -> tuple[Hashable, ...]:
    """What makes two offers one; two officers who share a line stay two, each for an area of their own."""
    if not document.numbers or document.role == Role.LIAISON:
        return (document.offer_id,)
    return document.organization, frozenset(document.numbers), document.needs


def spread(entries: Sequence[Entry]) -> list[Entry]:
    """In positions 1 to 10 an organization has at most two offers while others remain; none is dropped."""
    first, most = int(spec()["list"]["spread_first"]), int(spec()["list"]["per_organization"])
    head: list[Entry] = []
    held: list[Entry] = []
    taken: Counter[Hashable] = Counter()
    for place, one in enumerate(entries):
        if len(head) == first:
            return [*head, *held, *entries[place:]]
        room = taken[one.organization] < most
        (head if room else held).append(one)
        taken[one.organization] += room
    return [*head, *held]


def keep_places(entries: Sequence[Entry], stage: Stage | None) -> list[Seat]:
    """Where the first seven hold no office with jurisdiction, state line or national line, the best of each moves up."""
    start = int(spec()["list"]["slots_from"])
    first, rest = entries[:start], list(entries[start:])
    held = frozenset[int]().union(*(one.classes for one in first))
    kept: list[Seat] = []
    for number, one in enumerate(classes(stage)):
        best = None if number in held else next((entry for entry in rest if number in entry.classes), None)
        if best is not None:
            rest.remove(best)
            kept.append(Seat(best, one.slot))
    return [*map(Seat, first), *kept, *map(Seat, rest)]


@cache
def classes(stage: Stage | None) -> tuple[Class, ...]:
    """Each kind of office of the stage, else the prosecutor; then a state line and a national one."""
    rows = tables()["stage_offers"].get(stage or "", [])
    return (
        *(Class(Slot.JURISDICTION, partial(selects, row)) for row in rows),
        *(() if rows else (Class(Slot.JURISDICTION, has_jurisdiction),)),
        Class(Slot.STATE, is_state_line),
        Class(Slot.NATIONAL, is_national_line),
    )


def classes_of(document: OfferDocument, stage: Stage | None) -> frozenset[int]:
    return frozenset(number for number, one in enumerate(classes(stage)) if one.belongs(document))


def has_jurisdiction(document: OfferDocument) -> bool:
    """The district attorney for a state crime, the U.S. Attorney for a federal one."""
    prosecutor = document.kind in tables()["slot_kinds"]["jurisdiction"]
    return prosecutor or (document.kind == "field-office" and document.source_id.startswith("usao-"))


def is_state_line(document: OfferDocument) -> bool:
    return document.kind in tables()["slot_kinds"]["state"] and bool(document.numbers)


def is_national_line(document: OfferDocument) -> bool:
    return document.level in NATIONAL_LEVELS and document.national and document.reachable_around_the_clock
