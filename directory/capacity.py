"""Whether there is room, as an agency says it of itself; written at once, and over within days (docs/adr/0047)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.editing.guards import hold_seen, refuse_inactive
from directory.editing.live import live, write
from directory.editing.table import FIELDS, Group
from directory.errors import BadInput, Forbidden
from directory.models import Service, User
from directory.permissions import speaks_for
from directory.services import note_change

LONGEST_DAYS = 7  # ahead; what nobody says again within a week is not known


@transaction.atomic
def report(
    *, service: Service, actor: User, state: str, expires: str, version: int, at: datetime | None = None
) -> dict[str, Any]:
    """`state` is open, waitlist or full; `expires` the last day, in UTC, on which it counts, ISO 8601.

    Answers {state, expires} as it stands now. The version of the listing stays: a number of beds makes nobody's text
    out of date. Raises Forbidden unless the account speaks for the agency, BadInput for a wrong value, and Outdated
    where the listing is not the version that the agency saw. What is said already is not written again.
    """
    refuse_inactive(actor)
    if not speaks_for(actor, service.organization):
        raise Forbidden("capacity", _("This account may not do this."))
    now = at or timezone.now()
    said: dict[str, Any] = FIELDS["capacity"].rule({"state": state, "expires": expires}, "capacity")
    _refuse_far_days(said["expires"], now)
    held = hold_seen(service, version, ["capacity"], {"capacity": said})
    before = live(held, ["capacity"])
    if before["capacity"] != said:
        write(held, {Group.CAPACITY: {"capacity": said}})
        note_change(service=held)
        told = {"capacity": {"before": before["capacity"], "after": said}}
        audit.record(actor=actor, action="capacity.reported", about=held, fields=told, at=now)
    return said


def _refuse_far_days(expires: str, now: datetime) -> None:
    first, last = now.date().isoformat(), (now.date() + timedelta(days=LONGEST_DAYS)).isoformat()
    if not first <= expires <= last:
        bounds = {"first": first, "last": last}
        raise BadInput("capacity.expires", _("This has to be a day from %(first)s to %(last)s.") % bounds)
