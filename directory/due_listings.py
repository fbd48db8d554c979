"""Which listings are due, the worst first: the rule of `directory.verifying.due`, asked of the database."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Least

from directory import selectors
from directory.models import EmailAddress, Organization, Phone, Service, Url, Verification
from directory.models.provenance import FieldGroup
from directory.verifying import intervals

LONG_AGO, FAR_OFF = date(1, 1, 1), date(9999, 1, 1)


def due_listings(
    today: date,
    *,
    group: FieldGroup | None = None,
    state: str = "",
    organization: Organization | None = None,
) -> QuerySet[Service]:
    """Published listings of which something is due: what nobody ever looked at first, then what is due the longest.

    `group` asks of one group alone; `state` is a USPS code, of which listings of the whole country are none.
    """
    asked = [group] if group else list(FieldGroup)
    found = _of_organization(selectors.published(), organization)
    found = found.alias(**{f"due_{one}": _due_on(one) for one in asked})
    found = found.filter(_any(Q(**{f"due_{one}__lte": today}) for one in asked))
    found = found.alias(worst=_earliest([F(f"due_{one}") for one in asked]))
    found = found.order_by("worst", "source_id").prefetch_related(
        "verifications", "phones", "urls", "emails", "holds", "confirmation_links"
    )
    return in_state(found, state) if state else found


def in_state(found: QuerySet[Service], usps: str) -> QuerySet[Service]:
    """JSON lists cannot be searched alike in both databases; the text of one can: codes have two capital letters."""
    return found.filter(area_states__icontains=f'"{usps}"')


def _of_organization(found: QuerySet[Service], organization: Organization | None) -> QuerySet[Service]:
    return found if organization is None else found.filter(organization=organization)


def _due_on(group: FieldGroup) -> Case:
    """The day on which the group is due; LONG_AGO where nobody looked, FAR_OFF where the listing says nothing of it."""
    if group == FieldGroup.CAPACITY:
        due = Coalesce("capacity_expires", Value(LONG_AGO), output_field=DateField())
    else:
        due = _after(group, intervals()[group])
    return Case(When(_says(group), then=due), default=Value(FAR_OFF), output_field=DateField())


def _after(group: FieldGroup, every: timedelta) -> Coalesce:
    last = Verification.objects.filter(service=OuterRef("pk"), field_group=group).values("verified_on")[:1]
    return Coalesce(Subquery(last) + Value(every), Value(LONG_AGO), output_field=DateField())


def _says(group: FieldGroup) -> Q:
    """As `directory.verifying.said_groups` has it."""
    contacts = (Exists(kind.objects.filter(service=OuterRef("pk"))) for kind in (Phone, Url, EmailAddress))
    said = {
        FieldGroup.EXISTENCE: Q(pk__isnull=False),
        FieldGroup.CONTACT: _any(Q(one) for one in contacts),
        FieldGroup.HOURS: ~Q(hours_text=""),
        FieldGroup.ELIGIBILITY: ~Q(eligibility_description=""),
        FieldGroup.CAPACITY: ~Q(capacity=""),
    }
    return said[group]


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for one in conditions:
        found |= one
    return found


def _earliest(days: list[F]) -> F | Least:
    return Least(*days) if len(days) > 1 else days[0]
