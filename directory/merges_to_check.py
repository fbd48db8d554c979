"""Reads for the pages of duplicates and merges."""

from collections.abc import Iterable

from django.db.models import QuerySet

from directory.models import Merge, Service
from directory.models.merges import MergeState

LATELY = 20  # merges that are still listed


def merges_lately() -> list[Merge]:
    """All that wait for a second person, then the newest of the others."""
    waiting = _merges().filter(state=MergeState.PROPOSED)
    return [*waiting, *_merges().exclude(state=MergeState.PROPOSED)[:LATELY]]


def merge_of(pk: int) -> Merge | None:
    return _merges().filter(pk=pk).first()


def one_listing(source_id: str) -> Service | None:
    return Service.objects.select_related("organization").filter(source_id=source_id).first()


def services_by_key(keys: Iterable[int]) -> dict[int, Service]:
    return Service.objects.select_related("organization").in_bulk(set(keys))


def _merges() -> QuerySet[Merge]:
    return Merge.objects.select_related("stays__organization", "goes__organization", "proposed_by", "decided_by")
