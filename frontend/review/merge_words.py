"""Why two listings may be one, and where a merge stands, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from directory.duplicates import Candidate, Part, Reason
from directory.models import Service
from directory.models.merges import MergeState
from frontend.dialling import grouped

REASONS: Mapping[Reason, str] = {
    Reason.PHONE: _("The same number"),
    Reason.NAME: _("Names alike"),
    Reason.STREET: _("The same street address"),
    Reason.NEAR: _("A block or two apart"),
    Reason.CITY: _("The same city"),
    Reason.AREA: _("The same area"),
    Reason.ORGANIZATION: _("The same organization"),
}
STATES: Mapping[str, str] = {
    MergeState.PROPOSED: _("Waits for a second person"),
    MergeState.MERGED: _("Merged"),
    MergeState.DECLINED: _("Rejected"),
    MergeState.UNDONE: _("Undone"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    first: Service
    second: Service
    why: tuple[tuple[str, str], ...]  # a reason with its detail, or with none


def pair(candidate: Candidate, services: Mapping[int, Service]) -> Pair:
    why = tuple((str(REASONS[part.reason]), _detail(part)) for part in candidate.parts)
    return Pair(services[candidate.first], services[candidate.second], why)


def _detail(part: Part) -> str:
    """How alike names are is for the terminal: a person sees both."""
    if part.reason == Reason.NAME:
        return ""
    return grouped(part.detail) if part.reason == Reason.PHONE else part.detail
