"""The one distance of the product: great-circle kilometres between two points."""

from math import asin, cos, radians, sin, sqrt

from geodata.types import Point

EARTH_RADIUS_KM = 6371.0088  # mean radius of the WGS84 ellipsoid (IUGG)


def haversine_km(a: Point, b: Point) -> float:
    """Straight-line distance in km on a sphere; within 0.6 % of the ellipsoid's."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half_lat = sin((lat_b - lat_a) / 2) ** 2
    half_lon = sin(radians(b.lon - a.lon) / 2) ** 2
    chord = half_lat + cos(lat_a) * cos(lat_b) * half_lon
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
