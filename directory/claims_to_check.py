"""Reads for the pages of claims."""

from django.db.models import QuerySet

from directory.former_ids import service_now
from directory.models import Claim, Service
from directory.models.claims import ClaimState
from directory.models.services import Publication

LATELY = 20  # decided claims that are still listed


def open_claims() -> QuerySet[Claim]:
    """The longest waiting first."""
    return _claims().filter(state=ClaimState.OPEN)


def decided_lately() -> QuerySet[Claim]:
    return _claims().exclude(state=ClaimState.OPEN).order_by("-decided_at", "-pk")[:LATELY]


def claim_of(pk: int) -> Claim | None:
    return _claims().filter(pk=pk).first()


def claimable(source_id: str) -> Service | None:
    """A listing that people see, also by the id it had before a merge."""
    found = service_now(source_id)
    return found if found is not None and found.publication == Publication.PUBLISHED else None


def _claims() -> QuerySet[Claim]:
    return Claim.objects.select_related("service__organization", "claimant", "decided_by")
