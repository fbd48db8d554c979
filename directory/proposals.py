"""Changes of listings: proposed by one person, written when enough others agree (docs/adr/0040).

Each function is one transaction, leaves an audit entry, and changes nothing where it raises: BadInput for a wrong value
with its place, Forbidden for a person who may not, Conflict for a proposal in another state, Outdated (a Conflict with
both texts) where the listing is not what the author saw. Which role somebody needs is asked before, in
`directory.permissions`; that nobody decides over their own is held here.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, telling
from directory.confidential import is_confidential
from directory.editing.differing import Difference, differing, flat, grouped
from directory.editing.guards import (
    hold,
    live_address,
    outdated,
    refuse_inactive,
    refuse_others,
    refuse_outdated,
    refuse_reviewer,
    refuse_unless,
    version_of,
)
from directory.editing.live import live, write
from directory.editing.private_places import refuse_exact_places, refuse_words
from directory.editing.rules import text
from directory.editing.table import BACKING, CONTACT_APPROVALS, LOW_RISK_APPROVALS, Group, checked
from directory.errors import BadInput, Conflict, Forbidden, Outdated
from directory.letters import masked
from directory.models import ChangeProposal, ConfirmationLink, Review, Service, User
from directory.models.proposals import OPEN_STATES, ProposalState, Verdict
from directory.services import note_change, raise_version

_reason, _needed_reason = text(2_000, lines=True), text(2_000, lines=True, needed=True)
BACKED_BY = {"verified_by": "curators", "method": "call"}


@transaction.atomic
def draft(
    *,
    service: Service,
    author: User,
    changes: Mapping[str, Any],
    why: str = "",
    base_version: int | None = None,
    at: datetime | None = None,
) -> ChangeProposal:
    """`changes` is {group: {field: value}} of `directory.editing.table`; `base_version` is what the author saw.

    Without one it is the version that is live now.
    """
    refuse_inactive(author)
    proposal = ChangeProposal(service=service, author=author, created_at=at or timezone.now())
    _fill(proposal, changes, why, base_version or version_of(service))
    proposal.save()
    _note("drafted", proposal, author, proposal.created_at, after=flat(proposal.changes))
    return proposal


@transaction.atomic
def edit_draft(
    *,
    proposal: ChangeProposal,
    author: User,
    changes: Mapping[str, Any],
    why: str = "",
    base_version: int | None = None,
    at: datetime | None = None,
) -> ChangeProposal:
    """Replaces the changes of a draft; with `base_version` for an author who has seen what is live since."""
    held, _service = hold(proposal)
    refuse_others(held, author)
    refuse_unless(held, ProposalState.DRAFT)
    before = flat(held.changes)
    _fill(held, changes, why, base_version or held.base_version)
    held.save()
    _note("edited", held, author, at or timezone.now(), before=before, after=flat(held.changes))
    return held


@transaction.atomic
def submit(*, proposal: ChangeProposal, author: User, at: datetime | None = None) -> ChangeProposal:
    """From here on nothing of it can be edited. What says the same as the live copy is dropped."""
    held, service = hold(proposal)
    refuse_others(held, author)
    refuse_unless(held, ProposalState.DRAFT)
    _submit(held, service, author, at or timezone.now())
    return held


@transaction.atomic
def submit_by_link(
    *,
    link: ConfirmationLink,
    changes: Mapping[str, Any],
    why: str,
    base_version: int | None = None,
    at: datetime | None = None,
) -> ChangeProposal:
    """By somebody without an account, who was sent this link; `directory.reminding.propose_by_link` uses it up.

    It needs the same people as any other, none of whom may be behind the link: see `guards.author_for`.
    """
    service = Service.objects.select_for_update(no_key=True).get(pk=link.service_id)
    now = at or timezone.now()
    made = ChangeProposal(service=service, link=link, author_name=f"by link to {masked(link.to)}", created_at=now)
    _fill(made, changes, why, base_version or service.version)
    _submit(made, service, None, now)
    return made


@transaction.atomic
def withdraw(*, proposal: ChangeProposal, author: User, at: datetime | None = None) -> ChangeProposal:
    """By its author, as long as it is not decided."""
    held, _service = hold(proposal)
    refuse_others(held, author)
    refuse_unless(held, *OPEN_STATES)
    _decide(held, ProposalState.WITHDRAWN, at or timezone.now())
    _note("withdrawn", held, author, held.decided_at)
    return held


@transaction.atomic
def approve(
    *,
    proposal: ChangeProposal,
    reviewer: User,
    note: str = "",
    called_back: bool = False,
    at: datetime | None = None,
) -> ChangeProposal:
    """One person's yes; with the last one needed the listing is written. See `approvals_needed`.

    `called_back`: the reviewer called a number known before the change; the note says which, and what came of it.
    """
    held, service = hold(proposal)
    refuse_reviewer(held, reviewer)
    said = _words(service, note, "note", needed=called_back)
    refuse_outdated(held, service)
    now = at or timezone.now()
    earlier = list(held.reviews.filter(verdict=Verdict.APPROVE, reviewer__is_active=True))
    enough = len(earlier) + 1 >= approvals_needed(held)
    if enough and _needs_a_call(held) and not (called_back or any(one.called_back for one in earlier)):
        raise Forbidden(
            "called_back", _("One of you has to call a number that we knew before, and note what came of it.")
        )
    _review(held, reviewer, Verdict.APPROVE, said, called_back, now)
    if enough:
        _publish(held, service, reviewer, now)
    return held


@transaction.atomic
def reject(*, proposal: ChangeProposal, reviewer: User, reason: str, at: datetime | None = None) -> ChangeProposal:
    """One person's no is enough. The reason is for the author."""
    held, service = hold(proposal)
    refuse_reviewer(held, reviewer)
    held.decided_reason = _words(service, reason, "reason", needed=True)
    now = at or timezone.now()
    _review(held, reviewer, Verdict.REJECT, held.decided_reason, called_back=False, now=now)
    _decide(held, ProposalState.REJECTED, now)
    _note("rejected", held, reviewer, now)
    telling.rejected(held, service, at=now)
    return held


