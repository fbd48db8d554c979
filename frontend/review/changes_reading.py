"""What the pages of changes show, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.editing.differing import Difference, flat
from directory.editing.guards import author_for
from directory.editing.live import live
from directory.editing.table import FIELDS
from directory.editing.weighing import flags_of
from directory.models import ChangeProposal, Review, Service, User
from directory.models.proposals import ProposalState
from directory.proposals import approvals_needed, differences
from directory.risk import Flag
from directory.selectors import open_hold
from directory.waiting import Waiting, approvals_of, obstacle_for
from frontend.review.changes_words import RISKS, STATES, VERDICTS, author_words, day
from frontend.staff.difference import Line, label_of, lines, words_of

CALLED = "phones"
ROWS_WITH_A_SWITCH = ("phones", "urls", "emails")  # rows that may be kept from the public
UNKNOWN = (None, "", "unknown", [])  # what no page says of a listing


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal of the queue."""

    pk: int
    listing: str
    organization: str
    author: str
    since: str
    fields: tuple[str, ...]
    risks: tuple[str, ...]
    approvals: int
    needed: int
    obstacle: str
    yours: bool
    outdated: bool
    goes_back: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One field, before and after, with what to look at twice: (sentence, what was found there)."""

    line: Line
    flags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    reviewer: str
    verdict: str
    on: str
    note: str
    called_back: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal with all that somebody needs who decides over it."""

    proposal: ChangeProposal
    author: str
    state: str
    since: str
    decided: str
    changes: tuple[Changed, ...]
    known_numbers: tuple[tuple[str, str], ...]  # (link, words)
    reviews: tuple[Said, ...]
    approvals: int
    needed: int
    obstacle: str
    outdated: bool
    shown: tuple[Line, ...]
    being_checked: bool

    @property
    def waits(self) -> bool:
        return self.proposal.state == ProposalState.SUBMITTED

    @property
    def may_decide(self) -> bool:
        return self.waits and not self.obstacle

    @property
    def may_take_back(self) -> bool:
        return self.proposal.state == ProposalState.APPROVED and self.proposal.reverts_id is None


def row_words(one: Waiting, viewer: User) -> Row:
    proposal = one.proposal
    return Row(
        pk=proposal.pk,
        listing=proposal.service.name,
        organization=proposal.service.organization.name,
        author=author_words(proposal),
        since=day(proposal.submitted_at),
        fields=tuple(label_of(name) for name in FIELDS if name in flat(proposal.changes)),
        risks=tuple(str(RISKS[risk]) for risk in one.risks),
        approvals=one.approvals,
        needed=one.needed,
        obstacle=one.obstacle,
        yours=author_for(proposal, viewer) == viewer.pk,
        outdated=one.outdated,
        goes_back=proposal.reverts_id is not None,
    )


def change_of(pk: int) -> ChangeProposal | None:
    """Any that was sent; drafts are their author's alone."""
    sent = ChangeProposal.objects.exclude(state=ProposalState.DRAFT)
    sent = sent.select_related("service__organization", "author", "link", "reverts")
    return sent.prefetch_related("reviews__reviewer").filter(pk=pk).first()


def change_words(proposal: ChangeProposal, viewer: User) -> Change:
    service, found = proposal.service, differences(proposal)
    waits = proposal.state == ProposalState.SUBMITTED
    return Change(
        proposal=proposal,
        author=author_words(proposal),
        state=str(STATES[proposal.state]),
        since=day(proposal.submitted_at),
        decided=day(proposal.decided_at),
        changes=_changed(found, flags_of(proposal)),
        known_numbers=_known_numbers(proposal, found),
        reviews=tuple(_said(one) for one in proposal.reviews.all()),
        approvals=approvals_of(proposal),
        needed=approvals_needed(proposal),
        obstacle=obstacle_for(proposal, viewer),
        outdated=waits and proposal.base_version != service.version,
        shown=shown_lines(service),
        being_checked=open_hold(service) is not None,
    )


def shown_lines(service: Service) -> tuple[Line, ...]:
    """Fields of the live listing that people see and that say something, each as the `after` of a line."""
    now = live(service)
    for name in ROWS_WITH_A_SWITCH:
        now[name] = [row for row in now[name] if row["public"]]
    said = (Line(label_of(name), (), words_of(name, now[name])) for name in FIELDS if now[name] not in UNKNOWN)
    return tuple(line for line in said if line.after)


def _changed(found: Iterable[Difference], flags: tuple[Flag, ...]) -> tuple[Changed, ...]:
    return tuple(
        Changed(line, tuple((str(RISKS[flag.risk]), flag.detail) for flag in flags if _is_about(flag, one.field)))
        for one in found
        for line in lines(one)
    )


def _is_about(flag: Flag, field: str) -> bool:
    """A place is `group.field` or goes on from there."""
    return flag.place.split(".")[1] == field


def _known_numbers(proposal: ChangeProposal, found: Iterable[Difference]) -> tuple[tuple[str, str], ...]:
    """As they were before this change, withheld ones too: a number out of the change itself proves nothing."""
    before = next((one.before for one in found if one.field == CALLED), None)
    known = live(proposal.service, [CALLED])[CALLED] if before is None else before
    return tuple((f"tel:{row['number']}", " ".join(words_of(CALLED, [row]))) for row in known)


def _said(review: Review) -> Said:
    name, verdict = review.reviewer.get_username(), str(VERDICTS[review.verdict])
    return Said(name, verdict, day(review.at), review.note, review.called_back)
