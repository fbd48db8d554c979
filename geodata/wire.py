"""The shapes that programs read: places and points as JSON objects with camelCase names."""

from typing import Any

from geodata import tables
from geodata.areas import county_at
from geodata.geocode import checked
from geodata.places import point_place
from geodata.types import Place, PlaceCandidate, Point


def place_json(place: Place) -> dict[str, Any]:
    return {
        "kind": place.kind.value,
        "label": place.label or None,
        "latitude": place.point.lat if place.point else None,
        "longitude": place.point.lon if place.point else None,
        "precision": place.precision.value,
        "stateCode": place.state_code,
        "countyFips": place.county_fips,
        "areaKeys": sorted(place.area_keys),
        "candidates": [_candidate(one) for one in place.candidates],
        "approximate": place.approximate,
        "guessed": place.guessed,
    }


def _candidate(one: PlaceCandidate) -> dict[str, Any]:
    return {
        "label": one.label,
        "kind": one.kind.value,
        "stateCode": one.state_code,
        "population": one.population,
        "areaKey": one.area_key,
    }


def point_json(point: Point) -> dict[str, Any]:
    """The areas of a point; nulls for a point outside the United States."""
    checked(point)
    place = point_place(point)
    fips, approximate = county_at(point)
    row = tables.counties().get(fips or "")
    cd = next((key[3:] for key in sorted(place.area_keys) if key.startswith("cd:")), None)
    return {
        "latitude": point.lat,
        "longitude": point.lon,
        "county": fips,
        "countyName": row.name if row else None,
        "state": row.state if row else None,
        "judicialDistrict": row.jd_code if row else None,
        "congressionalDistrict": cd,
        "iceArea": row.ice_aor if row else None,
        "areaKeys": sorted(place.area_keys),
        "approximate": approximate,
    }


def read_point(text: str) -> Point:
    """A point written as `LAT,LON`; raises ValueError with words for the person."""
    numbers = text.replace(",", " ").split()
    if len(numbers) != 2:
        raise ValueError("write a point as LAT,LON, for example 30.27,-97.74")
    try:
        return checked(Point(float(numbers[0]), float(numbers[1])))
    except ValueError as error:
        raise ValueError(str(error) if "must be" in str(error) else "latitude and longitude must be numbers") from error


def bad_input(field: str, message: str) -> dict[str, Any]:
    return {"error": {"code": "BAD_INPUT", "field": field, "message": message}}
