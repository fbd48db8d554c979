"""Each group of fields as the boxes of its form, with why a thing is asked where that does not go without saying."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.editing.table import Group
from directory.hours import WEEKDAYS
from directory.languages import all_languages, language_name
from frontend.portal import cells
from frontend.portal.area_search import areas_like, stored_name
from frontend.portal.cells import Cell, Choices
from frontend.portal.shapes import Boxes, Rows, Shape, Single, Ticked, Together
from frontend.staff import field_words
from frontend.staff.area_words import area_name, state_words
from frontend.staff.difference import days_words
from geodata import tables
from geodata.timezones import timezone_of

FIND_AREA = "find-area"  # what somebody looks for in the list of areas
SHOWN = Cell("public", _("People can see it"), cells.TICK, first="on")
LABEL = Cell("label", _("What it is for"), cells.LINE)


def _pairs(words: Mapping[Any, Any]) -> Choices:
    return tuple(
        (cells.SAYS.show(code)[0] if code in {None, True, False} else str(code), said) for code, said in words.items()
    )


def _yes_no(name: str, why: str = "") -> Single:
    return Single(_choice(name, field_words.LABELS[name], field_words.YES_NO, cells.SAYS, why))


def _choice(name: str, label: str, words: Mapping[Any, Any], kind: cells.Kind = cells.CODE, why: str = "") -> Cell:
    return Cell(name, label, kind, why, lambda: _pairs(words))


def _days() -> Choices:
    return tuple((day, days_words(day)) for day in WEEKDAYS)


def _spoken() -> Choices:
    """By name, as the page has them."""
    language = get_language() or "en"
    named = sorted((language_name(code, language), code) for code in all_languages())
    return (("", "—"), *((code, name) for name, code in named))


@cache
def _zones() -> Choices:
    states = {zone for one in tables.states() if (zone := timezone_of(one))}
    counties = {zone for one in tables.counties().values() if (zone := timezone_of(one.state, one.fips))}
    return tuple((zone, zone.replace("_", " ")) for zone in sorted(states | counties))


def _shown_as_typed(rows: list[Any], saw: Any) -> list[Any]:
    """With a new number, what was shown of the old one goes."""
    numbers, displays = ({one[name] for one in saw} for name in ("number", "display"))
    return [
        {**row, "display": ""} if row["number"] not in numbers and row["display"] in displays else row for row in rows
    ]


def _states(_sent: Boxes) -> dict[str, str]:
    return {one.usps: one.name for one in tables.states().values()}


PHONES = Rows(
    "phones",
    (
        _choice("type", _("Kind"), field_words.PHONE_TYPES),
        Cell("number", _("Number"), cells.NUMBER),
        Cell("display", _("How the number is shown"), cells.LINE, _("You can leave it empty.")),
        Cell("extension", _("Extension"), cells.LINE),
        Cell("keyword", _("Word to text"), cells.LINE),
        Cell("description", _("What it is for"), cells.LINE),
        Cell("note", _("Note"), cells.LINES, _("What a caller should know before they call.")),
        Cell("language", _("A line for one language"), cells.CODE, choices=_spoken),
        SHOWN,
        Cell("vanity", _("Number in letters"), cells.LINE, hidden=True),
        Cell("covered_hotline", "", cells.SAYS, hidden=True),
        Cell("covered_hotline_source", "", cells.LINE, hidden=True),
    ),
    ("number", "display", "extension", "keyword", "description", "note"),
    _("A wrong number can put somebody in danger. Two people check each change, and one of them calls."),
    mend=_shown_as_typed,
)
LINKS = Rows(
    "urls",
    (
        _choice("kind", _("Kind"), field_words.LINK_KINDS),
        Cell("url", _("Link"), cells.LINE, first=""),
        LABEL,
        SHOWN,
    ),
    ("url", "label"),
)
MAILBOXES = Rows(
    "emails",
    (Cell("email", _("E-mail address"), cells.LINE, _("A mailbox of the office, not of a person.")), LABEL, SHOWN),
    ("email", "label"),
)
ADDRESS = Together(
    "address",
    (
        Cell(
            "disclosure",
            _("What people may see"),
            cells.CODE,
            _("Never write down where a shelter is."),
            lambda: (("", "—"), *_pairs(field_words.DISCLOSURES)),
        ),
        Cell("address_1", _("Street and number"), cells.LINE),
        Cell("address_2", _("Suite or floor"), cells.LINE),
        Cell("city", _("Town"), cells.LINE),
        Cell("state_province", _("State"), cells.CODE, choices=lambda: (("", "—"), *_states(Boxes()).items())),
        Cell("postal_code", _("ZIP code"), cells.LINE),
        Cell("county_fips", _("Code of the county"), cells.LINE, _("You can leave it empty.")),
        Cell("latitude", _("Latitude"), cells.DEGREES, _("After a move, empty it if you do not know it.")),
        Cell("longitude", _("Longitude"), cells.DEGREES, _("After a move, empty it if you do not know it.")),
    ),
    switch=True,
)
WINDOWS = Rows(
    "schedules",
    (
        Cell("byday", _("Days"), cells.DAYS, choices=_days),
        Cell("opens_at", _("Opens"), cells.CLOCK),
        Cell("closes_at", _("Closes"), cells.CLOCK, _("A time before the opening means the next day.")),
        Cell("timezone", _("Time zone"), cells.CODE, choices=_zones, first="America/New_York", goes_on=True),
        Cell("valid_from", _("First day"), cells.DAY, _("Only for hours of a season or a holiday.")),
        Cell("valid_to", _("Last day"), cells.DAY),
        Cell("description", _("Note"), cells.LINE),
    ),
    ("byday", "opens_at", "closes_at", "valid_from", "valid_to", "description"),
    _("People see if you are open now. A wrong hour is a call that nobody answers."),
)
SPOKEN = Rows(
    "languages",
    (
        Cell("code", _("Language"), cells.CODE, choices=_spoken),
        _choice("level", _("How well"), field_words.LEVELS, cells.LEVEL),
        Cell("note", _("Note"), cells.LINE),
    ),
    ("code", "note"),
    _("People who need a language see first who speaks it."),
)
AREAS = Ticked(
    "areas",
    field_words.LABELS["areas"],
    lambda row: row["name"] or area_name(row["area_key"]),
    lambda key: {"area_key": key, "name": stored_name(key), "source": ""},
    lambda row: row["area_key"],
    lambda sent: areas_like(sent.get(FIND_AREA, "")),
    _("Take away the tick of a place that you do not serve. Look below for more places."),
)
STATES = Ticked(
    "area_states", field_words.LABELS["area_states"], state_words, lambda usps: usps, lambda usps: usps, _states
)
AGES = Together(
    "ages",
    (Cell("minimum", _("Lowest age"), cells.WHOLE), Cell("maximum", _("Highest age"), cells.WHOLE)),
)
ROOM = Together(
    "capacity",
    (
        _choice("state", field_words.LABELS["capacity"], field_words.CAPACITIES),
        Cell("expires", _("True until"), cells.DAY, _("After this day we say that it is not known.")),
    ),
    switch=True,
)
PAPERS = Rows("documents", (Cell("document", _("Paper"), cells.LINE),), ("document",), plain=True)


def _text(name: str, why: str = "") -> Single:
    return Single(Cell(name, field_words.LABELS[name], cells.LINES, why))


SHAPES: Mapping[Group, tuple[Shape, ...]] = {
    Group.CONTACT: (PHONES, MAILBOXES, LINKS, ADDRESS),
    Group.HOURS: (_text("hours_text"), _yes_no("always_open"), WINDOWS),
    Group.LANGUAGES: (
        SPOKEN,
        Single(_choice("interpreter", field_words.LABELS["interpreter"], field_words.INTERPRETERS)),
        _text("interpretation_services"),
    ),
    Group.ELIGIBILITY: (
        _text("eligibility_description", _("What you write here is shown as it is.")),
        AGES,
        _yes_no("asks_immigration_status", _("Many people do not call before they know this.")),
        _yes_no("accepts_children"),
        _yes_no("accepts_pets"),
        _yes_no("wheelchair_access"),
        _yes_no("deaf_access"),
        Single(_choice("intake_step", field_words.LABELS["intake_step"], field_words.INTAKES)),
    ),
    Group.AREA: (
        AREAS,
        Single(_choice("area_basis", field_words.LABELS["area_basis"], field_words.BASES)),
        STATES,
        _text("area_text", _("What you write here is shown as it is.")),
    ),
    Group.CAPACITY: (ROOM,),
    Group.DESCRIPTION: (_text("description", _("What you write here is shown as it is.")),),
    Group.DOCUMENTS: (PAPERS,),
}
