"""Writes derived services: new ones in bulk, changed ones field by field, a person's change never overwritten."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from directory.disclosure import set_by_a_person
from directory.listings.rows import CHILDREN, child_rows, stored, written
from directory.listings.types import Derived
from directory.models import (
    CompensationRule,
    Language,
    LoadedRecord,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
)
from directory.models.contacts import LanguageLevel
from directory.releases import Asked, propose

BATCH = 200
COLUMNS = frozenset(field.name for field in Service._meta.concrete_fields) - {"organization"}  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Pending:
    """A derived service with the digest of what it was derived from, and the release that says it."""

    derived: Derived
    digest: str
    release: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that a person changed since the last load: the file says something else and is not believed."""

    source_id: str
    field: str


@dataclass(frozen=True, slots=True)
class Updated:
    """`changed`: whether anything was written; `kept`: what was left to people; `asked`: what they are asked now."""

    changed: bool
    kept: list[Kept]
    asked: Asked


def organizations(pending: Iterable[Pending]) -> dict[str, Organization]:
    """Organization rows by slug, made where missing."""
    wanted = {one.derived.organization.slug: one.derived.organization for one in pending}
    have = set(Organization.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    fresh = [Organization(**asdict(row)) for slug, row in wanted.items() if slug not in have]
    Organization.objects.bulk_create(fresh, batch_size=BATCH)
    return {row.slug: row for row in Organization.objects.filter(slug__in=wanted)}


def create(pending: Sequence[Pending], by_slug: dict[str, Organization]) -> None:
    """Services that are not in the directory yet."""
    services = [
        Service(
            source_id=one.derived.source_id, organization=by_slug[one.derived.organization.slug], **one.derived.fields
        )
        for one in pending
    ]
    Service.objects.bulk_create(services, batch_size=BATCH)
    pairs = list(zip(services, (one.derived for one in pending), strict=True))
    for name in CHILDREN:
        _add_children(name, pairs)
    _add_phone_languages(pairs)
    _add_locations(pairs)
    _add_compensation(pairs)
    LoadedRecord.objects.bulk_create(
        [
            LoadedRecord(service=service, digest=one.digest, values=written(one.derived))
            for service, one in zip(services, pending, strict=True)
        ],
        batch_size=BATCH,
    )


Pairs = Sequence[tuple[Service, Derived]]


def _add_children(name: str, pairs: Pairs) -> None:
    child = CHILDREN[name]
    rows = [
        child.model(service=service, **({"position": place} if child.ordered else {}), **row)
        for service, derived in pairs
        for place, row in enumerate(child_rows(derived, name))
    ]
    child.model._default_manager.bulk_create(rows, batch_size=BATCH)  # noqa: SLF001  Django's documented name


def _add_phone_languages(pairs: Pairs) -> None:
    """A line for one language: whoever answers it speaks that language."""
    wanted = {
        (service.pk, place): row.language
        for service, derived in pairs
        for place, row in enumerate(derived.phones)
        if row.language
    }
    lines = Phone.objects.filter(service__in={key[0] for key in wanted})
    Language.objects.bulk_create(
        Language(service_id=line.service_id, phone=line, code=wanted[key], level=LanguageLevel.STAFF)
        for line in lines
        if (key := (line.service_id, line.position)) in wanted
    )


def _add_locations(pairs: Pairs) -> None:
    placed = [(service, derived.location) for service, derived in pairs if derived.location is not None]
    locations = [Location(organization_id=service.organization_id, **asdict(row)) for service, row in placed]
    Location.objects.bulk_create(locations, batch_size=BATCH)
    ServiceAtLocation.objects.bulk_create(
        (ServiceAtLocation(service=service, location=row) for (service, _), row in zip(placed, locations, strict=True)),
        batch_size=BATCH,
    )


def _add_compensation(pairs: Pairs) -> None:
    CompensationRule.objects.bulk_create(
        CompensationRule(service=service, **asdict(derived.compensation))
        for service, derived in pairs
        if derived.compensation is not None
    )


def changed_by_hand(services: Iterable[Service]) -> list[Kept]:
    """Fields that no longer stand as the last load wrote them; `services` come with their rows and loaded records."""
    kept = []
    for service in services:
        loaded = service.loaded_record.values
        columns = frozenset(name for name in loaded if name in COLUMNS)
        now = stored(service, columns)
        kept += [Kept(service.source_id, name) for name in loaded if now.get(name) != loaded[name]]
    return kept


def update(service: Service, one: Pending, decided: frozenset[str] = frozenset()) -> Updated:
    """Writes what the file changed, but nothing that a person changed or that people decided of (`decided`)."""
    new, loaded = written(one.derived), service.loaded_record.values
    now = stored(service, frozenset(one.derived.fields))
    differing = [name for name in new if new[name] != now[name]]
    fixed = {*decided, *(("location",) if "location" in differing and set_by_a_person(service) else ())}
    kept = [name for name in differing if name in fixed or now[name] != loaded.get(name, now[name])]
    changed = [name for name in differing if name not in kept]
    _write(service, one.derived, changed)
    remembered = {**new, **{name: loaded[name] for name in kept if name in loaded}}
    LoadedRecord.objects.filter(service=service).update(digest=one.digest, values=remembered)
    said = [name for name in kept if new[name] != loaded.get(name)]  # not what an older release said already
    asked = propose(service=service, loaded=new, names=said, release=one.release) if one.release else Asked()
    return Updated(bool(changed), [Kept(service.source_id, name) for name in kept], asked)


def _write(service: Service, derived: Derived, names: Sequence[str]) -> None:
    for name in names:
        if name in derived.fields:
            setattr(service, name, derived.fields[name])
    if "organization" in names:
        service.organization = Organization.objects.get(slug=derived.organization.slug)
    if names:
        service.version += 1  # nobody writes meanwhile: the load holds the row
    service.save()
    pairs = [(service, derived)]
    for name in (name for name in names if name in CHILDREN):
        _children(service, name).delete()
        _add_children(name, pairs)
    _write_places(service, pairs, names)


def _children(service: Service, name: str) -> Any:
    rows = getattr(service, CHILDREN[name].related).all()
    return rows.filter(phone=None) if CHILDREN[name].model is Language else rows


def _write_places(service: Service, pairs: Pairs, names: Sequence[str]) -> None:
    if "phones" in names or "phone_languages" in names:
        service.languages.exclude(phone=None).delete()
        _add_phone_languages(pairs)
    if "location" in names:
        Location.objects.filter(service_at_locations__service=service).delete()
        _add_locations(pairs)
    if "compensation" in names:
        CompensationRule.objects.filter(service=service).delete()
        _add_compensation(pairs)
