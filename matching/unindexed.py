"""The offers of one listing from the record itself, whatever the index has of it and whether it is published or not."""

from datetime import datetime

from directory import selectors
from directory.models import Location, Service
from matching.blobs import OfferBlob
from matching.building import document
from matching.showing import blob


def offers_of(service: Service, at: datetime) -> tuple[OfferBlob, ...]:
    """As an index built at this instant would show them; one for each place, or one without a place."""
    read = selectors.services_for_index([service.license_class]).get(pk=service.pk)
    places: list[Location | None] = [row.location for row in read.service_at_locations.all()]
    return tuple(_offer(read, place, at) for place in places or [None])


def _offer(service: Service, place: Location | None, at: datetime) -> OfferBlob:
    return blob(service, place, document(service, place, service.source_id), at.date())
