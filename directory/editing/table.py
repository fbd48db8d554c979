"""The fields of a listing that can be proposed, as data: which group each belongs to and what it must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from directory.editing import contacts, offers
from directory.editing.rules import Rule, an_object, maybe, one_of, text, yes_or_no
from directory.errors import BadInput
from directory.models.services import AreaBasis, Interpreter

Values = Mapping[str, Mapping[str, Any]]  # group -> field -> value
LONG = 8_000  # characters of a text of several lines
__all__ = ["BACKING", "CONTACT_APPROVALS", "FIELDS", "LOW_RISK_APPROVALS", "Field", "Group", "checked"]


class Group(StrEnum):
    CONTACT = "contact"
    HOURS = "hours"
    LANGUAGES = "languages"
    ELIGIBILITY = "eligibility"
    AREA = "area"
    CAPACITY = "capacity"
    DESCRIPTION = "description"
    DOCUMENTS = "documents"


CONTACT_APPROVALS, LOW_RISK_APPROVALS = 2, 1  # people, none of them the author
BACKING = "backing"  # of the contacts: written with their approval, proposed by nobody


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be proposed. Its rule answers the value as `directory.editing.live` reads it."""

    group: Group
    rule: Rule


FIELDS: Mapping[str, Field] = {
    "phones": Field(Group.CONTACT, contacts.PHONES),
    "emails": Field(Group.CONTACT, contacts.MAILBOXES),
    "urls": Field(Group.CONTACT, contacts.LINKS),
    "address": Field(Group.CONTACT, contacts.PLACE),
    "hours_text": Field(Group.HOURS, text(LONG, lines=True)),
    "always_open": Field(Group.HOURS, maybe(yes_or_no)),
    "schedules": Field(Group.HOURS, offers.SCHEDULES),
    "languages": Field(Group.LANGUAGES, offers.LANGUAGES),
    "interpreter": Field(Group.LANGUAGES, one_of(lambda: Interpreter.values)),
    "interpretation_services": Field(Group.LANGUAGES, text(LONG, lines=True)),
    "eligibility_description": Field(Group.ELIGIBILITY, text(LONG, lines=True)),
    "ages": Field(Group.ELIGIBILITY, offers.AGES),
    "asks_immigration_status": Field(Group.ELIGIBILITY, maybe(yes_or_no)),
    "accepts_children": Field(Group.ELIGIBILITY, maybe(yes_or_no)),
    "accepts_pets": Field(Group.ELIGIBILITY, maybe(yes_or_no)),
    "wheelchair_access": Field(Group.ELIGIBILITY, maybe(yes_or_no)),
    "deaf_access": Field(Group.ELIGIBILITY, maybe(yes_or_no)),
    "intake_step": Field(Group.ELIGIBILITY, one_of(lambda: offers.INTAKES)),
    "areas": Field(Group.AREA, offers.AREAS),
    "area_basis": Field(Group.AREA, one_of(lambda: AreaBasis.values)),
    "area_states": Field(Group.AREA, offers.STATES),
    "area_text": Field(Group.AREA, text(LONG, lines=True)),
    "capacity": Field(Group.CAPACITY, offers.CAPACITY),
    "description": Field(Group.DESCRIPTION, text(LONG, needed=True, lines=True)),
    "documents": Field(Group.DOCUMENTS, offers.DOCUMENTS),
}


def checked(changes: object) -> dict[str, dict[str, Any]]:
    """The changes with tidied values, {group: {field: value}}.

    Raises BadInput with the place of the first thing that is wrong, such as `contact.phones.0.number`.
    """
    groups = {name: _group(name, fields) for name, fields in an_object(changes, "changes").items()}
    if not any(groups.values()):
        raise BadInput("changes", _("Nothing is changed."))
    return {name: fields for name, fields in groups.items() if fields}


def _group(name: str, fields: object) -> dict[str, Any]:
    found = {}
    for field, value in an_object(fields, name).items():
        known = FIELDS.get(field)
        if known is None or known.group != name:
            raise BadInput(f"{name}.{field}", _("This is nothing that can be changed here."))
        found[field] = known.rule(value, f"{name}.{field}")
    return found
