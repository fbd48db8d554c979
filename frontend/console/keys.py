"""What the keys do: one table, from which the page, its map of keys and the script all read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Action:
    """`key` is pressed while no field is being written in; an operator can give the action another one."""

    code: str
    key: str
    words: Any  # lazily translated


# Who is calling: the code is directory.models.calls.Triage.
TRIAGE = (
    Action("victim", "v", _("Hurt by a crime")),
    Action("witness", "w", _("Saw a crime")),
    Action("family", "f", _("Family of someone hurt")),
    Action("legal-responsibility", "l", _("Lawyer, parent or guardian")),
    Action("acting-at-request", "b", _("Asks for someone hurt")),
    Action("advocate", "o", _("Helps as a job")),
    Action("crime-report", "t", _("Reports a crime")),
    Action("detainee-question", "d", _("Where someone is held")),
    Action("case-status", "c", _("A court case")),
    Action("media", "m", _("Press")),
    Action("commentary", "k", _("Wants to comment")),
    Action("wrong-number", "x", _("Wrong number")),
)
FIELDS = (
    Action("text", "s", _("What they say")),
    Action("needs", "n", _("Needs, what happened, who")),
    Action("language", "g", _("Language")),
    Action("place", "p", _("Where they are")),
    Action("crime-place", "h", _("Where it happened")),
    Action("destination", "i", _("Where they could go")),
    Action("urgency", "u", _("How soon")),
    Action("stage", "z", _("Where the case stands")),
    Action("custody", "j", _("Who holds the person")),
    Action("chips", "q", _("What was understood, to accept or turn down")),
    Action("safe-contact", "r", _("Safe ways to reach them")),
    Action("attested", "y", _("Attests: yes, no, not asked")),
)
ANSWERS = (
    Action("next-page", ".", _("More answers")),
    Action("first-page", ",", _("Back to the first answers")),
    Action("why", "+", _("Everything about the chosen answer")),
    Action("why-not", "'", _("Why is a place not here?")),
    Action("wrong", "-", _("The number of the chosen answer does not work")),
    Action("offices", ";", _("Offices for the place")),
)
CALL = (
    Action("scripts", "/", _("Scripts and guides")),
    Action("hand-over", "a", _("Hand over: read aloud, text, print")),
    Action("end", "e", _("End the call")),
    Action("new-call", "N", _("New call: clear everything")),
    Action("help", "?", _("Map of the keys")),
)
GROUPS = (
    (_("Who is calling"), TRIAGE),
    (_("The request"), FIELDS),
    (_("The answers"), ANSWERS),
    (_("The call"), CALL),
)
