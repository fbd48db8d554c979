"""States, DC and the territories by USPS code and by every name people type."""

from functools import cache

from geodata import tables
from geodata.normalise import key_of
from geodata.tables import State
from geodata.types import Point


def states() -> tuple[State, ...]:
    """The 50 states, DC, PR, VI, GU, AS and MP."""
    return tuple(tables.states().values())


def state_name(usps: str) -> str | None:
    state = tables.states().get(usps)
    return state.name if state else None


def population_center(state: str) -> Point | None:
    """Where the people of a state live on average; better for distances than its middle."""
    found = tables.states().get(state)
    return found.center if found else None


@cache
def state_keys() -> dict[str, str]:
    """USPS code by name key: full names, codes, old abbreviations (`Calif`), Spanish names."""
    found = {key_of(state.usps): state.usps for state in states()}
    found |= {key_of(state.name): state.usps for state in states()}
    by_fips = {state.fips: state.usps for state in states()}
    for alias in tables.aliases():
        if alias.target_kind == "state":
            found.setdefault(key_of(alias.alias), by_fips[alias.target_id])
    for capital in ("hagatna", "agana"):  # towns: Guam as a whole is meant only when they stand alone
        found.setdefault(capital, "GU")
    found.setdefault("districtofcolumbia", "DC")
    return found
