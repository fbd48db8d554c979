"""Writes by people. What a load writes is in `directory.listings.writer`."""

from directory.errors import Conflict
from directory.models import Service
from directory.models.services import Publication


def withhold(*, service: Service) -> Service:
    """Takes a service down at once; a later load does not bring it back."""
    return _set(service, Publication.WITHHELD)


def publish(*, service: Service) -> Service:
    """Raises Conflict for a service with nothing to call, write or open: the public would meet a dead end."""
    if not (service.phones.exists() or service.urls.exists() or service.emails.exists()):
        raise Conflict("service", "There is no number, link or mailbox: add one before it is published.")
    return _set(service, Publication.PUBLISHED)


def _set(service: Service, publication: Publication) -> Service:
    service.publication = publication
    service.save(update_fields=["publication", "last_modified"])
    return service
