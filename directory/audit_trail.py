"""Reads of the audit: what to look for, page by page, and what of an entry may be shown.

An entry is kept as it was written. A place that was public then and is private now is left out where it is shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from directory.audit import entries
from directory.editing.private_places import EXACT
from directory.exact_places import tells_a_place
from directory.models import AuditAnchor, AuditEntry, Location, Service, ServiceAtLocation, User
from directory.models.locations import Disclosure

PAGE, CHUNK = 50, 500  # entries
LEFT_OUT = "…"
LISTING = "directory.service"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to show; what is not given does not count. `first` and `last` are days in UTC, both within."""

    account: User | None = None
    action: str = ""  # noun.verb, or a noun with its dot
    listing: Service | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the newest first. `older` is the key to go on below; None where nothing is older."""

    entries: tuple[AuditEntry, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is there of the audit: how many entries, since when (None: there is none), and how many were cut off."""

    count: int
    since: datetime | None
    cut: int


def wanted_entries(wanted: Wanted) -> QuerySet[AuditEntry]:
    """The newest first. Of a listing with what is kept about its proposals, holds and the like."""
    since = _midnight(wanted.first) if wanted.first else None
    until = _midnight(wanted.last) + timedelta(days=1) if wanted.last else None
    found = entries(actor=wanted.account, action=wanted.action, since=since, until=until)
    return found if wanted.listing is None else found.filter(_about(wanted.listing))


def page(wanted: Wanted, below: int | None = None, size: int = PAGE) -> Page:
    """By key, so that an entry that comes meanwhile moves no other to the next page."""
    found = wanted_entries(wanted)
    if below is not None:
        found = found.filter(pk__lt=below)
    rows = tuple(found.order_by("-pk")[: size + 1])
    return Page(rows[:size], rows[size - 1].pk if len(rows) > size else None)


def all_entries(wanted: Wanted, through: int) -> Iterator[AuditEntry]:
    """Every one up to a key, chunk by chunk: what is written meanwhile is not among them."""
    below: int | None = through + 1
    while below is not None:
        chunk = page(wanted, below, CHUNK)
        yield from chunk.entries
        below = chunk.older


def actions() -> list[str]:
    """Every act that there is an entry of, in order."""
    return list(AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct())


def kept() -> Kept:
    oldest = AuditEntry.objects.order_by("pk").first()
    cut = sum(AuditAnchor.objects.values_list("count", flat=True))
    return Kept(AuditEntry.objects.count(), oldest.at if oldest else None, cut)


def listings_of(found: Iterable[AuditEntry]) -> dict[int, Service]:
    """Key of an entry -> the listing that it is about, itself or by a proposal, a hold and the like."""
    rows = list(found)
    listing_of = {(LISTING, one.about_id): one.about_id for one in rows if one.about_type == LISTING}
    for label in {one.about_type for one in rows} & set(_of_a_listing()):
        table, path = _of_a_listing()[label]
        keys = [one.about_id for one in rows if one.about_type == label]
        pairs = QuerySet(table).filter(pk__in=keys).exclude(**{path: None}).values_list("pk", path)
        listing_of |= {(label, str(key)): str(service) for key, service in pairs}
    services = Service.objects.select_related("organization").in_bulk([int(key) for key in set(listing_of.values())])
    about = {one.pk: listing_of.get((one.about_type, one.about_id)) for one in rows}
    return {key: services[int(listing)] for key, listing in about.items() if listing and int(listing) in services}


def private(services: Iterable[Service]) -> frozenset[int]:
    """Keys of those that have a place which is not public now."""
    hidden = ServiceAtLocation.objects.filter(service__in=list(services)).exclude(
        location__disclosure=Disclosure.PUBLIC
    )
    return frozenset(hidden.values_list("service", flat=True))


def shown_fields(entry: AuditEntry, listing: Service | None, hidden: Collection[int]) -> dict[str, Any]:
    """Name -> {"before", "after"}, without what tells where a place is that is private now. Pure."""
    fields: dict[str, Any] = entry.fields
    return without_places(fields) if listing is not None and listing.pk in hidden else fields


def without_places(value: Any) -> Any:
    """JSON of a listing, without the street, the ZIP code and the point of a place, in whatever depth. Pure."""
    if isinstance(value, Mapping):
        return {name: _left_out(name, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_places(one) for one in value]
    return LEFT_OUT if isinstance(value, str) and tells_a_place(value) else value


def _left_out(name: str, inner: Any) -> Any:
    return LEFT_OUT if name in EXACT and inner not in {"", None} else without_places(inner)


def _about(listing: Service) -> Q:
    found = Q(about_type=LISTING, about_id=str(listing.pk))
    for label in set(AuditEntry.objects.order_by().values_list("about_type", flat=True).distinct()):
        if label in _of_a_listing():
            table, path = _of_a_listing()[label]
            keys = QuerySet(table).filter(**{path: listing}).values_list("pk", flat=True)
            found |= Q(about_type=label, about_id__in=[str(key) for key in keys])
    return found


@cache
def _of_a_listing() -> Mapping[str, tuple[type[Model], str]]:
    """Label -> table whose rows belong to a listing, and the path from a row to it."""
    tables = apps.get_app_config("directory").get_models()
    found = {table._meta.label_lower: (table, _path(table)) for table in tables}  # noqa: SLF001  documented
    return {label: (table, path) for label, (table, path) in found.items() if path}


def _path(table: type[Model]) -> str:
    """Empty for a table of something else."""
    if table is Location:
        return "service_at_locations__service"
    columns = {field.name: field.related_model for field in table._meta.fields}  # noqa: SLF001  documented
    if columns.get("service") is Service:
        return "service"
    return "location__service_at_locations__service" if columns.get("location") is Location else ""


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time.min, tzinfo=UTC)
