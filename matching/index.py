"""Builds and loads the search snapshot: one row per offer, swapped whole in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

import orjson
from django.conf import settings
from django.db import transaction

from directory import selectors
from directory.models import Location, Service
from matching.building import document
from matching.documents import OfferDocument, from_json, to_json
from matching.models import IndexBuild, IndexedOffer
from matching.showing import blob
from matching.spec import spec_version

BATCH = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    version: str
    built_at: datetime
    documents: dict[str, OfferDocument]  # by offer id


def build(*, now: datetime | None = None) -> IndexBuild:
    """Every service of the licence classes in use, also those not published: the gates must be able to say why one is not shown."""
    built_at = now or datetime.now(UTC)
    rows = list(_rows(built_at))
    digest = blake2b(digest_size=8)
    for row in rows:
        digest.update(row.document)
        digest.update(row.blob)
    with transaction.atomic():
        IndexedOffer.objects.all().delete()
        IndexedOffer.objects.bulk_create(rows, batch_size=BATCH)
        IndexBuild.objects.all().delete()
        version = f"{spec_version()}-{digest.hexdigest()}"
        return IndexBuild.objects.create(version=version, built_at=built_at, offers=len(rows))


def load() -> Snapshot | None:
    """The snapshot as last built; none before the first build."""
    built = IndexBuild.objects.first()
    if built is None:
        return None
    stored = IndexedOffer.objects.values_list("offer_id", "document").iterator(chunk_size=BATCH)
    return Snapshot(built.version, built.built_at, {offer_id: from_json(bytes(raw)) for offer_id, raw in stored})


def current_version() -> str:
    return IndexBuild.objects.values_list("version", flat=True).first() or ""


def _rows(built_at: datetime) -> Iterator[IndexedOffer]:
    for service in selectors.services_for_index(settings.LISTING_LICENSES):
        for offer_id, location in _offers(service):
            found = document(service, location, offer_id)
            shown = orjson.dumps(blob(service, location, found, built_at.date()))
            yield IndexedOffer(offer_id=offer_id, service=service, document=to_json(found), blob=shown)


def _offers(service: Service) -> Iterator[tuple[str, Location | None]]:
    """A service at its one location, or at none, keeps its own id; at several, each place adds its number."""
    places = [row.location for row in service.service_at_locations.all()]
    if len(places) <= 1:
        yield service.source_id, next(iter(places), None)
        return
    for location in places:
        yield f"{service.source_id}@{location.pk}", location
