"""A person's papers: what a source says they are asked, and for legal help what to ask oneself."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from directory.models.organizations import OperatedBy
from matching.blobs import OfferBlob

LEGAL_HELP = "legal-"  # how the codes of legal needs begin
# A lawyer's office may be paid for some clients only; an office of the state or a court gives no legal help of its own.
NO_LEGAL_AID = frozenset(
    {OperatedBy.POLICE, OperatedBy.PROSECUTOR, OperatedBy.COURT_CORRECTIONS, OperatedBy.GOVERNMENT, OperatedBy.ICE}
)


def told(blob: OfferBlob) -> tuple[str, ...]:
    """Whether they ask about immigration status; nothing where no source says so."""
    asks = blob["eligibility"]["asks_immigration_status"]
    if asks is None:
        return ()
    return (_("They ask about immigration status"),) if asks else (_("They do not ask about immigration status"),)


def question(blob: OfferBlob, wanted: Sequence[str]) -> tuple[str, ...]:
    """What to ask a place that gives the legal help that is wanted, where no source says it; both are needs."""
    unknown = blob["eligibility"]["asks_immigration_status"] is None
    legal = all(any(need.startswith(LEGAL_HELP) for need in needs) for needs in (blob["needs"], wanted))
    if not (unknown and legal) or blob["operated_by"] in NO_LEGAL_AID:
        return ()
    return (_("Ask: “May you help me whatever my papers?”"),)
