"""Area keys: the names of areas that hold a place, and those that may hold it."""

from collections.abc import Iterable
from functools import lru_cache

from geodata import tables

Keys = frozenset[str]
_EMPTY: Keys = frozenset()


@lru_cache(maxsize=4096)
def keys_of_county(fips: str) -> Keys:
    """`us` and the state, county, judicial district and ICE area of a current county; empty for any other code."""
    row = tables.counties().get(fips)
    if row is None:
        return frozenset()
    keys = {"us", f"state:{row.state}", f"county:{fips}"}
    if row.jd_code:
        keys.add(f"district:{row.jd_code}")
    if row.ice_aor:
        keys.add(f"aor:{row.ice_aor}")
    return frozenset(keys)


def keys_of_counties(codes: Iterable[str]) -> Keys:
    """Every key of any of the counties."""
    return _EMPTY.union(*map(keys_of_county, codes))


def district_keys(codes: Iterable[str]) -> tuple[Keys, Keys]:
    """Congressional districts of counties: those that hold all of them for sure, and those that may."""
    found = {cd for fips in codes for cd in tables.county_districts().get(fips, ())}
    keys = frozenset(f"cd:{cd}" for cd in found)
    return (keys, frozenset()) if len(keys) == 1 else (frozenset(), keys)


def keys_of_region(codes: Iterable[str]) -> tuple[Keys, Keys]:
    """For a place as wide as all these counties: the keys that hold the whole of it, and those that hold a part."""
    sets = [keys_of_county(fips) for fips in codes]
    if not sets:
        return frozenset(), frozenset()
    whole, partly = frozenset.intersection(*sets), frozenset[str]().union(*sets)
    inside, maybe = district_keys(codes)
    return whole | inside, (partly - whole) | maybe
