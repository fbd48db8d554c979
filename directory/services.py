"""Writes by people. What a load writes is in `directory.listings.writer`."""

from directory.models import Service
from directory.models.services import Publication


def withhold(*, service: Service) -> Service:
    """Takes a service down at once; a later load does not bring it back."""
    service.publication = Publication.WITHHELD
    service.save(update_fields=["publication", "last_modified"])
    return service


def publish(*, service: Service) -> Service:
    service.publication = Publication.PUBLISHED
    service.save(update_fields=["publication", "last_modified"])
    return service