@transaction.atomic
def revert(*, proposal: ChangeProposal, author: User, why: str, at: datetime | None = None) -> ChangeProposal:
    """A submitted proposal to write back exactly what was live before; one other person is enough for it.

    Raises Outdated where the listing no longer says what the proposal wrote, and Conflict for one that was never
    written or is a revert itself: what a revert took down comes back only as a new proposal.
    """
    refuse_inactive(author)
    original, service = hold(proposal)
    refuse_unless(original, ProposalState.APPROVED)
    if original.reverts_id is not None:
        raise Conflict("proposal", _("This took a change back. Make a new proposal instead."))
    written = flat(original.changes)
    now = live(service, written)
    if now != written:
        raise Outdated("proposal", outdated(), live=now, proposed=flat(original.before))
    made = ChangeProposal(service=service, author=author, reverts=original, changes=original.before)
    made.base_version, made.why = service.version, _words(service, why, "why", needed=True)
    made.created_at = made.submitted_at = at or timezone.now()
    made.state = ProposalState.SUBMITTED
    made.save()
    _note("submitted", made, author, made.created_at, before=now, after=flat(made.changes))
    telling.contact_change_asked(made, service, at=made.created_at)
    return made


def approvals_needed(proposal: ChangeProposal) -> int:
    """How many people other than the author: two for contacts, one for the rest and for going back."""
    return CONTACT_APPROVALS if _needs_a_call(proposal) else LOW_RISK_APPROVALS


def differences(proposal: ChangeProposal) -> tuple[Difference, ...]:
    """What it would change of the live copy; of a written one, what it changed. The newest state of both is read."""
    now = ChangeProposal.objects.get(pk=proposal.pk)
    after = flat(now.changes)
    before = flat(now.before) if now.state == ProposalState.APPROVED else live(now.service, after)
    return differing(before, after)


