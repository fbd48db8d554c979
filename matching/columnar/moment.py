"""What changes with time, for all offers at one instant: open or not, how fresh, whether there is room."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from directory.hours import changes
from matching.columnar.columns import Columns
from matching.documents import OfferDocument
from matching.scoring import upkeep
from matching.scoring.upkeep import calendar_state, fresh, hours_are_stale
from matching.spec import spec

KINDS = ("open", "opens-soon", "later-today", "closed", "unknown")
OPEN, UNKNOWN = KINDS.index("open"), KINDS.index("unknown")
DAY = timedelta(days=1)
SECONDS = 1 << 17  # more than a day has
Small = NDArray[np.uint8]


def open_kinds(columns: Columns, rows: NDArray[np.intp], at: datetime) -> Small:
    """The number in KINDS of each row's `matching.scoring.upkeep.state_at`."""
    hours, facts, tables = columns.numbers.hours, columns.facts, columns.tables
    number = facts["hours"][rows]
    kinds = _kinds_of_hours(columns, number, at)
    always = tables.of_facet("always open", hours, lambda one: bool(one.always_open), np.bool_)[number]
    stale = tables.of_facet(
        ("stale", at.date()), columns.numbers.hours_on, lambda one: hours_are_stale(one.hours_on, at.date()), np.bool_
    )[facts["hours_on"][rows]]
    found: Small = np.where(stale & ~always, UNKNOWN, kinds).astype(np.uint8)
    return found


def _kinds_of_hours(columns: Columns, number: NDArray[np.uint32], at: datetime) -> Small:
    """The kind of each of these sets of hours at the instant, from the changes of its UTC day."""
    day = at.astimezone(UTC).date()
    keys, kinds = columns.tables.once(("day", day), lambda: day_of_changes(columns, day))
    second = int((at - datetime.combine(day, time(), UTC)).total_seconds())
    asked = number.astype(np.int64) * SECONDS + second
    found: Small = kinds[np.searchsorted(keys, asked, side="right") - 1]
    return found


def day_of_changes(columns: Columns, day: date) -> tuple[NDArray[np.int64], Small]:
    """Ascending keys (hours, second of the UTC day) and the kind that holds from there on."""
    changing = columns.tables.said_of(("changes", day), columns.numbers.hours, lambda one: _changes(one, day))
    keys = [number * SECONDS + second for number, found in enumerate(changing) for second, _ in found]
    kinds = [kind for found in changing for _, kind in found]
    return np.array(keys, dtype=np.int64), np.array(kinds, dtype=np.uint8)


def _changes(document: OfferDocument, day: date) -> tuple[tuple[int, int], ...]:
    start = datetime.combine(day, time(), UTC)
    state, always = calendar_state(document), document.always_open
    found = changes(document.windows, always=always, start=start, end=start + DAY, state=state)
    return tuple((int((instant - start).total_seconds()), KINDS.index(kind)) for instant, kind in found)


def freshness(columns: Columns, rows: NDArray[np.intp], today: date) -> NDArray[np.float64]:
    """0 to 1, of the staler of existence and contact."""
    numbers = spec()["freshness"]
    sides = [
        _fresh(columns, rows, group, float(numbers[f"{group}_half_life"]), today) for group in ("existence", "contact")
    ]
    return np.minimum(*sides)


def _fresh(columns: Columns, rows: NDArray[np.intp], group: str, half_life: float, today: date) -> NDArray[np.float64]:
    name = f"{group}_on"

    def say(document: OfferDocument) -> float:
        return fresh(getattr(document, name), half_life, today)

    by_day = columns.tables.of_facet((name, today), getattr(columns.numbers, name), say, np.float64)
    found: NDArray[np.float64] = by_day[columns.facts[name][rows]]
    return found


def room(columns: Columns, rows: NDArray[np.intp], at: datetime) -> NDArray[np.float64]:
    """0 to 1, of the capacity as known that day."""

    def say(document: OfferDocument) -> float:
        return float(spec()["capacity"][upkeep.room(document, at.date())])

    by_state = columns.tables.of_facet(("room", at.date()), columns.numbers.room, say, np.float64)
    found: NDArray[np.float64] = by_state[columns.facts["room"][rows]]
    return found
