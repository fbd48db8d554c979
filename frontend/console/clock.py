"""Opening hours on the caller's own clock: a caller in Honolulu does not know when it is five in Dallas."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from directory.hours import OpenState
from geodata.timezones import timezone_of
from geodata.types import Place


def zone_of(place: Place | None) -> str | None:
    """IANA zone of the caller's place; None where it has two, or where no place is known."""
    if place is None or place.state_code is None:
        return None
    return timezone_of(place.state_code, place.county_fips)


def on_clock(state: OpenState, zone: str | None) -> OpenState:
    """The same instants on the clock of `zone`; as they were, on the provider's clock, where it is not known."""
    if zone is None:
        return state
    clock = ZoneInfo(zone)
    return replace(
        state,
        until=state.until.astimezone(clock) if state.until else None,
        opens=state.opens.astimezone(clock) if state.opens else None,
    )
