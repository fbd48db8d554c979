"""Which listings are confidential: what is written of them may not tell where they are."""

from directory.listings.locations import area_only
from directory.models import Location, Service
from directory.models.locations import Disclosure


def is_confidential(service: Service) -> bool:
    """Whether one of its places is not public, or it is of a kind that starts private and has no public place."""
    shown = set(Location.objects.filter(service_at_locations__service=service).values_list("disclosure", flat=True))
    return bool(shown - {Disclosure.PUBLIC}) or (not shown and area_only(service.kind))
