"""One list of at most 50: tiers in order, one service shown once, organizations spread, places kept for key offices."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from directory.models.services import Role
from matching.documents import OfferDocument
from matching.gates import selects
from matching.ordering import Ranked
from matching.spec import spec, tables
from matching.types import Slot, Stage

NATIONAL_LEVELS = frozenset({"federal", "national-nonprofit"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the list."""

    ranked: Ranked
    also_at: tuple[str, ...] = ()
    slot: Slot | None = field(default=None)


def assemble(ranked: Sequence[Ranked], *, stage: Stage | None = None) -> list[Listed]:
    """`ranked` in order; the answer holds each service once, at most 50."""
    listed = spread(collapse(ranked))
    return keep_places(listed, stage=stage)[: int(spec()["list"]["cap"])]


def collapse(ranked: Sequence[Ranked]) -> list[Listed]:
    """Offers of one organization with the same number and the same needs show once, their other places listed."""
    places: dict[object, list[Ranked]] = {}
    for one in ranked:
        places.setdefault(_sameness(one.document), []).append(one)
    return [Listed(group[0], tuple(other.document.offer_id for other in group[1:])) for group in places.values()]


def _sameness(document: OfferDocument) -> object:
    """What makes two offers one; two officers who share a line stay two, each for an area of their own."""
    if not document.numbers or document.role == Role.LIAISON:
        return document.offer_id
    return document.organization, frozenset(document.numbers), document.needs


def spread(listed: Sequence[Listed]) -> list[Listed]:
    """In positions 1 to 10 an organization has at most two offers while others remain; none is dropped."""
    first, most = int(spec()["list"]["spread_first"]), int(spec()["list"]["per_organization"])
    head: list[Listed] = []
    held: list[Listed] = []
    taken: Counter[str] = Counter()
    for one in listed:
        organization = one.ranked.document.organization
        room = len(head) < first and taken[organization] < most
        (head if room else held).append(one)
        taken[organization] += room
    short = first - len(head)
    return [*head, *held] if short <= 0 else [*head, *held[:short], *held[short:]]


def keep_places(listed: list[Listed], *, stage: Stage | None = None) -> list[Listed]:
    """Where the first seven hold no office with jurisdiction, state line or national line, the best of each moves up."""
    start = int(spec()["list"]["slots_from"])
    order, at = list(listed), start
    for slot, belongs in _classes(stage):
        if any(belongs(one.ranked.document) for one in order[:start]):
            continue
        best = next((one for one in order[start:] if belongs(one.ranked.document) and one.slot is None), None)
        if best is not None:
            order.remove(best)
            order.insert(at, Listed(best.ranked, best.also_at, slot))
            at += 1
    return order


def _classes(stage: Stage | None) -> list[tuple[Slot, Callable[[OfferDocument], bool]]]:
    rows = tables()["stage_offers"].get(stage or "", [])
    by_stage = [(Slot.JURISDICTION, _selected(row)) for row in rows]
    return [
        *(by_stage or [(Slot.JURISDICTION, has_jurisdiction)]),
        (Slot.STATE, is_state_line),
        (Slot.NATIONAL, is_national_line),
    ]


def _selected(row: dict[str, list[str]]) -> Callable[[OfferDocument], bool]:
    return lambda document: selects(row, document)


def has_jurisdiction(document: OfferDocument) -> bool:
    """The district attorney for a state crime, the U.S. Attorney for a federal one."""
    prosecutor = document.kind in tables()["slot_kinds"]["jurisdiction"]
    return prosecutor or (document.kind == "field-office" and document.source_id.startswith("usao-"))


def is_state_line(document: OfferDocument) -> bool:
    return document.kind in tables()["slot_kinds"]["state"] and bool(document.numbers)


def is_national_line(document: OfferDocument) -> bool:
    return document.level in NATIONAL_LEVELS and document.national and document.reachable_around_the_clock
