"""A form becomes a draft: made, changed or taken back, as what it says asks for."""

from collections.abc import Mapping
from typing import Any

from directory import proposals
from directory.editing.reading import draft_of, with_group
from directory.models import ChangeProposal, Service, User


def keep(
    *, service: Service, author: User, group: str, fields: Mapping[str, Any], base_version: int
) -> ChangeProposal | None:
    """The draft that says it now; none where nothing is left to change, and then the draft is withdrawn.

    Keeping the same once more writes nothing.
    """
    own = draft_of(author, service, group)
    changes = with_group(own.changes if own else {}, group, fields)
    if own is None:
        return (
            proposals.draft(service=service, author=author, changes=changes, base_version=base_version)
            if changes
            else None
        )
    if not changes:
        proposals.withdraw(proposal=own, author=author)
        return None
    base = min(base_version, own.base_version) if set(changes) - {group} else base_version  # the rest was not seen anew
    if own.changes == changes and own.base_version == base:
        return own
    return proposals.edit_draft(proposal=own, author=author, changes=changes, why=own.why, base_version=base)


def send(*, proposal: ChangeProposal, author: User, why: str) -> ChangeProposal:
    """The reason is kept with the draft first, so that it is there still where the listing has changed since."""
    return proposals.submit(proposal=keep_reason(proposal=proposal, author=author, why=why), author=author)


def keep_reason(*, proposal: ChangeProposal, author: User, why: str) -> ChangeProposal:
    if proposal.why == why:
        return proposal
    return proposals.edit_draft(proposal=proposal, author=author, changes=proposal.changes, why=why)


def choose(*, proposal: ChangeProposal, author: User, mine: frozenset[str], seen_version: int) -> ChangeProposal | None:
    """Of a draft over an older version the fields `mine` stay, over the version that its author has seen now."""
    left = {
        group: kept
        for group, fields in proposal.changes.items()
        if (kept := {name: value for name, value in fields.items() if name in mine})
    }
    if not left:
        proposals.withdraw(proposal=proposal, author=author)
        return None
    return proposals.edit_draft(
        proposal=proposal, author=author, changes=left, why=proposal.why, base_version=seen_version
    )
