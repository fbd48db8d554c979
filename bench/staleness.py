"""How long after a committed edit answers know of it, in a process whose snapshot is followed."""

from time import monotonic, sleep

from django.db import transaction

from directory.errors import DomainError
from directory.models import Service
from directory.models.services import Publication
from directory.services import note_change, withhold
from matching import index
from matching.following import Follower
from matching.holding import Holder

EDITS, BAR = 10, 1.0  # seconds
PATIENCE = 30.0


def main() -> int:
    """0 when the slowest edit was in the snapshot within a second. What was taken down is put back."""
    holder = Holder()
    try:
        first = holder.get().version
    except DomainError:
        print("no search snapshot: run manage.py build_index first")
        return 1
    follower = Follower(holder)
    follower.start()
    try:
        services = list(Service.objects.filter(publication=Publication.PUBLISHED).order_by("pk")[:EDITS])
        found = sorted(_seconds(holder, service) for service in services)
    finally:
        follower.stop()
    print(f"edit to snapshot, {first}: p50 {found[len(found) // 2]:.3f}   max {found[-1]:.3f} s   bar <= {BAR}")
    return int(found[-1] > BAR)


def _seconds(holder: Holder, service: Service) -> float:
    """From the commit to a snapshot that has taken it in."""
    while (stand := index.stand_of_index()) is None or stand.pending or stand.version != holder.get().version:
        sleep(0.005)  # what was put back before is not yet taken in
    before = holder.get().version
    with transaction.atomic():
        withhold(service=service, by=None)
    start = monotonic()
    while holder.get().version == before and monotonic() - start < PATIENCE:
        sleep(0.005)
    found = monotonic() - start
    Service.objects.filter(pk=service.pk).update(publication=Publication.PUBLISHED)
    note_change(service=service)
    return found
