"""The time zone of a state or county, from 49 CFR part 71; see data/README.md for what is rounded."""

from dataclasses import dataclass
from functools import cache

from geodata.tables import rows


@dataclass(frozen=True, slots=True)
class StateZone:
    zone: str
    exception_zone: str
    exception_counties: frozenset[str]
    unsure_counties: frozenset[str]  # the line runs through them


@cache
def _zones() -> dict[str, StateZone]:
    return {
        row["state"]: StateZone(
            row["zone"],
            row["exception_zone"],
            frozenset(row["exception_counties"].split()),
            frozenset(row["unsure_counties"].split()),
        )
        for row in rows("timezones.csv")
    }


def timezone_of(state: str, county_fips: str | None = None) -> str | None:
    """IANA zone; None for an unknown state, and for a state of two zones when the county is not known
    or is itself split (Aleutians West, the Navajo Nation's counties).
    """
    entry = _zones().get(state)
    if entry is None:
        return None
    if not entry.exception_zone:
        return entry.zone
    if county_fips is None or county_fips in entry.unsure_counties:
        return None
    return entry.exception_zone if county_fips in entry.exception_counties else entry.zone
