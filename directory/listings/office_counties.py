"""The county of an office, where its ZIP and its town agree on another than a source's map reading gave it."""

from typing import Any

from directory.listings.places import NEW_YORK_CITY, bare, city_named, current_fips, is_new_york_city
from directory.listings.types import Record
from geodata import tables
from geodata.counties import county
from geodata.distance import haversine_km
from geodata.types import Point

FAR_KM = 15  # beyond the ZIP's own radius, in km: a point so far off was read from the wrong town, or from none

MANHATTAN = "36061"  # New York County: the post's "New York"


def placed(record: Record) -> Record:
    """The record with the county and the point of its office set right; itself where nothing speaks against them.

    Sources found county and point by the address's text: "Seneca", Kansas, was found in Osage County. The county that
    the ZIP and the town share wins; a point far from both is dropped. Nothing new is put in a point's place.
    """
    address = record["address"]
    if not address:
        return record
    shared = _shared(address)
    found = _county(address, shared)
    off = bool(shared) and _is_far(address)
    if found is None and not off:
        return record
    return _rewritten(record, found, off)


def _shared(address: Any) -> tuple[str, ...]:
    """County codes that an exact ZIP and its town have in common, the ZIP's largest part first."""
    row = _zip(address)
    if row is None:
        return ()
    town = _town(address)
    return tuple(fips for fips, _ in row.counties if fips in town)


def _county(address: Any, shared: tuple[str, ...]) -> str | None:
    """The code to put in place of the written one: null to leave it, empty to take it away."""
    row, old = _zip(address), current_fips(address.get("county_fips") or "")
    if not old:
        return None
    if row is None:
        return "" if _five_counties(address) and old != (MANHATTAN,) else None
    if not shared or set(old) & {fips for fips, _ in row.counties}:
        return None
    pointed = address.get("lat") is not None and not _is_beside(address)
    return None if pointed and set(old) & set(_town(address)) else shared[0]


def _five_counties(address: Any) -> bool:
    """A town that says no more than New York City, without a street or a ZIP: no source can know its county."""
    city, state = address.get("city") or "", address.get("state") or ""
    return is_new_york_city(city, state) and not address.get("line1") and not address.get("zip")


def _zip(address: Any) -> tables.ZipRow | None:
    row = tables.zips().get((address.get("zip") or "")[:5])
    return row if row and row.exact else None


def _town(address: Any) -> tuple[str, ...]:
    city, state = address.get("city") or "", address.get("state") or ""
    if is_new_york_city(city, state):
        return NEW_YORK_CITY
    row = city_named(bare(city), state)
    return row.counties if row else ()


def _km_off(address: Any) -> float:
    """From the edge of the ZIP's circle to the point, in km; 0 inside it."""
    row = _zip(address)
    if row is None or address.get("lat") is None:
        return 0.0
    return max(0.0, haversine_km(Point(row.lat, row.lon), Point(address["lat"], address["lon"])) - row.radius_km)


def _is_beside(address: Any) -> bool:
    return _km_off(address) == 0.0


def _is_far(address: Any) -> bool:
    return _km_off(address) > FAR_KM


def _rewritten(record: Record, found: str | None, off: bool) -> Record:
    address: dict[str, Any] = dict(record["address"])
    area: dict[str, Any] = dict(record["service_area"])
    if off:
        address.update(lat=None, lon=None)
    if found is not None:
        old, row = address["county_fips"], county(found)
        address.update(county_fips=found or None, county=row.name if row else None)
        if row and [item.get("fips") for item in area.get("counties") or ()] == [old]:
            area.update(counties=[{"name": row.name, "state": row.state, "fips": found}], text=row.name)
    return {**record, "address": address, "service_area": area}
