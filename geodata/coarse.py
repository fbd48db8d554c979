"""How much of a place may stand in a count: a county of many people, else the state, else the country."""

from geodata import tables
from geodata.types import Place

# People. The size is that of the HIPAA safe harbor, 45 CFR 164.514(b)(2)(i)(B). That rule lets through states and
# three-digit ZIP areas with more than 20,000 people and no county as such: its size is taken over, not the whole rule.
LEAST_PEOPLE = 20_000
COUNTRY = "us"


def coarse_area(place: Place | None) -> str:
    """`county:FIPS` of a place that touches one county, where that has at least 20,000 people; else `state:XX` of a
    place that touches one state; else `us`, for unknown and foreign places too.
    """
    if place is None or not place.resolved:
        return COUNTRY
    keys = place.area_keys | place.touching_keys
    county = _only(keys, "county:")
    return county if county and _is_large(county) else _only(keys, "state:") or COUNTRY


def is_coarse(area: str) -> bool:
    """Whether `coarse_area` may give this key: `us`, a state, or a county of today with at least 20,000 people."""
    kind, _, code = area.partition(":")
    if kind == "state":
        return code in tables.states()
    return _is_large(area) if kind == "county" else area == COUNTRY


def _only(keys: frozenset[str], prefix: str) -> str | None:
    """The one key with the prefix; None where there are several, or none."""
    found = [key for key in keys if key.startswith(prefix)]
    return found[0] if len(found) == 1 else None


def _is_large(county_key: str) -> bool:
    row = tables.counties().get(county_key.removeprefix("county:"))
    return row is not None and row.pop >= LEAST_PEOPLE
