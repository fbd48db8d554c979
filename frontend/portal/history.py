"""What happened to a listing, the newest first: who, when, what and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import audit
from directory.editing.reading import proposals_for
from directory.models import ChangeProposal, Service
from directory.models.proposals import OPEN_STATES, ProposalState
from directory.models.provenance import FieldGroup
from directory.permissions import Account
from directory.proposals import differences
from frontend.portal.due_words import label_of
from frontend.portal.people import Names, names_for
from frontend.staff.difference import Line, all_lines, day_words

STATES = {
    ProposalState.DRAFT: gettext_lazy("Draft"),
    ProposalState.SUBMITTED: gettext_lazy("Waits to be checked"),
    ProposalState.APPROVED: gettext_lazy("Written into the listing"),
    ProposalState.REJECTED: gettext_lazy("Not taken over"),
    ProposalState.WITHDRAWN: gettext_lazy("Taken back"),
}
MOST_CLOSED = 3  # that are shown beside the listing; the history has all of them
CONFIRMED = "service.confirmed"  # of the acts on a listing the one that its agency is told


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    who: str
    what: str
    lines: tuple[Line, ...] = ()
    why: str = ""
    answer: str = ""  # why it was not taken over, for its author and colleagues
    key: int = 0  # of the proposal
    groups: tuple[str, ...] = ()  # what was confirmed

    @property
    def day(self) -> str:
        return day_words(self.at.date().isoformat())


def history_of(service: Service, reader: Account) -> list[Event]:
    """Proposals that left the draft, and confirmations. Drafts are no history."""
    names = names_for(reader, service)
    sent = proposals_for(reader, service).exclude(state=ProposalState.DRAFT)
    found = [*(event_of(one, names) for one in sent), *_confirmations(service, names)]
    return sorted(found, key=lambda event: event.at, reverse=True)


def on_their_way(service: Service, reader: Account, *, still_open: bool = False) -> list[Event]:
    """Drafts and what waits, in short with `still_open`; else also what was rejected or taken back of the reader's own."""
    names = names_for(reader, service)
    found = proposals_for(reader, service).exclude(state=ProposalState.APPROVED)
    closed = [] if still_open else [one for one in found.exclude(state__in=OPEN_STATES) if names.is_own(one)]
    shown = (*found.filter(state__in=OPEN_STATES), *closed[:MOST_CLOSED])
    return [event_of(one, names, in_short=still_open) for one in shown]


def event_of(proposal: ChangeProposal, names: Names, *, in_short: bool = False) -> Event:
    """In short it is without its lines, which are read from many tables."""
    own = names.is_own(proposal)
    told = own or proposal.state == ProposalState.APPROVED
    return Event(
        at=proposal.decided_at or proposal.submitted_at or proposal.created_at,
        who=names.author_of(proposal),
        what=str(STATES[ProposalState(proposal.state)]),
        lines=() if in_short else all_lines(differences(proposal)),
        why=proposal.why if told else "",
        answer=proposal.decided_reason if own else "",
        key=proposal.pk,
    )


def _confirmations(service: Service, names: Names) -> Iterator[Event]:
    for entry in audit.entries(about=service, action=CONFIRMED):
        groups = tuple(label_of(group) for group in FieldGroup if group in entry.fields)
        yield Event(entry.at, names.of(entry.actor), _("Still right"), groups=groups)
