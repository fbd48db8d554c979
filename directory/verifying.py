"""What of a listing was confirmed, when and by whom, and what is due to be looked at again.

A confirmation says that what stands there is still right. It changes none of it, and it never puts a withheld number
before the public (`Service.backed`): that takes a proposal and two people, whoever confirms (docs/adr/0040).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.editing.private_places import refuse_words
from directory.editing.rules import text
from directory.errors import BadInput, Conflict
from directory.listings.rules import rule_table
from directory.models import Service, User, Verification
from directory.models.provenance import FieldGroup
from directory.services import note_change

_note, _name = text(2_000, lines=True), text(120, needed=True)
CURATORS = "curators"  # what is shown in place of a colleague's name
YEAR = 365  # days


class Means(models.TextChoices):
    """How it was confirmed; kept as `Verification.method`, where a load writes source-read."""

    SOURCE_READ = "source-read"
    CALL = "call"
    WEB_CHECK = "web-check"
    MAIL_LINK = "mail-link"  # the agency, by the link of a reminder
    PORTAL = "portal"  # the agency, signed in


class State(StrEnum):
    CURRENT = "current"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Due:
    """`last` and `due_on` are None where no day is known on which somebody looked: that is overdue."""

    group: FieldGroup
    last: date | None
    due_on: date | None
    state: State


def intervals() -> dict[FieldGroup, timedelta]:
    """Field group -> how long after the last look the next one is due; overdue is twice as long.

    Existence and contacts: the half-life of the ranking, so when they are overdue a quarter of its trust above the
    floor is left. Hours: half the time after which answers take them for unknown, so overdue hours are not used.
    Eligibility: yearly. The numbers are in `data/rules/upkeep.json`, which the ranking reads as well.
    """
    rules = rule_table("upkeep")
    days = {**rules["half_life_days"], "hours": rules["hours_stale_days"] // 2, **dict.fromkeys(rules["yearly"], YEAR)}
    return {FieldGroup(group): timedelta(days=count) for group, count in days.items()}


def due(service: Service, today: date) -> tuple[Due, ...]:
    """Each group that the listing says something of, in the order of `FieldGroup`. Pure over the rows of the listing."""
    last = {row.field_group: row.verified_on for row in service.verifications.all()}
    said = said_groups(service)
    looked_at = [_due(group, last.get(group), every, today) for group, every in intervals().items() if group in said]
    by_group = {one.group: one for one in (*looked_at, *_capacity_due(service, last.get(FieldGroup.CAPACITY), today))}
    return tuple(by_group[group] for group in FieldGroup if group in by_group)


def waiting_groups(service: Service, today: date) -> tuple[Due, ...]:
    return tuple(one for one in due(service, today) if one.state != State.CURRENT)


def said_groups(service: Service) -> frozenset[FieldGroup]:
    """The groups of which there is anything to confirm."""
    said = {
        FieldGroup.EXISTENCE: True,
        FieldGroup.CONTACT: any(len(rows.all()) for rows in (service.phones, service.urls, service.emails)),
        FieldGroup.HOURS: bool(service.hours_text),
        FieldGroup.ELIGIBILITY: bool(service.eligibility_description),
        FieldGroup.CAPACITY: bool(service.capacity),
    }
    return frozenset(group for group, is_said in said.items() if is_said)


def may_be_confirmed(service: Service, today: date) -> tuple[FieldGroup, ...]:
    """What "still right" can be said of: not of numbers that are being checked, nor of room that has run out."""
    closed = {FieldGroup.CONTACT} if is_held(service) else set()
    if service.capacity_expires is not None and service.capacity_expires < today:
        closed.add(FieldGroup.CAPACITY)
    said = said_groups(service)
    return tuple(group for group in FieldGroup if group in said and group not in closed)


def is_held(service: Service) -> bool:
    return service.holds.filter(lifted_at=None).exists()


@transaction.atomic
def confirm(
    *,
    service: Service,
    groups: Iterable[FieldGroup],
    by: str,
    means: Means,
    actor: User | None,
    notes: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> tuple[Verification, ...]:
    """These groups are right on the day (UTC) of `at`. One entry `service.confirmed` in the audit, with the notes.

    `by` is shown to everybody: the name of an organization, or CURATORS. `notes` is group -> what was checked. Capacity
    gets no later end by it. Raises BadInput for no group, an unknown one or a day to come, and Conflict for a day
    before the last look or for contacts while the numbers are held.
    """
    asked, said_by, now = _groups(groups), _name(by, "by"), at or timezone.now()
    told = {group: _note((notes or {}).get(group, ""), f"notes.{group}") for group in asked}
    held = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    for group, note in told.items():
        refuse_words(held, note, f"notes.{group}")
    before = {row.field_group: row for row in held.verifications.all()}
    _refuse_days(now.date(), [before[group].verified_on for group in asked if group in before])
    if FieldGroup.CONTACT in asked and is_held(held):
        raise Conflict("groups", _("The numbers of this listing are being checked. That comes first."))
    was = {group: _plain(before.get(group)) for group in asked}
    columns = {"verified_on": now.date(), "verified_by": said_by, "method": Means(means).value}
    made = tuple(
        Verification.objects.update_or_create(service=held, field_group=group, defaults=columns)[0] for group in asked
    )
    fields = {
        row.field_group: {"before": was[group], "after": _plain(row) | {"note": told[group]}}
        for group, row in zip(asked, made, strict=True)
    }
    audit.record(actor=actor, action="service.confirmed", about=held, fields=fields, at=now)
    note_change(service=held)
    return made


def _due(group: FieldGroup, last: date | None, every: timedelta, today: date) -> Due:
    if last is None:
        return Due(group, None, None, State.OVERDUE)
    due_on = last + every
    if today < due_on:
        return Due(group, last, due_on, State.CURRENT)
    return Due(group, last, due_on, State.DUE if today < due_on + every else State.OVERDUE)


def _capacity_due(service: Service, last: date | None, today: date) -> tuple[Due, ...]:
    """Due when it runs out, or at once where nobody said when; never overdue, for it is shown as unknown then."""
    if not service.capacity:
        return ()
    runs_out = service.capacity_expires
    still = runs_out is not None and today < runs_out
    return (Due(FieldGroup.CAPACITY, last, runs_out, State.CURRENT if still else State.DUE),)


def _groups(groups: Iterable[FieldGroup]) -> tuple[FieldGroup, ...]:
    asked = tuple(dict.fromkeys(str(group) for group in groups))
    unknown = [group for group in asked if group not in FieldGroup.values]
    if unknown or not asked:
        raise BadInput("groups", _("Choose what you have checked."))
    return tuple(FieldGroup(group) for group in asked)


def _refuse_days(day: date, known: Iterable[date | None]) -> None:
    if day > timezone.now().date():
        raise BadInput("at", _("This day is still to come."))
    if any(last is not None and last > day for last in known):
        raise Conflict("at", _("Somebody has looked at this since."))


def _plain(row: Verification | None) -> dict[str, Any]:
    if row is None:
        return {}
    day = row.verified_on.isoformat() if row.verified_on else None
    return {"verified_on": day, "verified_by": row.verified_by, "method": row.method}
