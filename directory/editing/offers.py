"""Rules for what a listing offers: hours, languages, for whom, where, how full it is."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from directory.editing.rules import Part, both, clock, day, maybe, one_of, row, rows, text, whole
from directory.errors import BadInput
from directory.hours import WEEKDAYS
from directory.languages import all_languages
from directory.models.contacts import LanguageLevel
from geodata import tables
from geodata.counties import counties_of_aor, counties_of_district, county
from geodata.states import state_name

OLDEST = 120  # years
CAPACITIES = ("open", "waitlist", "full")
INTAKES = ("", "call", "walk-in", "online", "referral-only")


@cache
def zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _days(given: dict[str, Any], path: str) -> dict[str, Any]:
    """MO,TU in the order of the week, each once; a window has a beginning before its end of validity."""
    named = given["byday"].split(",")
    if len(set(named)) != len(named) or not set(named) <= set(WEEKDAYS):
        raise BadInput(f"{path}.byday", _("Days are written as MO,TU,WE,TH,FR,SA,SU."))
    first, last = given["valid_from"], given["valid_to"]
    if first and last and first > last:
        raise BadInput(f"{path}.valid_to", _("This is before it begins."))
    return {**given, "byday": ",".join(one for one in WEEKDAYS if one in named)}


def _known_language(value: str, path: str) -> str:
    if value not in all_languages():
        raise BadInput(path, _("This is no language that we know."))
    return value


def _area_is_known(value: str, path: str) -> str:
    if not is_area(value):
        raise BadInput(path, _("This is no area that we know."))
    return value


def is_area(key: str) -> bool:
    """Whether geodata knows the area: us, or the state, county, district, ICE area, place or ZIP code of a key."""
    kind, _separator, value = key.partition(":")
    known = {
        "state": lambda: state_name(value) is not None,
        "county": lambda: county(value) is not None,
        "district": lambda: bool(counties_of_district(value)),
        "aor": lambda: bool(counties_of_aor(value)),
        "place": lambda: value in tables.cities(),
        "zip": lambda: value in tables.zips(),
    }
    return key == "us" or (kind in known and known[kind]())


def in_order_of_keys(areas: Any) -> list[dict[str, Any]]:
    """Their order means nothing; databases sort signs each in their own way."""
    return sorted(areas, key=lambda area: str(area["area_key"]))


def _ages_fit(given: dict[str, Any], path: str) -> dict[str, Any]:
    lowest, highest = given["minimum"], given["maximum"]
    if lowest is not None and highest is not None and lowest > highest:
        raise BadInput(f"{path}.maximum", _("The highest age is below the lowest."))
    return given


SCHEDULES = rows(
    both(
        row(
            {
                "byday": Part(text(24, needed=True)),
                "opens_at": Part(clock),
                "closes_at": Part(clock),
                "timezone": Part(one_of(zones)),
                "valid_from": Part(maybe(day), None),
                "valid_to": Part(maybe(day), None),
                "description": Part(text(300), ""),
            }
        ),
        _days,
    )
)
LANGUAGES = rows(
    row(
        {
            "code": Part(both(text(16, needed=True), _known_language)),
            "level": Part(maybe(whole(min(LanguageLevel.values), max(LanguageLevel.values))), None),
            "note": Part(text(300), ""),
        }
    ),
    unlike=("code",),
)
AREAS = both(
    rows(
        row(
            {
                "area_key": Part(both(text(60, needed=True), _area_is_known)),
                "name": Part(text(120), ""),
                "source": Part(text(200), ""),
            }
        ),
        unlike=("area_key",),
    ),
    lambda found, _path: in_order_of_keys(found),
)
STATES = rows(one_of(lambda: [one.usps for one in tables.states().values()]))
AGES = both(
    row({"minimum": Part(maybe(whole(0, OLDEST)), None), "maximum": Part(maybe(whole(0, OLDEST)), None)}), _ages_fit
)
CAPACITY = maybe(row({"state": Part(one_of(lambda: CAPACITIES)), "expires": Part(day)}))
DOCUMENTS = rows(text(300, needed=True))
