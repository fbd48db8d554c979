"""What the pages of changes say of a flag, a state and an author."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy

from directory.dates import printed_date
from directory.models import ChangeProposal
from directory.models.proposals import ProposalState, Verdict
from directory.risk import Risk
from frontend.saying import page_language

RISKS: Mapping[Risk, str] = {
    Risk.CONTACT_CHANGED: gettext_lazy("It changes how people reach them. Call a number from before."),
    Risk.MIXED_SCRIPTS: gettext_lazy("A word mixes letters of two alphabets."),
    Risk.LOOKALIKE: gettext_lazy("Some letters look like others."),
    Risk.HIDDEN_SIGNS: gettext_lazy("It holds signs that cannot be seen."),
    Risk.NUMBER_ELSEWHERE: gettext_lazy("Another organization has this number."),
    Risk.FAR_AREA_CODE: gettext_lazy("This area code belongs to another state."),
    Risk.LINK_HOST_CHANGED: gettext_lazy("The link leads to another site than before."),
    Risk.MAILBOX_APART: gettext_lazy("The mailbox is at another site than the links."),
    Risk.FAR_ADDRESS: gettext_lazy("This address is in a state that they do not serve."),
    Risk.ADDRESS_SHOWN: gettext_lazy("A street address would be shown, and none was before."),
}
STATES: Mapping[str, str] = {
    ProposalState.DRAFT: gettext_lazy("Draft"),
    ProposalState.SUBMITTED: gettext_lazy("Waiting"),
    ProposalState.APPROVED: gettext_lazy("Written"),
    ProposalState.REJECTED: gettext_lazy("Rejected"),
    ProposalState.WITHDRAWN: gettext_lazy("Taken back by its author"),
}
VERDICTS: Mapping[str, str] = {
    Verdict.APPROVE: gettext_lazy("Yes"),
    Verdict.REJECT: gettext_lazy("No"),
}


def author_words(proposal: ChangeProposal) -> str:
    """The account, else who speaks: a release, or a mailbox without an account."""
    return proposal.author.get_username() if proposal.author is not None else proposal.author_name


def day(at: datetime | None) -> str:
    """The day of an instant in UTC, in the language of the page; empty for none."""
    return printed_date(timezone.localdate(at).isoformat(), page_language()) if at is not None else ""
