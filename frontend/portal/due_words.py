"""What is due at a listing, and what state it is in, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Service
from directory.models.provenance import FieldGroup
from directory.models.services import Publication
from directory.verifying import Due, State, is_held
from frontend.staff.difference import day_words
from frontend.staff.field_words import GROUPS

CHECKED: Mapping[str, str] = {**GROUPS, FieldGroup.EXISTENCE: gettext_lazy("That you are open")}


@dataclass(frozen=True, slots=True)
class Sentence:
    """`mark` is a class of staff.css: good, ask or stop."""

    words: str
    mark: str = ""


def label_of(group: FieldGroup) -> str:
    return str(CHECKED[group])


def due_sentence(due: Due) -> Sentence:
    told = {"last": day_words(due.last.isoformat()) if due.last else "", "due": _day(due.due_on)}
    if due.state == State.CURRENT and due.last:
        return Sentence(_("Checked on %(last)s. Please look again by %(due)s.") % told, "good")
    if due.state == State.CURRENT:
        return Sentence(_("Please look again by %(due)s.") % told, "good")
    mark = "stop" if due.state == State.OVERDUE else "ask"
    if due.last:
        return Sentence(_("Last checked on %(last)s. Please look at it again.") % told, mark)
    return Sentence(_("Nobody has checked this yet. Please look at it."), mark)


def state_of(service: Service) -> Sentence:
    """What the public sees of it."""
    if service.publication == Publication.WITHHELD:
        return Sentence(_("Taken down"), "stop")
    if service.publication == Publication.NO_CONTACT:
        return Sentence(_("Not shown: it says no way to reach you"), "stop")
    if is_held(service):
        return Sentence(_("The number is being checked"), "ask")
    phones = service.phones.all()
    if phones and not any(phone.public for phone in phones):
        return Sentence(_("Shown without its number"), "ask")
    return Sentence(_("People can see it"), "good")


def _day(day: date | None) -> str:
    return day_words(day.isoformat()) if day else ""
