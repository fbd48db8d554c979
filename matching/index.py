"""Builds, changes and reads the stored search index: one row per offer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from directory import selectors
from directory.models import IndexEvent, Location, Service
from directory.services import note_change
from matching import draining
from matching.building import document
from matching.documents import OfferDocument, from_json, to_json
from matching.models import IndexBuild, IndexedOffer
from matching.showing import blob
from matching.spec import spec_version

BATCH = 500
STAND = "SELECT version, sequence, EXISTS (SELECT 1 FROM directory_indexevent), id FROM matching_indexbuild LIMIT 1"
CHANGES = "+"  # in a version: after it, how many changes the build has taken in


@dataclass(frozen=True, slots=True)
class Snapshot:
    version: str
    built_at: datetime
    documents: dict[str, OfferDocument]  # by offer id


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the stored index stands; `pending`: changes of the directory wait to be taken in."""

    version: str
    sequence: int
    pending: bool
    build: int  # number of the build: two of the same content have the same version, and other changes after it

    @property
    def base(self) -> str:
        """What the build held that the changes were made to."""
        return self.version.partition(CHANGES)[0]


def build(*, now: datetime | None = None) -> IndexBuild:
    """Every service of the licence classes in use, also those not published: the gates must be able to say why one is not shown."""
    built_at = now or datetime.now(UTC)
    sequence = IndexBuild.objects.values_list("sequence", flat=True).first() or 0
    waited = list(IndexEvent.objects.values_list("pk", flat=True))
    rows = list(_rows(services(), built_at))
    with transaction.atomic():
        draining.wait_to_be_the_one()
        # A change made meanwhile stays to be taken in. Its number may be a lower one: PostgreSQL gives them out early.
        IndexEvent.objects.filter(pk__in=waited).delete()
        _note_again(IndexedOffer.objects.filter(sequence__gt=sequence))
        IndexedOffer.objects.all().delete()
        IndexedOffer.objects.bulk_create(rows, batch_size=BATCH)
        IndexBuild.objects.all().delete()
        version = f"{spec_version()}-{_digest(rows)}"
        return IndexBuild.objects.create(version=version, built_at=built_at, offers=len(rows))


def _note_again(taken_in: QuerySet[IndexedOffer]) -> None:
    """What was taken in while the rows of a whole build were read may be in them as it was before."""
    changed = Service.objects.filter(pk__in=taken_in.values("service_id"))
    for service in changed:
        note_change(service=service)


def take_in(*, now: datetime | None = None) -> int:
    """Takes the waiting changes of the directory into the index, in one transaction; returns how many services changed."""
    at = now or datetime.now(UTC)
    with transaction.atomic():
        events = list(draining.waiting().values_list("pk", "service_id")) if draining.is_the_one() else []
        built = IndexBuild.objects.first()
        if not events or built is None:
            return 0
        changed = {service_id for _, service_id in events}
        _write(changed, built.sequence + 1, at)
        IndexEvent.objects.filter(pk__in=[pk for pk, _ in events]).delete()
        built.sequence += 1
        built.version = f"{built.version.partition(CHANGES)[0]}{CHANGES}{built.sequence}"
        built.built_at, built.offers = at, IndexedOffer.objects.filter(gone=False).count()
        built.save()
        return len(changed)


def _write(service_ids: set[int], sequence: int, at: datetime) -> None:
    rows = list(_rows(services().filter(pk__in=service_ids), at))
    for row in rows:
        row.sequence = sequence
    older = IndexedOffer.objects.filter(service_id__in=service_ids).exclude(offer_id__in=[row.offer_id for row in rows])
    older.update(gone=True, sequence=sequence, document=b"", blob=b"")  # perhaps an address that was taken back
    IndexedOffer.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["offer_id"],
        update_fields=["service", "document", "blob", "sequence", "gone"],
    )


def load() -> Snapshot | None:
    """The index as it stands, whole; none before the first build."""
    stand = stand_of_index()
    if stand is None:
        return None
    return Snapshot(stand.version, built_at(), {one.offer_id: one for one in documents()})


def documents(*, after: int | None = None) -> Iterator[OfferDocument]:
    """Every offer, or those written by changes after the one of this number."""
    rows = IndexedOffer.objects.filter(gone=False)
    rows = rows if after is None else rows.filter(sequence__gt=after)
    for raw in rows.values_list("document", flat=True).iterator(chunk_size=BATCH):
        yield from_json(bytes(raw))


def gone(*, after: int) -> list[str]:
    """Ids of offers that changes after this one took away."""
    return list(IndexedOffer.objects.filter(gone=True, sequence__gt=after).values_list("offer_id", flat=True))


def stand_of_index() -> Stand | None:
    """One query, written out because every reader without a follower makes it; none before the first build."""
    with connection.cursor() as cursor:
        cursor.execute(STAND)
        row = cursor.fetchone()
    return Stand(row[0], row[1], bool(row[2]), row[3]) if row else None


def size() -> int:
    """How many offers are stored."""
    return IndexedOffer.objects.filter(gone=False).count()


def is_built() -> bool:
    return IndexBuild.objects.exists()


def built_at() -> datetime:
    """When the index last changed."""
    return IndexBuild.objects.values_list("built_at", flat=True).get()


def services() -> QuerySet[Service]:
    return selectors.services_for_index(settings.LISTING_LICENSES)


def _rows(found: QuerySet[Service], built_at: datetime) -> Iterator[IndexedOffer]:
    for service in found:
        for offer_id, location in _offers(service):
            read = document(service, location, offer_id)
            shown = orjson.dumps(blob(service, location, read, built_at.date()))
            yield IndexedOffer(offer_id=offer_id, service=service, document=to_json(read), blob=shown)


def _offers(service: Service) -> Iterator[tuple[str, Location | None]]:
    """A service at its one location, or at none, keeps its own id; at several, each place adds its number."""
    places = [row.location for row in service.service_at_locations.all()]
    if len(places) <= 1:
        yield service.source_id, next(iter(places), None)
        return
    for location in places:
        yield f"{service.source_id}@{location.pk}", location


def _digest(rows: Iterable[IndexedOffer]) -> str:
    digest = blake2b(digest_size=8)
    for row in rows:
        digest.update(row.document)
        digest.update(row.blob)
    return digest.hexdigest()
