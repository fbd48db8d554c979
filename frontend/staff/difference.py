"""A difference of two versions of a listing, as lines of words that a person can compare: before and after."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from babel.dates import format_time
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.dates import printed_date
from directory.editing.contacts import shows
from directory.editing.differing import Difference
from directory.editing.table import BACKING
from directory.hours import WEEKDAYS
from directory.languages import language_name
from directory.locales import listed, locale_of, weekday_name
from frontend.dialling import grouped
from frontend.guide_rows import direction
from frontend.staff import field_words
from frontend.staff.area_words import area_name, state_words

SOME_MONDAY = date(2026, 1, 5)  # only its weekday is read
LONG_LISTS = frozenset({"areas", "area_states", "languages"})  # of these only the rows that differ are said


@dataclass(frozen=True, slots=True)
class Line:
    """One field in words: a row of `before` and `after` for each row of the field; empty where it says nothing."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def lines(difference: Difference) -> tuple[Line, ...]:
    """In the language of the page. `before` and `after` of a difference that is only one of order are both whole."""
    before, after = (words_of(difference.field, value) for value in (difference.before, difference.after))
    if difference.field in LONG_LISTS:
        before, after = _only_different(before, after)
    return (Line(label_of(difference.field), before, after),)


def all_lines(differences: Iterable[Difference]) -> tuple[Line, ...]:
    return tuple(line for one in differences for line in lines(one))


def label_of(field: str) -> str:
    """A field that has no name here, of an old entry, is called by its own."""
    return str(field_words.LABELS.get(field, field))


def words_of(field: str, value: Any) -> tuple[str, ...]:
    """A value of `directory.editing.table` as rows of words."""
    say = SAID.get(field, _as_it_is)
    return tuple(row for row in say(value) if row)


def day_words(iso: str) -> str:
    return printed_date(iso, get_language() or "en")


def clock_words(iso: str) -> str:
    return format_time(time.fromisoformat(iso), format="short", locale=locale_of(get_language() or "en"))


def days_words(byday: str) -> str:
    """MO,TU as "Monday and Tuesday"."""
    language = get_language() or "en"
    named = [date.fromordinal(SOME_MONDAY.toordinal() + WEEKDAYS.index(day)) for day in byday.split(",")]
    return listed([weekday_name(day, language) for day in named], language)


