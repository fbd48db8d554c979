"""Writes by people. What a load writes is in `directory.listings.writer`."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from directory.errors import Conflict, NotFound
from directory.models import IndexEvent, ProblemCount, Service
from directory.models.problems import Problem
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


@transaction.atomic
def count_problem(*, source_id: str, problem: Problem, on: date) -> None:
    """One more report in the week of `on`, a day in UTC. Raises NotFound for a listing that people do not see.

    It touches the count alone: no listing changes and no search index is told, so no answer depends on it.
    """
    service = Service.objects.filter(source_id=source_id, publication=Publication.PUBLISHED).first()
    if service is None:
        raise NotFound("listing", "There is no such listing.")
    monday = on - timedelta(days=on.weekday())
    row, _ = ProblemCount.objects.get_or_create(service=service, problem=problem, week=monday)
    ProblemCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
