"""Proposals that wait for curators, and what stands in the way of one curator. Reads alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from directory.editing.guards import author_for, obstacle
from directory.editing.table import Group
from directory.editing.weighing import flags_of, states_of_area_codes
from directory.models import ChangeProposal, Review, User
from directory.models.proposals import ProposalState, Verdict
from directory.proposals import approvals_needed
from directory.risk import Risk


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal as it stands in the queue of one curator."""

    proposal: ChangeProposal
    groups: tuple[Group, ...]
    risks: tuple[Risk, ...]
    approvals: int
    needed: int
    obstacle: str  # why this curator does not decide over it; empty where they may
    outdated: bool  # the listing has changed since it was written


def waiting(
    *, author: User | None = None, contacts: bool = False, half_way: bool = False, before: datetime | None = None
) -> QuerySet[ChangeProposal]:
    """The longest waiting first. `contacts`: those that touch contacts alone; `half_way`: one yes is there already;
    `before`: sent at this time or earlier.
    """
    found = ChangeProposal.objects.filter(state=ProposalState.SUBMITTED).order_by("submitted_at", "pk")
    found = found.select_related("service__organization", "author", "link").prefetch_related("reviews__reviewer")
    if author is not None:
        found = found.filter(author=author)
    if contacts:
        found = found.filter(changes__has_key=Group.CONTACT.value)
    if half_way:
        found = found.filter(Exists(_approvals().filter(proposal=OuterRef("pk"))))
    return found if before is None else found.filter(submitted_at__lte=before)


def longer_than(days: int, now: datetime) -> datetime:
    return now - timedelta(days=days)


def rows(proposals: Iterable[ChangeProposal], viewer: User) -> list[Waiting]:
    """A few of `waiting`, a page: each is compared with what is live."""
    codes = states_of_area_codes()
    return [_row(one, viewer, codes) for one in proposals]


def approvals_of(proposal: ChangeProposal) -> int:
    """The yes of an account that is closed does not count."""
    return sum(one.verdict == Verdict.APPROVE and one.reviewer.is_active for one in proposal.reviews.all())


def obstacle_for(proposal: ChangeProposal, viewer: User) -> str:
    return obstacle(author_for(proposal, viewer), {one.reviewer_id for one in proposal.reviews.all()}, viewer)


def _row(proposal: ChangeProposal, viewer: User, codes: dict[str, set[str]]) -> Waiting:
    return Waiting(
        proposal,
        tuple(group for group in Group if group in proposal.changes),
        tuple(dict.fromkeys(flag.risk for flag in flags_of(proposal, codes))),
        approvals_of(proposal),
        approvals_needed(proposal),
        obstacle_for(proposal, viewer),
        proposal.base_version != proposal.service.version,
    )


def _approvals() -> QuerySet[Review]:
    return Review.objects.filter(verdict=Verdict.APPROVE, reviewer__is_active=True)
