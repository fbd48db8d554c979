"""A programme that is known to be closed: its number is hidden at once, its period ends, and what follows it is noted."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.editing.private_places import refuse_words
from directory.errors import BadInput
from directory.fast_lane import confirm_dead, lift
from directory.models import Service, User, ValidityPeriod
from directory.models.problems import Problem
from directory.programs import close_program, reopen_program
from directory.selectors import open_hold


@transaction.atomic
def close(
    *, service: Service, by: User, on: date, source: str, successor: Service | None = None, at: datetime | None = None
) -> ValidityPeriod:
    """`on`: the last day, today or before, in UTC. Raises what `confirm_dead` and `close_program` raise."""
    now = at or timezone.now()
    _refuse_future(on, now)
    refuse_words(service, source, "source")
    confirm_dead(service, by, problem=Problem.CLOSED, at=now)
    return close_program(service, on, successor, source=source, by=by, at=now)


@transaction.atomic
def reopen(*, service: Service, by: User, on: date, source: str, at: datetime | None = None) -> ValidityPeriod:
    """Its number is shown again unless it is hidden for another reason than the closing."""
    now = at or timezone.now()
    _refuse_future(on, now)
    refuse_words(service, source, "source")
    period = reopen_program(service, on, source=source, by=by, at=now)
    hold = open_hold(service)
    if hold is not None and hold.reason == Problem.CLOSED:
        lift(hold, by, at=now)
    return period


def _refuse_future(on: date, now: datetime) -> None:
    if on > timezone.localdate(now):
        raise BadInput("on", _("That day has not come yet."))
