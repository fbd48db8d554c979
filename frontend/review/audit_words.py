"""An entry of the audit in words: what was done, to what, and what it says now instead of what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.audit_trail import listings_of, private, shown_fields
from directory.editing.table import FIELDS
from directory.errors import BadInput
from directory.models import AuditEntry, Service
from frontend.staff import field_words
from frontend.staff.difference import words_of

# What is not named here is shown as its code, in plain words: claim.approved as "claim approved".
ACTS: Mapping[str, Any] = {
    "account.ended": gettext_lazy("Account ended"),
    "account.operator_made": gettext_lazy("Operator account made"),
    "account.role_given": gettext_lazy("Role given"),
    "account.role_taken": gettext_lazy("Role taken away"),
    "appeal.asked": gettext_lazy("Appeal written down"),
    "appeal.listed": gettext_lazy("Appeal answered: listed"),
    "appeal.upheld": gettext_lazy("Appeal answered: not listed"),
    "audit.checked": gettext_lazy("Audit checked"),
    "audit.exported": gettext_lazy("Audit exported"),
    "audit.trimmed": gettext_lazy("Oldest entries removed"),
    "capacity.reported": gettext_lazy("Room reported"),
    "claim.accepted": gettext_lazy("Claim accepted"),
    "claim.made": gettext_lazy("Claim made"),
    "claim.refused": gettext_lazy("Claim rejected"),
    "claim.withdrawn": gettext_lazy("Claim taken back"),
    "duplicate.kept_apart": gettext_lazy("Kept as two listings"),
    "hold.confirmed": gettext_lazy("Number hidden, confirmed"),
    "hold.lifted": gettext_lazy("Number shown again"),
    "hold.opened": gettext_lazy("Number hidden"),
    "input.refused": gettext_lazy("Something written was refused"),
    "invitation.accepted": gettext_lazy("Invitation accepted"),
    "invitation.made": gettext_lazy("Invitation made"),
    "listing.noted": gettext_lazy("Note written"),
    "listing.published": gettext_lazy("Listing published"),
    "listing.taken_down": gettext_lazy("Listing taken down"),
    "listings.loaded": gettext_lazy("Listings loaded"),
    "merge.declined": gettext_lazy("Merge declined"),
    "merge.merged": gettext_lazy("Listings merged"),
    "merge.proposed": gettext_lazy("Merge asked for"),
    "merge.undone": gettext_lazy("Merge undone"),
    "place.made-private": gettext_lazy("Place made private"),
    "place.made-public": gettext_lazy("Address shown"),
    "policy.adopted": gettext_lazy("Policy adopted"),
    "policy.written": gettext_lazy("Policy written"),
    "program.closed": gettext_lazy("Program closed"),
    "program.reopened": gettext_lazy("Program open again"),
    "proposal.approved": gettext_lazy("Change approved"),
    "proposal.drafted": gettext_lazy("Change drafted"),
    "proposal.edited": gettext_lazy("Change edited"),
    "proposal.rejected": gettext_lazy("Change rejected"),
    "proposal.reviewed": gettext_lazy("Change reviewed"),
    "proposal.submitted": gettext_lazy("Change sent for review"),
    "proposal.withdrawn": gettext_lazy("Change withdrawn"),
    "refusal.recorded": gettext_lazy("Refusal written down"),
    "restricted.read": gettext_lazy("Restricted details shown"),
    "service.confirmed": gettext_lazy("Listing confirmed"),
    "service.reminded": gettext_lazy("Reminder sent"),
    "token.called": gettext_lazy("Key used"),
    "token.issued": gettext_lazy("Key made"),
    "token.revoked": gettext_lazy("Key ended"),
}
# Pages that are a thing of their own, by what the menu calls them.
PAGES: Mapping[str, Any] = {
    "audit": gettext_lazy("Audit"),
    "changes": gettext_lazy("Changes to check"),
    "claims": gettext_lazy("Claims"),
    "numbers": gettext_lazy("Numbers to check"),
    "people": gettext_lazy("People"),
    "proposals": gettext_lazy("Tables"),
}
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Changed:
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it stands on the page. `listing` is None where it is about something else."""

    key: int
    at: datetime
    who: str
    act: str
    listing: Service | None
    about: str
    changed: tuple[Changed, ...]


def lines(found: Iterable[AuditEntry]) -> list[Line]:
    """In a fixed number of queries, however many there are."""
    entries = list(found)
    about = listings_of(entries)
    hidden = private(about.values())
    return [_line(one, about.get(one.pk), hidden) for one in entries]


def act_of(action: str) -> str:
    return str(ACTS.get(action, plain(action)))


def plain(code: str) -> str:
    """A code as words: `hours_text` as "hours text"."""
    return code.replace(".", " ").replace("_", " ").replace("-", " ")


def said(value: Any) -> str:
    """A value of an entry in one or more lines of text. Pure but for the language."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Mapping):
        return ", ".join(f"{plain(name)}: {said(one)}" for name, one in value.items() if one not in (None, ""))
    if isinstance(value, list):
        return "\n".join(said(one) for one in value)
    return str(value)


def _line(entry: AuditEntry, listing: Service | None, hidden: Collection[int]) -> Line:
    fields = shown_fields(entry, listing, hidden)
    as_proposed = entry.action.startswith("proposal.") and fields is entry.fields  # nothing is left out of the values
    changed = tuple(_changed(name, told, as_proposed) for name, told in fields.items())
    who = entry.actor_name or _("The system")
    about = listing.name if listing else _about(entry)
    return Line(entry.pk, entry.at, who, act_of(entry.action), listing, about, changed)


def _changed(name: str, told: Any, as_proposed: bool) -> Changed:
    """What a proposal says of a field is said as its pages say it. An older entry may hold no before and after."""
    label = str(field_words.LABELS.get(name, plain(name)))
    if not isinstance(told, Mapping) or set(told) != {"before", "after"}:
        return Changed(label, NOTHING, said(told))
    if as_proposed and name in FIELDS:
        return Changed(label, _as_field(name, told["before"]), _as_field(name, told["after"]))
    return Changed(label, said(told["before"]), said(told["after"]))


def _as_field(name: str, value: Any) -> str:
    """What is no value of the field any longer, for rules change, is said as it was kept."""
    try:
        FIELDS[name].rule(value, name)
    except BadInput:
        return said(value)
    return "\n".join(words_of(name, value)) or NOTHING


def _about(entry: AuditEntry) -> str:
    """Such as "Changes to check" for a page, and "membership 12" for a row that has no words of its own."""
    kind, key = _thing(entry)
    return str(PAGES[key]) if kind == "page" and key in PAGES else plain(" ".join(part for part in (kind, key) if part))


def _thing(entry: AuditEntry) -> tuple[str, str]:
    return entry.about_type.partition(".")[2] or entry.about_type, entry.about_id
