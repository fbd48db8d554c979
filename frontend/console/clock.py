"""Opening hours on the caller's own clock: a caller in Honolulu does not know when it is five in Dallas."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from directory.hours import OpenState
from geodata.timezones import timezone_of
from geodata.types import Place

TODAY = frozenset({"opens-soon", "later-today"})


def zone_of(place: Place | None) -> str | None:
    """IANA zone of the caller's place; None where it has two, or where no place is known."""
    if place is None or place.state_code is None:
        return None
    return timezone_of(place.state_code, place.county_fips)


def on_clock(state: OpenState, zone: str | None, at: datetime) -> OpenState:
    """The same instants on the clock of `zone`; as they were, on the provider's clock, where it is not known.

    What opens today for the provider may open tomorrow for a caller farther east: then its day is told. `at` is aware.
    """
    if zone is None:
        return state
    clock = ZoneInfo(zone)
    opens = state.opens.astimezone(clock) if state.opens else None
    another_day = opens is not None and opens.date() != at.astimezone(clock).date()
    return replace(
        state,
        kind="closed" if another_day and state.kind in TODAY else state.kind,
        until=state.until.astimezone(clock) if state.until else None,
        opens=opens,
    )
