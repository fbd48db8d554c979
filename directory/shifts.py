"""Shifts of operators: a third of the day in UTC each, so that a report holds no time of a call (docs/adr/0037)."""

from datetime import UTC, date, datetime

from directory.models.calls import SHIFTS_OF_A_DAY

HOURS_OF_A_SHIFT = 24 // SHIFTS_OF_A_DAY
Shift = tuple[date, int]  # the day in UTC; 0 from 0:00, 1 from 8:00, 2 from 16:00


def shift_of(at: datetime) -> Shift:
    """The shift of an aware instant."""
    instant = at.astimezone(UTC)
    return instant.date(), instant.hour // HOURS_OF_A_SHIFT
