"""Writes by people. What a load writes is in `directory.listings.writer`."""

from django.db import transaction

from directory.errors import Conflict
from directory.models import IndexEvent, Service
from directory.models.services import Publication


def withhold(*, service: Service) -> Service:
    """Takes a service down at once; a later load does not bring it back."""
    return _set(service, Publication.WITHHELD)


def publish(*, service: Service) -> Service:
    """Raises Conflict for a service with nothing to call, write or open: the public would meet a dead end."""
    if not (service.phones.exists() or service.urls.exists() or service.emails.exists()):
        raise Conflict("service", "There is no number, link or mailbox: add one before it is published.")
    return _set(service, Publication.PUBLISHED)


@transaction.atomic
def _set(service: Service, publication: Publication) -> Service:
    service.publication = publication
    service.save(update_fields=["publication", "last_modified"])
    note_change(service=service)
    return service


def note_change(*, service: Service) -> IndexEvent:
    """Tells whoever searches the directory that this service is not what it was; call it in the change's transaction."""
    return IndexEvent.objects.create(service=service)
