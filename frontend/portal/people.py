"""Who did something, as far as the reader of a page may know it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.editing.reading import speakers_for
from directory.models import Service, User
from directory.permissions import Account


@dataclass(frozen=True, slots=True)
class Names:
    """Names of accounts are for colleagues of the same agency; everybody else is named by what they are."""

    reader: int
    speakers: frozenset[int]

    def of(self, account: User | None) -> str:
        if account is None:
            return "Waypoint"
        if account.pk == self.reader:
            return _("You")
        if account.pk not in self.speakers:
            return _("A curator")
        return account.get_username() if self.reader in self.speakers else _("The agency")

    def is_own(self, account: User | None) -> bool:
        """Of the reader, or of a colleague."""
        if account is None:
            return False
        return account.pk == self.reader or {account.pk, self.reader} <= self.speakers


def names_for(reader: Account, service: Service) -> Names:
    return Names(reader.pk or 0, speakers_for(service))
