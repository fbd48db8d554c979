"""The menu of the staff pages, as data: what it says, where it leads, and who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory import permissions
from directory.permissions import Account


@dataclass(frozen=True, slots=True)
class Entry:
    words: str
    view: str  # name of the url
    may: Callable[[Account], bool]

    @property
    def address(self) -> str:
        return reverse(self.view)


ENTRIES = (
    Entry(_("Console"), "console:console", permissions.may_operate),
    Entry(_("Tables"), "admin:index", permissions.may_steward),
    Entry(_("Keys for software"), "portal:tokens", permissions.is_partner),
)


def menu_of(account: Account) -> tuple[Entry, ...]:
    return tuple(entry for entry in ENTRIES if entry.may(account))


def first_page_of(account: Account) -> Entry | None:
    """Where somebody lands after the sign-in."""
    return next(iter(menu_of(account)), None)
