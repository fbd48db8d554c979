"""Words for the codes that the pages show; each is translated where it is read."""

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.locales import locale_of
from directory.models.contacts import LanguageLevel
from directory.models.organizations import OperatedBy
from directory.models.problems import Problem
from matching.types import Custody, Inquirer, Ring, Stage, Urgency

OPERATED_BY = {
    OperatedBy.POLICE: gettext_lazy("Police"),
    OperatedBy.PROSECUTOR: gettext_lazy("Prosecutor’s office"),
    OperatedBy.COURT_CORRECTIONS: gettext_lazy("Court or corrections office"),
    OperatedBy.GOVERNMENT: gettext_lazy("Government · not police"),
    OperatedBy.ICE: gettext_lazy("Immigration agency (ICE)"),
    OperatedBy.TRIBAL: gettext_lazy("Tribal program"),
    OperatedBy.COMMUNITY: gettext_lazy("Community group · not police"),
    OperatedBy.NOT_STATED: gettext_lazy("Our source does not say who answers"),
}
SERVES = {
    Ring.COUNTY: gettext_lazy("Serves your county"),
    Ring.SEVERAL_COUNTIES: gettext_lazy("Serves your county and others"),
    Ring.STATE: gettext_lazy("Serves your whole state"),
    Ring.NATION: gettext_lazy("Serves the whole country"),
    Ring.NEXT_COUNTY: gettext_lazy("In a county next to yours"),
    Ring.NEARBY: gettext_lazy("Not far from you"),
}
LANGUAGE_LEVEL = {
    LanguageLevel.STAFF: gettext_lazy("%(language)s: staff speak it"),
    LanguageLevel.INTERPRETER: gettext_lazy("%(language)s: with an interpreter"),
    LanguageLevel.TELEPHONE_INTERPRETATION: gettext_lazy("%(language)s: with an interpreter by phone"),
    LanguageLevel.WRITTEN: gettext_lazy("%(language)s: in writing only"),
}
CUSTODY = {
    Custody.NONE: gettext_lazy("Nobody is in custody"),
    Custody.LOCAL: gettext_lazy("In a local jail"),
    Custody.STATE: gettext_lazy("In a state prison"),
    Custody.FEDERAL: gettext_lazy("In federal custody"),
    Custody.IMMIGRATION: gettext_lazy("In immigration custody"),
    Custody.UNKNOWN: gettext_lazy("Custody not known"),
}
STAGE = {
    Stage.REPORTED: gettext_lazy("The crime was reported"),
    Stage.INVESTIGATION: gettext_lazy("Being investigated"),
    Stage.CHARGED: gettext_lazy("Someone was charged"),
    Stage.SENTENCED: gettext_lazy("Someone was sentenced"),
    Stage.CUSTODY: gettext_lazy("Someone is in custody"),
    Stage.REMOVAL: gettext_lazy("Someone may be deported"),
}
INQUIRER = {
    Inquirer.VICTIM: gettext_lazy("It happened to me"),
    Inquirer.WITNESS: gettext_lazy("I saw it"),
    Inquirer.FAMILY: gettext_lazy("It happened to my family"),
    Inquirer.LEGAL_REPRESENTATIVE: gettext_lazy("I am a lawyer for someone"),
    Inquirer.PARENT_OR_GUARDIAN: gettext_lazy("It happened to my child"),
    Inquirer.ACTING_AT_REQUEST: gettext_lazy("I ask for someone else"),
    Inquirer.ADVOCATE: gettext_lazy("I am an advocate"),
    Inquirer.CRIME_REPORT: gettext_lazy("I want to report a crime"),
    Inquirer.MEDIA: gettext_lazy("I work for the press"),
    Inquirer.UNRELATED: gettext_lazy("I have another question"),
}
URGENCY = {
    Urgency.IN_DANGER: gettext_lazy("In danger now"),
    Urgency.TODAY: gettext_lazy("Today"),
    Urgency.THIS_WEEK: gettext_lazy("This week"),
    Urgency.PLANNING: gettext_lazy("Planning ahead"),
}
CHOICES = {"custody": CUSTODY, "stage": STAGE, "inquirer": INQUIRER, "urgency": URGENCY}
PROBLEM = {
    Problem.NUMBER: gettext_lazy("The number does not work"),
    Problem.NO_ANSWER: gettext_lazy("Nobody answers"),
    Problem.NO_HELP: gettext_lazy("They could not help with this"),
    Problem.CLOSED: gettext_lazy("It is closed"),
    Problem.LANGUAGE: gettext_lazy("They do not speak the language"),
    Problem.OTHER: gettext_lazy("Something else is wrong"),
}
MILES, KILOMETRES = (3, 10, 30), (5, 15, 50)


def distance_words(kilometres: float, unit: str) -> str:
    """A band, never the figure: exact distances would let a place be found by asking from many places."""
    near, middle, far = MILES if unit == "mi" else KILOMETRES
    distance = kilometres / 1.609344 if unit == "mi" else kilometres
    if distance < near:
        return _("Under 3 miles away") if unit == "mi" else _("Under 5 km away")
    if distance < middle:
        return _("3 to 10 miles away") if unit == "mi" else _("5 to 15 km away")
    if distance < far:
        return _("10 to 30 miles away") if unit == "mi" else _("15 to 50 km away")
    return _("Over 30 miles away") if unit == "mi" else _("Over 50 km away")


def counted(total: int, language: str) -> str:
    """How many places were found, in words."""
    shown = format_decimal(total, locale=locale_of(language))
    return ngettext("%(total)s place that may help", "%(total)s places that may help", total) % {"total": shown}
