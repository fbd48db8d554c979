"""Who may go on with a proposal, and from which state: the rows are held, and each refusal is an error of its own."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from directory.editing.differing import flat
from directory.editing.live import live
from directory.errors import Conflict, Forbidden, Outdated
from directory.models import ChangeProposal, Service, User
from directory.models.proposals import ProposalState


def hold(proposal: ChangeProposal) -> tuple[ChangeProposal, Service]:
    """Both rows as they are now, and nobody else's until the end of the transaction; the service first, everywhere."""
    service = Service.objects.select_for_update(no_key=True).get(pk=proposal.service_id)
    return ChangeProposal.objects.select_for_update(no_key=True).get(pk=proposal.pk), service


def version_of(service: Service) -> int:
    return Service.objects.values_list("version", flat=True).get(pk=service.pk)


def live_address(service: Service) -> dict[str, Any] | None:
    found: dict[str, Any] | None = live(service, ["address"])["address"]
    return found


def refuse_inactive(user: User) -> None:
    if not User.objects.filter(pk=user.pk, is_active=True).exists():
        raise Forbidden("account", _("This account may not do this."))


def refuse_others(held: ChangeProposal, author: User) -> None:
    refuse_inactive(author)
    if held.author_id != author.pk:
        raise Forbidden("author", _("Only the person who wrote a proposal can do this."))


def refuse_reviewer(held: ChangeProposal, reviewer: User) -> None:
    """Nobody decides over their own proposal, whatever their role, and nobody twice."""
    refuse_inactive(reviewer)
    reviewed = set(held.reviews.values_list("reviewer_id", flat=True))
    author = author_for(held, reviewer)
    why = obstacle(author, reviewed, reviewer)
    if author != reviewer.pk:
        refuse_unless(held, ProposalState.SUBMITTED)
    if why:
        raise Forbidden("reviewer", why)


def author_for(held: ChangeProposal, reviewer: User) -> int | None:
    """The key of its author; of an answer by link, the reviewer who had the link sent or has its mailbox."""
    link = held.link
    if link is None:
        return held.author_id
    behind = link.asked_by_id == reviewer.pk or link.to.casefold() == reviewer.email.casefold()
    return reviewer.pk if behind else None


def obstacle(author: int | None, reviewed: Collection[int], reviewer: User) -> str:
    """Why this person does not decide over a proposal that waits; empty where they may. Keys of accounts."""
    if author == reviewer.pk:
        return _("Somebody else has to look at what you wrote.")
    if reviewer.pk in reviewed:
        return _("You have said what you think of this. Somebody else has to look at it.")
    return ""


def refuse_unless(held: ChangeProposal, *states: ProposalState) -> None:
    if held.state not in states:
        raise Conflict("proposal", _("This proposal is past that step."))


def refuse_outdated(held: ChangeProposal, service: Service) -> None:
    if held.base_version != service.version:
        proposed = flat(held.changes)
        raise Outdated("base_version", outdated(), live=live(service, proposed), proposed=proposed)


def hold_seen(service: Service, version: int, names: Iterable[str], proposed: Mapping[str, Any]) -> Service:
    """The row as it is now, held; raises Outdated with what these fields say where it is not the version seen."""
    held = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    if held.version != version:
        raise Outdated("version", outdated(), live=live(held, names), proposed=proposed)
    return held


def outdated() -> str:
    return _("The listing has changed since. Compare both texts before you go on.")
