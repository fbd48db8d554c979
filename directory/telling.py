"""Who is told by mail of what happened to a listing, in the transaction of the act.

A change of contacts is told to whoever was known before it: the person who finds out that somebody else wrote a new
number is the one whose number it was (docs/adr/0040). A letter names fields, never what they say.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from directory.editing.table import FIELDS, Group
from directory.errors import BadInput
from directory.letters import Kind, post
from directory.models import ChangeProposal, Hold, Service, User
from directory.models.people import Role


def mailboxes(service: Service) -> tuple[str, ...]:
    """Those of the listing as they are live now, shown to people or not, and of the accounts of its agency; each once."""
    listed = service.emails.values_list("email", flat=True)
    speakers = User.objects.filter(
        is_active=True, memberships__role=Role.PARTNER, memberships__organization=service.organization_id
    )
    people = speakers.exclude(email="").order_by("pk").values_list("email", flat=True)
    return tuple({one.casefold(): one for one in (*people, *listed)}.values())


def contact_change_asked(proposal: ChangeProposal, service: Service, *, at: datetime) -> None:
    """When a proposal that touches contacts is sent; nothing for another one."""
    _of_contacts(Kind.CONTACT_CHANGE_ASKED, proposal, service, at)


def contact_changed(proposal: ChangeProposal, service: Service, *, at: datetime) -> None:
    """Call it before the listing is written: afterwards the mailboxes may be those of whoever changed them."""
    _of_contacts(Kind.CONTACT_CHANGED, proposal, service, at)


def rejected(proposal: ChangeProposal, service: Service, *, at: datetime) -> None:
    """To its author, with the reason; to the mailbox of the link for somebody without an account."""
    facts = {"reason": proposal.decided_reason, "organization": service.organization.name}
    _post(Kind.PROPOSAL_REJECTED, _mailbox_of_author(proposal), service, facts, at)


def number_held(hold: Hold) -> None:
    """To the agency, when its numbers are hidden."""
    _post(Kind.NUMBER_HELD, mailboxes(hold.service), hold.service, {}, hold.since)


def _mailbox_of_author(proposal: ChangeProposal) -> list[str]:
    if proposal.link is not None:
        return [proposal.link.to]
    return [proposal.author.email] if proposal.author is not None and proposal.author.email else []


def _of_contacts(kind: Kind, proposal: ChangeProposal, service: Service, at: datetime) -> None:
    fields = [name for name in FIELDS if name in proposal.changes.get(Group.CONTACT, {})]
    if fields:
        _post(kind, mailboxes(service), service, {"fields": fields}, at)


def _post(kind: Kind, to: Iterable[str], service: Service, facts: Mapping[str, Any], at: datetime) -> None:
    """A mailbox of an old listing that is none stops nothing."""
    for mailbox in to:
        with suppress(BadInput):
            post(kind=kind, to=mailbox, service=service, facts=facts, at=at)
