"""Whether an offer is open now, as one short line."""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_time
from django.utils.translation import gettext as _

from directory.hours import OpenState
from directory.locales import locale_of, weekday_name


@dataclass(frozen=True, slots=True)
class Opening:
    state: str  # open, opens-soon, later-today, closed, unknown
    words: str


def opening(state: OpenState, language: str) -> Opening:
    return Opening(str(state.kind), _words(state, language))


def _words(state: OpenState, language: str) -> str:
    if state.kind == "open":
        return _open_words(state.until, language)
    if state.kind in {"opens-soon", "later-today"} and state.opens:
        return _("Opens today at %(time)s") % {"time": _clock(state.opens, language)}
    if state.kind == "closed" and state.opens:
        return _("Closed now · opens %(time)s") % {"time": _day_and_clock(state.opens, language)}
    return _("Closed now") if state.kind == "closed" else _("Hours not known")


def _open_words(closes_at: datetime | None, language: str) -> str:
    if closes_at is None:
        return _("Open day and night")
    return _("Open now until %(time)s") % {"time": _clock(closes_at, language)}


def _clock(at: datetime, language: str) -> str:
    return format_time(at.time(), format="short", locale=locale_of(language))


def _day_and_clock(at: datetime, language: str) -> str:
    return f"{weekday_name(at.date(), language)} {_clock(at, language)}"
