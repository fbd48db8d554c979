"""What stewards look for in the table of listings and do there; each write is one of the services."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from directory import proposals, services
from directory.errors import BadInput
from directory.models import ChangeProposal, Hold, Phone, Service, Url, User, Verification
from directory.models.contacts import EmailAddress
from directory.models.proposals import OPEN_STATES
from directory.models.provenance import FieldGroup
from directory.models.services import Publication
from directory.verifying import CURATORS, Means, confirm, intervals, said_groups

QUARTER, HALF, YEAR = (timedelta(days=days) for days in (91, 182, 365))
BY_CALL = frozenset({FieldGroup.EXISTENCE, FieldGroup.CONTACT})  # what a call to the number itself shows


def listings() -> QuerySet[Service]:
    """With `last_verified` (the newest day of any group), `is_held` and `has_changes` (proposals that are open)."""
    newest = Verification.objects.filter(service=OuterRef("pk")).order_by().values("service")
    return Service.objects.select_related("organization").annotate(
        last_verified=Subquery(newest.annotate(last=Max("verified_on")).values("last")),
        is_held=Exists(Hold.objects.filter(service=OuterRef("pk"), lifted_at=None)),
        has_changes=Exists(ChangeProposal.objects.filter(service=OuterRef("pk"), state__in=OPEN_STATES)),
    )


def checked_within(today: date) -> Mapping[str, Q]:
    """Name of a span -> which of `listings()` were looked at in it the last time; each is in one of them."""
    quarter, half, year = today - QUARTER, today - HALF, today - YEAR
    return {
        "quarter": Q(last_verified__gt=quarter),
        "half": Q(last_verified__gt=half, last_verified__lte=quarter),
        "year": Q(last_verified__gt=year, last_verified__lte=half),
        "older": Q(last_verified__lte=year),
        "never": Q(last_verified=None),
    }


def waiting(today: date) -> Mapping[str, Q]:
    """What waits -> in which of `listings()`."""
    return {"held": Q(is_held=True), "changes": Q(has_changes=True), "due": due(today)}


def due(today: date) -> Q:
    """Listings with a group to look at again, as `directory.verifying.due` says of one."""
    found = Q(~Q(capacity=""), Q(capacity_expires=None) | Q(capacity_expires__lte=today))
    for group, said in _said().items():
        fresh = Verification.objects.filter(
            service=OuterRef("pk"), field_group=group, verified_on__gt=today - intervals()[group]
        )
        found |= Q(said, ~Exists(fresh))
    return found


def restricted(service: Service) -> tuple[str, ...]:
    """What there is of it that not everybody may see: notes, open proposals, numbers that are withheld."""
    held = service.holds.filter(lifted_at=None).exists()
    contacts: dict[str, Any] = {"phones": service.phones, "urls": service.urls, "emails": service.emails}
    withheld = [
        name for name, rows in contacts.items() if rows.exists() and (held or rows.filter(public=False).exists())
    ]
    notes = ["curator_notes"] if service.curator_notes else []
    changes = ["proposals"] if service.proposals.filter(state__in=OPEN_STATES).exists() else []
    return (*withheld, *notes, *changes)


@transaction.atomic
def propose(
    *,
    service: Service,
    author: User,
    changes: Mapping[str, Any],
    why: str,
    base_version: int,
    at: datetime | None = None,
) -> ChangeProposal:
    """Drafted and submitted at once; `directory.proposals` says what is raised, and then neither is kept."""
    made = proposals.draft(service=service, author=author, changes=changes, why=why, base_version=base_version, at=at)
    return proposals.submit(proposal=made, author=author, at=at)


def take_down(*, found: Iterable[Service], by: User, why: str, at: datetime | None = None) -> int:
    """How many; those that are down already stay as they are. All or none. Raises BadInput without a reason."""
    up = [one for one in found if one.publication != Publication.WITHHELD]
    return _each(up, why, lambda one: services.withhold(service=one, by=by, why=why, at=at))


def publish(*, found: Iterable[Service], by: User, why: str, at: datetime | None = None) -> int:
    """As `take_down`; raises Conflict where one has nothing to call, write or open."""
    down = [one for one in found if one.publication != Publication.PUBLISHED]
    return _each(down, why, lambda one: services.publish(service=one, by=by, why=why, at=at))


def confirm_by_call(*, found: Iterable[Service], by: User, why: str, at: datetime | None = None) -> int:
    """They exist, and their numbers are right. `why` is what was said. Raises Conflict where numbers are held."""

    def confirmed(one: Service) -> object:
        groups, notes = BY_CALL & said_groups(one), {group.value: why for group in BY_CALL}
        return confirm(service=one, groups=sorted(groups), by=CURATORS, means=Means.CALL, actor=by, notes=notes, at=at)

    return _each(list(found), why, confirmed)


@transaction.atomic
def _each(found: list[Service], why: str, act: Callable[[Service], object]) -> int:
    if not why.strip():
        raise BadInput("why", "Say why.")
    for service in found:
        act(service)
    return len(found)


def _said() -> Mapping[FieldGroup, Q]:
    """Group -> which listings say something of it (`directory.verifying.said_groups`)."""
    contacts = Q()
    for rows in (Phone, Url, EmailAddress):
        contacts |= Q(Exists(rows.objects.filter(service=OuterRef("pk"))))
    return {
        FieldGroup.EXISTENCE: Q(),
        FieldGroup.CONTACT: contacts,
        FieldGroup.HOURS: ~Q(hours_text=""),
        FieldGroup.ELIGIBILITY: ~Q(eligibility_description=""),
    }
