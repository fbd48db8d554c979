"""Reminders of what is due, and the answer by a link that needs no account.

Who has the link has a mailbox of the listing: that is enough to say "still right" in the name of the organization,
and to ask for a change that others decide over. It works once, for one listing and for 14 days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, letters, proposals
from directory.errors import Conflict, DomainError, NotFound
from directory.models import ChangeProposal, ConfirmationLink, Letter, Organization, Service, User, Verification
from directory.models.people import Role
from directory.models.services import Publication
from directory.verifying import Means, confirm, due, may_be_confirmed, waiting_groups

VALID = PAUSE = timedelta(days=14)
MOST_LISTINGS = 20  # in one letter
_signer = Signer(sep=".", salt="directory.reminding")


@dataclass(slots=True)
class Reminded:
    """What a round did: letters, listings in them, and listings that nobody can be written to about, or none now."""

    letters: int = 0
    listings: int = 0
    without_mailbox: int = 0
    refused: int = 0


@transaction.atomic
def remind(*, to: str, services: Iterable[Service], asked_by: User | None = None, at: datetime | None = None) -> Letter:
    """One letter about these listings of one organization, each with a link of its own.

    Raises BadInput for what is no mailbox, and Conflict where one of them was written about in the last 14 days.
    """
    now, asked = at or timezone.now(), list(services)
    organization = asked[0].organization
    told = [_link_told(service, to, asked_by, now) for service in asked]
    facts = {"organization": organization.name, "listings": told, "until": (now + VALID).date().isoformat()}
    only = asked[0] if len(asked) == 1 else None
    return letters.post(kind=letters.Kind.REMINDER, to=to, service=only, facts=facts, at=now)


def send_due(services: Iterable[Service], *, today: date, at: datetime | None = None) -> Reminded:
    """`services`: the worst first. Each letter is a transaction of its own, so a second run goes on where one ended.

    What is wrong with one letter stops no other.
    """
    now, done = at or timezone.now(), Reminded()
    for to, listed in _by_mailbox(services, today, now, done).items():
        for first in range(0, len(listed), MOST_LISTINGS):
            _remind(to[1], listed[first : first + MOST_LISTINGS], now, done)
    return done


def _by_mailbox(
    services: Iterable[Service], today: date, now: datetime, done: Reminded
) -> dict[tuple[int, str], list[Service]]:
    """(key of the organization, mailbox) -> what it is to be asked about."""
    found: dict[tuple[int, str], list[Service]] = {}
    for service in services:
        if not waiting_groups(service, today) or was_reminded(service, now):
            continue
        to = mailbox_of(service)
        if to is None:
            done.without_mailbox += 1
        else:
            found.setdefault((service.organization_id, to), []).append(service)
    return found


def _remind(to: str, services: list[Service], now: datetime, done: Reminded) -> None:
    try:
        remind(to=to, services=services, at=now)
    except DomainError:
        done.refused += len(services)
    else:
        done.letters, done.listings = done.letters + 1, done.listings + len(services)


def mailbox_of(service: Service) -> str | None:
    """One that people are shown; else of the account of its agency that has been there longest; else none."""
    shown = next((row.email for row in service.emails.all() if row.public), None)
    return shown or _mailbox_of_a_partner(service.organization)


def was_reminded(service: Service, at: datetime) -> bool:
    return any(link.made_at > at - PAUSE for link in service.confirmation_links.all())


def opened(secret: str, at: datetime | None = None) -> ConfirmationLink | None:
    """None alike for what is forged, used or past its end, and where the listing is not shown any more."""
    usable = ConfirmationLink.objects.filter(used_at=None, expires_at__gt=at or timezone.now())
    shown = usable.filter(service__publication=Publication.PUBLISHED).select_related("service__organization")
    return shown.filter(digest=_digest(secret)).first() if _is_ours(secret) else None


@transaction.atomic
def confirm_by_link(*, secret: str, at: datetime | None = None) -> tuple[Verification, ...]:
    """All that may be confirmed of the listing, as said by its organization. Raises NotFound as `opened` says None."""
    now = at or timezone.now()
    link = _used_up(secret, now)
    service = link.service
    return confirm(
        service=service,
        groups=may_be_confirmed(service, now.date()),
        by=service.organization.name[:120],
        means=Means.MAIL_LINK,
        actor=None,
        at=now,
    )


@transaction.atomic
def propose_by_link(
    *, secret: str, changes: Mapping[str, Any], why: str, base_version: int | None = None, at: datetime | None = None
) -> ChangeProposal:
    """The link stays good where the proposal is refused."""
    now = at or timezone.now()
    link = _used_up(secret, now)
    return proposals.submit_by_link(link=link, changes=changes, why=why, base_version=base_version, at=now)


def _used_up(secret: str, now: datetime) -> ConfirmationLink:
    """The service is held before the link, as everywhere; the link is looked at again when it is held."""
    found = opened(secret, now)
    if found is not None:
        Service.objects.select_for_update(no_key=True).get(pk=found.service_id)
        if ConfirmationLink.objects.filter(pk=found.pk, used_at=None).update(used_at=now):
            found.used_at = now
            return found
    raise NotFound("link", _("This link does not work any more."))


def _link_told(service: Service, to: str, asked_by: User | None, now: datetime) -> dict[str, Any]:
    held = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    if was_reminded(held, now):
        raise Conflict("to", _("They were written to in the last %(days)d days.") % {"days": PAUSE.days})
    secret = _signer.sign(token_urlsafe(32))
    ConfirmationLink.objects.create(
        digest=_digest(secret), service=held, to=to, asked_by=asked_by, made_at=now, expires_at=now + VALID
    )
    topics = [one.group for one in waiting_groups(held, now.date()) or due(held, now.date())]
    fields = {"to": {"before": None, "after": letters.masked(to)}}
    audit.record(actor=asked_by, action="service.reminded", about=held, fields=fields, at=now)
    return {"name": held.name, "due": topics, "secret": secret}


def _mailbox_of_a_partner(organization: Organization) -> str | None:
    speakers = User.objects.filter(
        is_active=True, memberships__role=Role.PARTNER, memberships__organization=organization
    )
    return speakers.exclude(email="").order_by("memberships__pk").values_list("email", flat=True).first()


def _is_ours(secret: str) -> bool:
    try:
        _signer.unsign(secret)
    except BadSignature:
        return False
    return True


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