def _only_different(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = len(set(before) & set(after))
    gone, new = (tuple(one for one in rows if one not in other) for rows, other in ((before, after), (after, before)))
    if not kept or not (gone or new):
        return before, after
    rest = _("No change: %(total)s") % {"total": kept}
    return (*gone, rest), (*new, rest)


def _as_it_is(value: Any) -> Iterable[str]:
    return map(str, value) if isinstance(value, list) else ("" if value is None else str(value),)


def _one_of(words: Mapping[Any, str]) -> Callable[[Any], Iterable[str]]:
    return lambda value: (str(words.get(value, value)),)


def _joined(*parts: str) -> str:
    return " · ".join(_apart(part) for part in parts if part)


def _apart(words: str) -> str:
    """On a page from right to left a number after other words would be read in groups from its end (UAX 9, rule W2)."""
    return f"\u2068{words}\u2069" if direction(get_language() or "en") == "rtl" else words


def _private(row: Mapping[str, Any]) -> str:
    return "" if row["public"] else _("Not shown to people")


def _phones(value: Any) -> Iterable[str]:
    return (_phone(row) for row in value or ())


def _phone(row: Mapping[str, Any]) -> str:
    extension = _("extension %(extension)s") % {"extension": row["extension"]} if row["extension"] else ""
    keyword = f"“{row['keyword']}”" if row["keyword"] else ""
    dialled = "" if shows(row["display"], row["number"]) else f"({row['number']})"  # where it is not what one reads
    language = language_name(row["language"], get_language() or "en") if row["language"] else ""
    kind = str(field_words.PHONE_TYPES.get(row["type"], row["type"]))
    hotline = _("Left out of phone bills") if row["covered_hotline"] else ""
    return _joined(
        kind,
        grouped(row["display"]),
        dialled,
        extension,
        row["vanity"],
        keyword,
        row["description"],
        language,
        row["note"],
        hotline,
        _private(row),
    )


def _urls(value: Any) -> Iterable[str]:
    kinds = field_words.LINK_KINDS
    return (
        _joined(str(kinds.get(row["kind"], row["kind"])), row["url"], row["label"], _private(row))
        for row in value or ()
    )


def _emails(value: Any) -> Iterable[str]:
    return (_joined(row["email"], row["label"], _private(row)) for row in value or ())


def _address(value: Any) -> Iterable[str]:
    if not value:
        return
    state = f"{value['state_province']} {value['postal_code']}".strip()
    yield ", ".join(filter(None, (value["address_1"], value["address_2"], value["city"], state)))
    yield area_name(f"county:{value['county_fips']}") if value["county_fips"] else ""
    yield _point(value)
    yield str(field_words.DISCLOSURES[value["disclosure"]])


def _point(value: Mapping[str, Any]) -> str:
    return "" if value["latitude"] is None else f"{value['latitude']}, {value['longitude']}"


def _schedules(value: Any) -> Iterable[str]:
    return (_window(row) for row in value or ())


def _window(row: Mapping[str, Any]) -> str:
    clocks = {"opens": clock_words(row["opens_at"]), "closes": clock_words(row["closes_at"])}
    hours = _("%(opens)s to %(closes)s") % clocks
    return _joined(f"{days_words(row['byday'])}: {hours}", _span(row), row["description"], row["timezone"])


def _span(row: Mapping[str, Any]) -> str:
    first, last = row["valid_from"], row["valid_to"]
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": day_words(first), "last": day_words(last)}
    if first:
        return _("from %(first)s") % {"first": day_words(first)}
    return _("until %(last)s") % {"last": day_words(last)} if last else ""


def _languages(value: Any) -> Iterable[str]:
    language = get_language() or "en"
    return (
        _joined(f"{language_name(row['code'], language)}: {field_words.LEVELS[row['level']]}", row["note"])
        for row in value or ()
    )


def _ages(value: Any) -> Iterable[str]:
    lowest, highest = (value or {}).get("minimum"), (value or {}).get("maximum")
    yield _("From age %(age)s") % {"age": lowest} if lowest is not None else ""
    yield _("Up to age %(age)s") % {"age": highest} if highest is not None else ""


def _areas(value: Any) -> Iterable[str]:
    return (row["name"] or area_name(row["area_key"]) for row in value or ())


def _capacity(value: Any) -> Iterable[str]:
    if value:
        until = _("until %(last)s") % {"last": day_words(value["expires"])} if value["expires"] else ""
        yield _joined(str(field_words.CAPACITIES[value["state"]]), until)


def _backing(value: Any) -> Iterable[str]:
    verified = (value or {}).get("verified") or {}
    if not (value or {}).get("backed"):
        yield _("Not checked yet")
    elif verified.get("verified_on"):
        yield day_words(verified["verified_on"])
    else:
        yield _("Checked")


SAID: Mapping[str, Callable[[Any], Iterable[str]]] = {
    "phones": _phones,
    "urls": _urls,
    "emails": _emails,
    "address": _address,
    "always_open": _one_of(field_words.YES_NO),
    "schedules": _schedules,
    "languages": _languages,
    "interpreter": _one_of(field_words.INTERPRETERS),
    "ages": _ages,
    "asks_immigration_status": _one_of(field_words.YES_NO),
    "accepts_children": _one_of(field_words.YES_NO),
    "accepts_pets": _one_of(field_words.YES_NO),
    "wheelchair_access": _one_of(field_words.YES_NO),
    "deaf_access": _one_of(field_words.YES_NO),
    "intake_step": _one_of(field_words.INTAKES),
    "areas": _areas,
    "area_basis": _one_of(field_words.BASES),
    "area_states": lambda value: map(state_words, value or ()),
    "capacity": _capacity,
    "documents": lambda value: value or (),
    BACKING: _backing,
}
