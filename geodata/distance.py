"""The one distance of the product: great-circle kilometres, between two points or from one to many."""

import math
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.types import Point

EARTH_RADIUS_KM = 6371.0088  # mean radius of the WGS84 ellipsoid (IUGG)


def haversine_km(a: Point, b: Point) -> float:
    """Straight-line distance in km on a sphere; within 0.6 % of the ellipsoid's."""
    return float(_haversine(math, math.asin, min, a, b.lat, b.lon))


def haversines_km(a: Point, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same from one point to many, in degrees; NaN where a coordinate is NaN."""
    found: NDArray[np.float64] = _haversine(np, np.arcsin, np.minimum, a, lat, lon)
    return found


def _haversine(maths: ModuleType, arcsin: Any, least: Any, a: Point, lat: Any, lon: Any) -> Any:
    """The formula, written once: `maths` is `math` for one pair of points and numpy for many."""
    lat_a, lat_b = math.radians(a.lat), maths.radians(lat)
    half_lat = maths.sin((lat_b - lat_a) / 2) ** 2
    half_lon = maths.sin(maths.radians(lon - a.lon) / 2) ** 2
    chord = half_lat + math.cos(lat_a) * maths.cos(lat_b) * half_lon
    return 2 * EARTH_RADIUS_KM * arcsin(maths.sqrt(least(1.0, chord)))
