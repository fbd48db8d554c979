"""Which county and congressional district a point lies in, by polygon; loaded on first use (about one second)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.distance import haversine_km
from geodata.tables import DATA
from geodata.topology import read_polygons
from geodata.types import Point

OFFSHORE_KM = 15.0  # a point in a harbour or just off the coast belongs to the nearest county within this
_SEARCH_DEGREES = 0.6  # 15 km of longitude at 75 degrees north, the widest the search must look


@dataclass(frozen=True, slots=True)
class Layer:
    ids: list[str]
    shapes: NDArray[Any]
    tree: Any

    def at(self, point: Point) -> str | None:
        """The id of the shape that holds the point; on a shared line the first of the file."""
        hits = self.tree.query(shapely.Point(point.lon, point.lat), predicate="intersects")
        return self.ids[int(hits.min())] if len(hits) else None

    def nearest(self, point: Point, within_km: float) -> str | None:
        spot = shapely.Point(point.lon, point.lat)
        best, best_km = None, within_km
        for index in self.tree.query(spot.buffer(_SEARCH_DEGREES)):
            km = _distance_km(point, spot, self.shapes[index])
            if km <= best_km:
                best, best_km = self.ids[int(index)], km
        return best


def _distance_km(point: Point, spot: Any, shape: Any) -> float:
    """Stretches longitude so that the planar nearest point is near the true one."""
    stretch = max(0.05, float(np.cos(np.radians(point.lat))))
    flat = shapely.transform(shape.intersection(spot.buffer(_SEARCH_DEGREES)), lambda xy: xy * [stretch, 1.0])
    if flat.is_empty:
        return float("inf")
    line = shapely.shortest_line(flat, shapely.Point(spot.x * stretch, spot.y))
    lon, lat = line.coords[0]
    return haversine_km(point, Point(lat, lon / stretch))


def _layer(file: str, name: str) -> Layer:
    ids, shapes = read_polygons(DATA / file, name)
    return Layer(ids, shapes, shapely.STRtree(shapes))


@cache
def county_layer() -> Layer:
    return _layer("counties.topojson.gz", "counties")


@cache
def district_layer() -> Layer:
    return _layer("cd119.topojson.gz", "cd119")


@cache
def _foreign_side() -> Any:
    ids, shapes = [], []
    collection = shapely.from_geojson((DATA / "foreign_side.geojson").read_text(encoding="utf-8"))
    for index, shape in enumerate(collection.geoms):
        ids.append(str(index))
        shapes.append(shape)
    return shapely.union_all(shapes)


def county_at(point: Point) -> tuple[str | None, bool]:
    """County FIPS of a point, and whether it is only the nearest one (harbour, just offshore).

    None for a point on the Canadian or Mexican side of a land border, or farther than 15 km from any county.
    """
    exact = county_layer().at(point)
    if exact:
        return exact, False
    if shapely.intersects_xy(_foreign_side(), point.lon, point.lat):
        return None, False
    nearest = county_layer().nearest(point, OFFSHORE_KM)
    return nearest, nearest is not None


def district_at(point: Point) -> str | None:
    """Congressional district (119th Congress) as state FIPS and number, `4837`; the nearest one just offshore."""
    return district_layer().at(point) or district_layer().nearest(point, OFFSHORE_KM)
