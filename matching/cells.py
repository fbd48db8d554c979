"""Cells of the map, one degree wide: what stands near a point is looked up by the few that a circle touches."""

from collections.abc import Iterator
from math import cos, floor, radians

from geodata.types import Point

CELLS_PER_DEGREE = 1
KM_PER_DEGREE = 111.0  # of latitude; a little less than it is, so that no cell is missed
LONGITUDES = 360 * CELLS_PER_DEGREE
Cell = tuple[int, int]


def cell_of(lat: float, lon: float) -> Cell:
    """The cell of a point in degrees."""
    return floor(lat * CELLS_PER_DEGREE), floor(lon * CELLS_PER_DEGREE)


def cells_around(point: Point, km: float) -> Iterator[Cell]:
    """Every cell that the circle may touch, across the antimeridian too."""
    degrees = km / KM_PER_DEGREE
    widest = max(0.01, cos(radians(min(89.0, abs(point.lat) + degrees))))
    wide = min(179.0, degrees / widest)
    south, west = cell_of(point.lat - degrees, point.lon - wide)
    north, east = cell_of(point.lat + degrees, point.lon + wide)
    half = LONGITUDES // 2
    for lat in range(south, north + 1):
        for lon in range(west, east + 1):
            yield lat, (lon + half) % LONGITUDES - half
