"""Listings and proposals as one account may read them: its own agency's, and for curators everybody's."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from directory.former_ids import service_now
from directory.models import ChangeProposal, FormerId, Membership, Service
from directory.models.people import Role
from directory.models.proposals import ProposalState
from directory.permissions import Account, may_propose, organizations_of


def listings_of(account: Account) -> QuerySet[Service]:
    """Every listing of the organizations that the account speaks for, by organization and name; none that was merged."""
    merged = FormerId.objects.values("source_id")
    theirs = Service.objects.filter(organization__in=organizations_of(account)).exclude(source_id__in=merged)
    found = theirs.select_related("organization")
    return found.prefetch_related("verifications", "phones", "urls", "emails", "holds").order_by(
        "organization__name", "name", "pk"
    )


def listing_for(account: Account, source_id: str) -> Service | None:
    """None for one that is not there and for one that is not theirs; of one that was merged, the one that stays."""
    found = service_now(source_id)
    return found if found is not None and may_propose(account, found) else None


def speakers_for(service: Service) -> frozenset[int]:
    """Keys of the accounts that speak for its organization."""
    rows = Membership.objects.filter(role=Role.PARTNER, organization=service.organization_id)
    return frozenset(rows.values_list("user", flat=True))


def proposals_for(account: Account, service: Service) -> QuerySet[ChangeProposal]:
    """The newest first. A draft is seen by its author, and by colleagues of the same agency."""
    speakers = speakers_for(service)
    drafts = Q(author=account.pk) | (Q(author__in=speakers) if account.pk in speakers else Q(pk=None))
    return service.proposals.filter(~Q(state=ProposalState.DRAFT) | drafts).select_related("author")


def proposal_for(account: Account, key: int) -> ChangeProposal | None:
    """None for one that is not there and for one that this account may not read."""
    found = ChangeProposal.objects.select_related("service__organization").filter(pk=key).first()
    if found is None or not may_propose(account, found.service):
        return None
    return (
        proposals_for(account, found.service).select_related("service__organization", "author").filter(pk=key).first()
    )


def draft_of(account: Account, service: Service, group: str) -> ChangeProposal | None:
    """The newest draft of this author that changes something of the group."""
    drafts = service.proposals.filter(author=account.pk, state=ProposalState.DRAFT)
    return next((one for one in drafts if group in one.changes), None)


def with_group(changes: Mapping[str, Any], group: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The changes with those of one group in place of what was said of it; the group goes where there are none."""
    rest = {name: said for name, said in changes.items() if name != group}
    return {**rest, group: dict(fields)} if fields else rest
