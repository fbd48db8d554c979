"""Open or not at an instant, on the provider's own clock: zones, daylight saving, overnight and split hours, holidays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as HSDS byday has them; Monday is 0 in a Window
SOON = timedelta(hours=2)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Window:
    """Weekly hours in an IANA zone; Monday is 0. Closing at or before the opening means the next day."""

    days: frozenset[int]
    opens: time
    closes: time
    zone: str


@dataclass(frozen=True, slots=True)
class OpenState:
    """`kind` is open, opens-soon (within two hours), later-today, closed or unknown; times are on the provider's clock."""

    kind: str
    until: datetime | None = None  # open: when it closes; none for day and night
    opens: datetime | None = None  # not open: when it opens next, within a week


ALWAYS_OPEN, NOT_KNOWN = OpenState("open"), OpenState("unknown")


def open_state(windows: Iterable[Window], *, always: bool | None, at: datetime, state: str = "") -> OpenState:
    """`at` is an aware instant; `state` (USPS) adds its public holidays, on which written hours are not trusted."""
    if always:
        return ALWAYS_OPEN
    rows = tuple(windows)
    return _open_state(rows, at, state) if rows else NOT_KNOWN


@lru_cache(maxsize=1_024)
def _open_state(rows: tuple[Window, ...], at: datetime, state: str) -> OpenState:
    """Kept for a while: an answer asks once for the score and once for what is shown."""
    local = at.astimezone(ZoneInfo(rows[0].zone))
    if is_holiday(local.date(), state):
        return NOT_KNOWN
    instant = at.astimezone(UTC)  # clocks of one zone are compared by the wall, which is wrong when they change
    spans = sorted(_spans(rows, instant), key=lambda span: span[0].astimezone(UTC))
    now = next((closes for opens, closes in spans if opens <= instant < closes), None)
    if now is not None:
        until = _joined(now, spans)
        return OpenState("open", until=None if until - instant >= WEEK else until)
    coming = [opens for opens, _ in spans if opens > instant and not is_holiday(opens.date(), state)]
    return _not_open(instant, local, coming)


def changes(
    windows: Iterable[Window], *, always: bool | None, start: datetime, end: datetime, state: str = ""
) -> list[tuple[datetime, str]]:
    """The kinds of `open_state` from `start` up to `end`: each with the instant from which it holds, the first at `start`."""
    rows = tuple(windows)
    instants = [start, *sorted(one for one in _turns(rows, start, end) if start < one < end)]
    kinds = [(one, open_state(rows, always=always, at=one, state=state).kind) for one in dict.fromkeys(instants)]
    return [row for at, row in enumerate(kinds) if at == 0 or row[1] != kinds[at - 1][1]]


def _turns(windows: tuple[Window, ...], start: datetime, end: datetime) -> Iterator[datetime]:
    """Instants at which a kind may change: openings, closings, two hours before an opening, and midnight."""
    for at in (start, end):
        for opens, closes in _spans(windows, at.astimezone(UTC)):
            yield from (one.astimezone(UTC) for one in (opens, closes))
            yield opens.astimezone(UTC) - SOON
    for zone in {ZoneInfo(window.zone) for window in windows}:
        for offset in range((end - start).days + 2):
            day = start.astimezone(zone).date() + timedelta(days=offset)
            yield datetime.combine(day, time(), zone).astimezone(UTC)


def _not_open(instant: datetime, local: datetime, coming: list[datetime]) -> OpenState:
    if not coming:
        return OpenState("closed")
    following = coming[0]
    if following - instant <= SOON:
        return OpenState("opens-soon", opens=following)
    kind = "later-today" if following.astimezone(local.tzinfo).date() == local.date() else "closed"
    return OpenState(kind, opens=following)


def _spans(windows: tuple[Window, ...], at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Every opening from the day before to a week after the instant."""
    for window in windows:
        zone = ZoneInfo(window.zone)
        today = at.astimezone(zone).date()
        for offset in range(-1, 8):
            day = today + timedelta(days=offset)
            if day.weekday() in window.days:
                yield _span(window, day, zone)


def _span(window: Window, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    end = day if window.closes > window.opens else day + timedelta(days=1)
    return datetime.combine(day, window.opens, zone), datetime.combine(end, window.closes, zone)


def _joined(closes: datetime, spans: list[tuple[datetime, datetime]]) -> datetime:
    """The end of touching spans: 4 p.m. to midnight and midnight to 8 a.m. is one night."""
    for opens, later in spans:
        if opens.astimezone(UTC) <= closes.astimezone(UTC) < later.astimezone(UTC):
            closes = later
    return closes


@lru_cache(maxsize=512)
def _calendar(year: int, state: str) -> frozenset[date]:
    """Public holidays of a state (USPS code), or the federal ones."""
    known = state if state in holidays.US.subdivisions else None
    return frozenset(holidays.US(subdiv=known, years=year))


def is_holiday(day: date, state: str = "") -> bool:
    return day in _calendar(day.year, state)
