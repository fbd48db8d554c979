"""The fast lane of a dead number: it is hidden at once, without waiting for a review (docs/adr/0041).

Two operators of different shifts, or one curator, hide it. What the public reports never does. Each act is in the
audit, and its agency is told when its numbers are hidden.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, telling
from directory.errors import BadInput, Conflict
from directory.models import Hold, NumberReport, Service, User
from directory.models.holds import DEAD
from directory.models.problems import Problem
from directory.selectors import open_hold
from directory.services import note_change
from directory.shifts import shift_of

WITHIN = timedelta(days=7)  # between two reports that confirm each other
EMERGENCY = "911"  # whatever is reported, nobody is to meet an answer without it


class Heard(NamedTuple):
    """What one operator met in one shift."""

    operator: int  # key of the account
    on: date  # in UTC
    shift: int


def agreeing(newest: Heard, others: Iterable[Heard]) -> int:
    """How many operators say the same, the newest among them: those of another shift, at most seven days apart."""
    confirming = (one.operator for one in others if one[1:] != newest[1:] and abs(one.on - newest.on) <= WITHIN)
    return len({*confirming, newest.operator})


@transaction.atomic
def hold_if_confirmed(report: NumberReport, *, at: datetime) -> Hold | None:
    """The hold that this report brings about; None while nobody of another shift confirms it, or where one is open.

    Reports of the shift in which a hold was lifted, and of those before it, do not count again.
    """
    if report.problem not in DEAD:
        return None
    service = _locked(report.service_id)
    newest = Heard(report.operator_id, report.on, report.shift)
    count = agreeing(newest, _since_the_last_lift(service, report.problem, newest.on))
    if count < 2 or open_hold(service) or _is_emergency(service):
        return None
    return _hold(service, Hold(reason=report.problem, since=at, operators=count), report.operator)


@transaction.atomic
def confirm_dead(
    service: Service, curator: User, *, problem: Problem = Problem.NUMBER, at: datetime | None = None
) -> Hold:
    """Hides the numbers of a listing; where they are hidden already, the curator stands beside the operators.

    Raises BadInput for a problem that is none of DEAD and Conflict for the emergency number.
    """
    if problem not in DEAD:
        raise BadInput("problem", _("This does not make a number useless."))
    locked = _locked(service.pk)
    if _is_emergency(locked):
        raise Conflict("service", _("The emergency number is never hidden."))
    now = at or timezone.now()
    hold = open_hold(locked)
    if hold is None:
        return _hold(locked, Hold(reason=problem, since=now, curator=curator), curator)
    if hold.curator is None:
        hold.curator = curator
        hold.save(update_fields=["curator"])
        audit.record(actor=curator, action="hold.confirmed", about=hold, at=now)
    return hold


@transaction.atomic
def lift(hold: Hold, curator: User, *, at: datetime | None = None) -> Hold:
    """The numbers are shown again as soon as the index has taken it in. Raises Conflict for one that is lifted."""
    service = _locked(hold.service_id)
    found = open_hold(service)
    if found is None or found.pk != hold.pk:
        raise Conflict("hold", _("This hold was lifted before."))
    found.lifted_at, found.lifted_by = at or timezone.now(), curator
    found.save(update_fields=["lifted_at", "lifted_by"])
    note_change(service=service)
    audit.record(actor=curator, action="hold.lifted", about=found, at=found.lifted_at)
    return found


def _locked(service: int) -> Service:
    """So that two reports of one moment see each other; who only reads does not wait."""
    return Service.objects.select_for_update(no_key=True).get(pk=service)


def _is_emergency(service: Service) -> bool:
    return service.phones.filter(number=EMERGENCY).exists()


def _since_the_last_lift(service: Service, problem: str, on: date) -> list[Heard]:
    near = NumberReport.objects.filter(service=service, problem=problem, on__range=(on - WITHIN, on + WITHIN))
    heard = [Heard(*row) for row in near.values_list("operator", "on", "shift")]
    lifted = Hold.objects.filter(service=service, lifted_at__isnull=False).order_by("-lifted_at").first()
    if lifted is None or lifted.lifted_at is None:
        return heard
    last = shift_of(lifted.lifted_at)
    return [one for one in heard if one[1:] > last]


def _hold(service: Service, hold: Hold, by: User) -> Hold:
    """`by`: the curator, or the operator whose report was the last one needed."""
    hold.service = service
    hold.save()
    note_change(service=service)
    told = {"listing": service.source_id, "reason": hold.reason, "operators": hold.operators}
    fields = {name: {"before": None, "after": value} for name, value in told.items()}
    audit.record(actor=by, action="hold.opened", about=hold, fields=fields, at=hold.since)
    telling.number_held(hold)
    return hold
