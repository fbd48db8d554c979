"""The offices a case belongs to by its place: prosecutors of the state and of the nation, officers, money, notices.

They are looked up by area alone, beside the ranked list: a caller from one state may have a case in another.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from directory.models.services import Audience, Publication, Role
from geodata.types import Place
from matching.models import IndexedOffer

MOST = 3  # of one kind: a county may lie in two districts
COMPENSATION = ("crime-victim-compensation", "compensation-program")
PROSECUTOR, NOTICES = "prosecutor-victim-services", "victim-notification-service"
SOUGHT = (
    Q(service__kind__in=(PROSECUTOR, NOTICES, *COMPENSATION))
    | Q(service__role=Role.LIAISON)
    | Q(service__kind="field-office", service__source_id__startswith="usao-")
)


@dataclass(frozen=True, slots=True)
class Office:
    kind: str  # of BELONGS
    offer_id: str


@dataclass(frozen=True, slots=True)
class _Row:
    offer_id: str
    service: int
    kind: str
    role: str


# In the order they are named: both prosecutors, as a case may be the state's or the nation's.
BELONGS: Mapping[str, Callable[[_Row], bool]] = {
    "state-prosecutor": lambda row: row.kind == PROSECUTOR,
    "federal-prosecutor": lambda row: row.kind == "field-office" and row.role != Role.LIAISON,
    "relations-officer": lambda row: row.role == Role.LIAISON,
    "compensation": lambda row: row.kind in COMPENSATION,
    "notification": lambda row: row.kind == NOTICES,
}


def offices(place: Place | None) -> tuple[Office, ...]:
    """At most three of each kind whose area holds the place, each office once; none for a place that is not known."""
    if place is None or not place.resolved:
        return ()
    rows = _serving(place)
    return tuple(
        Office(kind, row.offer_id)
        for kind, belongs in BELONGS.items()
        for row in islice(_once(row for row in rows if belongs(row)), MOST)
    )


def _serving(place: Place) -> list[_Row]:
    """In one query: this is asked with every answer."""
    found = IndexedOffer.objects.filter(
        SOUGHT,
        gone=False,
        service__publication=Publication.PUBLISHED,
        service__audience__in=(Audience.PUBLIC, Audience.OPERATOR),
        service__service_areas__area_key__in=sorted(place.area_keys - {"us"}),
    )
    columns = ("offer_id", "service_id", "service__kind", "service__role")
    return [_Row(*row) for row in found.order_by("offer_id").values_list(*columns).distinct()]


def _once(rows: Iterable[_Row]) -> Iterator[_Row]:
    """One offer of each service: an office with several rooms is one office."""
    seen: set[int] = set()
    for row in rows:
        if row.service not in seen:
            seen.add(row.service)
            yield row
