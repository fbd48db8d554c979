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
    Entry(_("Your listings"), "portal:listings", permissions.is_partner),
    Entry(_("Changes to check"), "review:changes", permissions.may_review),
    Entry(_("Numbers to check"), "review:numbers", permissions.may_review),
    Entry(_("Listings to confirm"), "review:due", permissions.may_review),
    Entry(_("Addresses"), "portal:places", permissions.is_partner),
    Entry(_("Addresses"), "review:places", permissions.may_disclose),
    Entry(_("Claims"), "review:claims", permissions.may_review),
    Entry(_("Duplicates"), "review:duplicates", permissions.may_review),
    Entry(_("Who is listed"), "review:policy", permissions.may_review),
    Entry(_("Console"), "console:console", permissions.may_operate),
    Entry(_("Audit"), "review:audit", permissions.may_read_audit),
    Entry(_("Tables"), "admin:index", permissions.may_steward),
    Entry(_("People"), "staff-people", permissions.may_open_people),
    Entry(_("Your account"), "mfa_index", permissions.has_a_role),
    Entry(_("Keys for software"), "portal:tokens", permissions.is_partner),
)


def menu_of(account: Account) -> tuple[Entry, ...]:
    return tuple(entry for entry in ENTRIES if entry.may(account))


def first_page_of(account: Account) -> Entry | None:
    """Where somebody lands after the sign-in."""
    return next(iter(menu_of(account)), None)
