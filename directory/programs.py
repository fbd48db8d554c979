"""Programmes that close, follow each other and open again: one listing each, with all its periods (VOICE, VESL, VOICE).

Each act is in the audit; `by` is who did it.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from directory import audit
from directory.errors import BadInput, Conflict
from directory.models import Service, Succession, User, ValidityPeriod
from directory.models.services import Status
from directory.services import note_change


@transaction.atomic
def close_program(
    service: Service,
    on: date,
    successor: Service | None = None,
    *,
    source: str,
    by: User | None = None,
    at: datetime | None = None,
) -> ValidityPeriod:
    """The period that ends on this day; one whose beginning nobody knows is written without it. `source` says where
    the closing was read.

    Raises BadInput without a source, for a day before the period began and for a successor that is the service
    itself, and Conflict for a programme that is closed.
    """
    _check(service, successor, source)
    locked = _locked(service)
    period = _last(locked)
    if period is None:
        period = ValidityPeriod(service=locked, source=source)
    elif period.valid_to is not None:
        raise Conflict("service", _("This programme is closed already."))
    if period.valid_from is not None and on < period.valid_from:
        raise BadInput("on", _("It had not begun on that day."))
    period.valid_to = on
    period.save()
    if successor is not None:
        Succession.objects.create(predecessor=locked, successor=successor, on_date=on, source=source)
        note_change(service=successor)
    _set(locked, service, Status.HISTORICAL)
    told = {"on": on, "source": source, "successor": successor.source_id if successor else None}
    _note("closed", locked, by, told, at)
    return period


@transaction.atomic
def reopen_program(
    service: Service, on: date, *, source: str, by: User | None = None, at: datetime | None = None
) -> ValidityPeriod:
    """A new period of the same listing; those before it stay.

    Raises BadInput without a source and for a day before it closed, and Conflict for a programme that is not closed.
    """
    _check(service, None, source)
    locked = _locked(service)
    last = _last(locked)
    if last is None or last.valid_to is None:
        raise Conflict("service", _("This programme is not closed."))
    if on < last.valid_to:
        raise BadInput("on", _("It had not closed on that day."))
    period = ValidityPeriod.objects.create(service=locked, valid_from=on, source=source)
    _set(locked, service, Status.ACTIVE)
    _note("reopened", locked, by, {"on": on, "source": source}, at)
    return period


def _check(service: Service, successor: Service | None, source: str) -> None:
    if not source.strip():
        raise BadInput("source", _("Say where this was read."))
    if successor is not None and successor.pk == service.pk:
        raise BadInput("successor", _("A programme does not follow itself."))


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(no_key=True).get(pk=service.pk)


def _last(service: Service) -> ValidityPeriod | None:
    """The open period, else the one that ended last."""
    return service.validity_periods.order_by(F("valid_to").desc(nulls_first=True)).first()


def _set(locked: Service, given: Service, status: Status) -> None:
    """Of the row alone what changed: an edit at the same moment is not undone."""
    locked.status = given.status = status
    locked.save(update_fields=["status", "last_modified"])
    note_change(service=locked)


def _note(verb: str, service: Service, by: User | None, told: Mapping[str, object], at: datetime | None) -> None:
    fields = {name: {"before": None, "after": value} for name, value in told.items()}
    audit.record(actor=by, action=f"program.{verb}", about=service, fields=fields, at=at)
