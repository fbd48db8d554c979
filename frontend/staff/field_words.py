"""What the fields of a listing and their values are called on the staff pages: the same in forms and in differences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from directory.editing.table import BACKING, Group
from directory.models.contacts import LanguageLevel, PhoneType, UrlKind
from directory.models.locations import Disclosure
from directory.models.services import AreaBasis, Interpreter

GROUPS: Mapping[str, str] = {
    Group.CONTACT: _("How people reach you"),
    Group.HOURS: _("Hours"),
    Group.LANGUAGES: _("Languages"),
    Group.ELIGIBILITY: _("Who can use it"),
    Group.AREA: _("Where you serve people"),
    Group.CAPACITY: _("How much room there is"),
    Group.DESCRIPTION: _("What you do"),
    Group.DOCUMENTS: _("Papers to bring"),
}
LABELS: Mapping[str, str] = {
    "phones": _("Phone numbers"),
    "emails": _("E-mail addresses"),
    "urls": _("Links"),
    "address": _("Address"),
    "hours_text": _("Hours in words"),
    "always_open": _("Open day and night"),
    "schedules": _("Hours by day"),
    "languages": _("Languages"),
    "interpreter": _("Interpreters for other languages"),
    "interpretation_services": _("About interpreters"),
    "eligibility_description": _("Who can use it"),
    "ages": _("Ages"),
    "asks_immigration_status": _("They ask about immigration status"),
    "accepts_children": _("Children can come along"),
    "accepts_pets": _("Pets can come along"),
    "wheelchair_access": _("Wheelchairs can get in"),
    "deaf_access": _("Deaf people can get help"),
    "intake_step": _("First step"),
    "areas": _("Places served"),
    "area_basis": _("How sure the area is"),
    "area_states": _("States"),
    "area_text": _("Area in words"),
    "capacity": _("How much room there is"),
    "description": _("What you do"),
    "documents": _("Papers to bring"),
    BACKING: _("When the numbers were checked"),
}
YES_NO: Mapping[bool | None, str] = {None: _("Not known"), True: _("Yes"), False: _("No")}
PHONE_TYPES: Mapping[str, str] = {
    PhoneType.VOICE: _("Call"),
    PhoneType.TEXT: _("Text"),
    PhoneType.TTY: _("TTY"),
    PhoneType.VIDEOPHONE: _("Videophone (sign language)"),
    PhoneType.FAX: _("Fax"),
}
LINK_KINDS: Mapping[str, str] = {UrlKind.WEB: _("Website"), UrlKind.CHAT: _("Chat online")}
INTERPRETERS: Mapping[str, str] = {
    Interpreter.UNKNOWN: _("Not known"),
    Interpreter.YES: _("Yes"),
    Interpreter.NO: _("No"),
}
LEVELS: Mapping[int | None, str] = {
    None: _("Not known how"),
    LanguageLevel.STAFF: _("Staff speak it"),
    LanguageLevel.INTERPRETER: _("With an interpreter"),
    LanguageLevel.TELEPHONE_INTERPRETATION: _("With an interpreter by phone"),
    LanguageLevel.WRITTEN: _("In writing only"),
    LanguageLevel.NONE: _("Not in this language"),
}
INTAKES: Mapping[str, str] = {
    "": _("Not known"),
    "call": _("Call first"),
    "walk-in": _("Walk in"),
    "online": _("Online"),
    "referral-only": _("Somebody else has to send them"),
}
BASES: Mapping[str, str] = {
    AreaBasis.DECLARED: _("These places, and no others"),
    AreaBasis.INFERRED: _("Most likely these places: ask first"),
    AreaBasis.UNKNOWN: _("Not known: ask first"),
}
CAPACITIES: Mapping[str, str] = {
    "": _("Not known"),
    "open": _("Room now"),
    "waitlist": _("A waiting list"),
    "full": _("Full"),
}
DISCLOSURES: Mapping[str, str] = {
    Disclosure.PUBLIC: _("Everybody may see the address"),
    Disclosure.AREA: _("Only the town is shown"),
    Disclosure.PHONE: _("No place is shown"),
}