def _needs_a_call(proposal: ChangeProposal) -> bool:
    return Group.CONTACT in proposal.changes and proposal.reverts_id is None


def _submit(held: ChangeProposal, service: Service, author: User | None, now: datetime) -> None:
    _needed_reason(held.why, "why")
    refuse_outdated(held, service)
    found = differing(live(service, flat(held.changes)), flat(checked(held.changes)))
    if not found:
        raise BadInput("changes", _("This is what the listing says already."))
    held.changes = grouped({one.field: one.after for one in found})
    held.state, held.submitted_at = ProposalState.SUBMITTED, now
    held.save()
    _note("submitted", held, author, now, found=found)
    telling.contact_change_asked(held, service, at=now)


def _fill(proposal: ChangeProposal, changes: Mapping[str, Any], why: str, base_version: int) -> None:
    tidy = checked(changes)
    _refuse_exact(tidy, proposal.service)
    if not 1 <= base_version <= version_of(proposal.service):
        raise BadInput("base_version", _("There is no such version of this listing."))
    proposal.changes, proposal.why, proposal.base_version = tidy, _words(proposal.service, why, "why"), base_version


def _words(service: Service, said: str, path: str, *, needed: bool = False) -> str:
    tidy: str = (_needed_reason if needed else _reason)(said, path)
    refuse_words(service, tidy, path)
    return tidy


def _refuse_exact(values: Mapping[str, Mapping[str, Any]], service: Service, *, going_back: bool = False) -> None:
    """A shelter without a place may get back the address that was live: one made private since is forgotten there."""
    confidential = not going_back and is_confidential(service)
    refuse_exact_places(values, live_address(service), confidential=confidential)


def _publish(held: ChangeProposal, service: Service, by: User, now: datetime) -> None:
    """Writes the changes over the live copy, which is kept in the proposal and in the audit."""
    values = flat(held.changes if held.reverts_id else checked(held.changes))
    values |= {} if held.reverts_id else _backing(values, now)
    _refuse_exact(grouped(values), service, going_back=held.reverts_id is not None)
    before = live(service, values)
    telling.contact_changed(held, service, at=now)
    write(service, grouped(values))
    version = raise_version(service=service)
    note_change(service=service)
    held.before = grouped(before)
    _decide(held, ProposalState.APPROVED, now)
    told = {"version": version - 1, **before}, {"version": version, **values}
    _note("approved", held, by, now, before=told[0], after=told[1])


def _backing(values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Numbers that two people agreed on after a call are checked, from this day on."""
    if "phones" not in values:
        return {}
    backed = any(phone["public"] for phone in values["phones"])
    verified = {"verified_on": now.date().isoformat(), **BACKED_BY} if backed else None
    return {BACKING: {"backed": backed, "reason": "" if backed else "unverified", "verified": verified}}


def _review(
    held: ChangeProposal, reviewer: User, verdict: Verdict, note: str, called_back: bool, now: datetime
) -> None:
    Review.objects.create(proposal=held, reviewer=reviewer, verdict=verdict, note=note, called_back=called_back, at=now)
    _note("reviewed", held, reviewer, now, after={"verdict": verdict, "note": note, "called_back": called_back})


def _decide(held: ChangeProposal, state: ProposalState, now: datetime) -> None:
    held.state, held.decided_at = state, now
    held.save()


def _note(
    verb: str,
    proposal: ChangeProposal,
    actor: User | None,
    at: datetime | None,
    *,
    found: tuple[Difference, ...] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """`proposal.<verb>` in the audit, with what differs between `before` and `after`."""
    was, is_ = before or {}, after or {}
    fields = {name: {"before": was.get(name), "after": is_[name]} for name in is_ if was.get(name) != is_[name]}
    fields |= {one.field: {"before": one.before, "after": one.after} for one in found}
    audit.record(actor=actor, action=f"proposal.{verb}", about=proposal, fields=fields, at=at)
