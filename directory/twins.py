"""What the directory holds for `directory.duplicates`: listings to compare, and pairs that somebody keeps apart."""

from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from directory import audit
from directory.duplicates import Candidate, Listing, Pair, candidates
from directory.editing.guards import refuse_inactive
from directory.errors import BadInput
from directory.models import FormerId, Location, Merge, NotTheSame, Service, ServiceAtLocation, User
from directory.models.locations import Disclosure
from directory.models.merges import MergeState
from geodata.types import Point


def found() -> tuple[Candidate, ...]:
    """Of all listings that are not merged; without pairs kept apart and pairs whose merge is proposed."""
    return candidates(listings(compared()), apart=apart() | proposed())


def compared() -> QuerySet[Service]:
    """Every listing but those merged into another."""
    places = ServiceAtLocation.objects.select_related("location")
    merged = FormerId.objects.values("source_id")
    return (
        Service.objects.exclude(source_id__in=merged)
        .select_related("organization")
        .prefetch_related("phones", "service_areas", Prefetch("service_at_locations", places))
    )


def listings(services: QuerySet[Service]) -> list[Listing]:
    return [_listing(one) for one in services]


def apart() -> set[Pair]:
    return set(NotTheSame.objects.values_list("first", "second"))


def proposed() -> set[Pair]:
    rows = Merge.objects.filter(state=MergeState.PROPOSED).values_list("stays", "goes")
    return {(min(pair), max(pair)) for pair in rows}


@transaction.atomic
def keep_apart(*, one: Service, other: Service, by: User, at: datetime | None = None) -> NotTheSame:
    """They are two, and nobody is asked again. Twice is once; raises BadInput for a listing and itself."""
    refuse_inactive(by)
    if one.pk == other.pk:
        raise BadInput("other", "These are one listing.")
    now, (first, second) = at or timezone.now(), sorted((one, other), key=lambda service: service.pk)
    kept, made = NotTheSame.objects.get_or_create(first=first, second=second, defaults={"by": by, "at": now})
    if made:
        fields = {"not_the_same": {"before": None, "after": [first.source_id, second.source_id]}}
        audit.record(actor=by, action="duplicate.kept_apart", about=kept, fields=fields, at=now)
    return kept


def _listing(service: Service) -> Listing:
    place = next((row.location for row in service.service_at_locations.all()), None)
    return Listing(
        key=service.pk,
        name=service.name,
        organization=service.organization_id,
        organization_name=service.organization.name,
        phones=frozenset(phone.number for phone in service.phones.all() if phone.number.startswith("+")),
        street=place.address_1 if place else "",
        city=place.city if place else "",
        state=place.state_province if place and place.state_province else next(iter(service.area_states), ""),
        areas=frozenset(area.area_key for area in service.service_areas.all()),
        point=_point(place),
    )


def _point(place: Location | None) -> Point | None:
    if place is None or place.disclosure != Disclosure.PUBLIC or place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)
