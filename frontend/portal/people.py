"""Who did something, as far as the reader of a page may know it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.editing.reading import speakers_for
from directory.models import ChangeProposal, Service, User
from directory.permissions import Account


@dataclass(frozen=True, slots=True)
class Names:
    """Names of accounts are for colleagues of the same agency; everybody else is named by what they are."""

    reader: int
    speakers: frozenset[int]

    def of(self, account: User | None) -> str:
        """Without an account it was a program of ours, such as a load of listings."""
        if account is None:
            return "Waypoint"
        if account.pk == self.reader:
            return _("You")
        if account.pk not in self.speakers:
            return _("A curator")
        return account.get_username() if self.reader in self.speakers else _("The agency")

    def author_of(self, proposal: ChangeProposal) -> str:
        return _("By the link that we sent") if proposal.link_id else self.of(proposal.author)

    def is_own(self, proposal: ChangeProposal) -> bool:
        """Of the reader, of a colleague, or by a link that was sent to their agency."""
        if proposal.author_id is None:
            return proposal.link_id is not None and self.reader in self.speakers
        return proposal.author_id == self.reader or {proposal.author_id, self.reader} <= self.speakers


def names_for(reader: Account, service: Service) -> Names:
    return Names(reader.pk or 0, speakers_for(service))
