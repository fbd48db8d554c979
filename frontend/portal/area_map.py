"""A small map of the places that are ticked, filled, and of the counties around them, each a shape that can be picked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely

from frontend.staff.area_words import area_name
from geodata import tables
from geodata.areas import county_layer
from geodata.counties import counties_of_aor, counties_of_district, counties_of_state

WIDTH = 400  # units of the drawing
MARGIN = 0.15  # of the longer side, around what is ticked
MOST_TO_PICK = 400  # counties; beyond it each is too small to be met
STRETCH_LEAST = 0.2  # of a degree of longitude, near the poles


@dataclass(frozen=True, slots=True)
class County:
    """`key` is its area key; a click ticks it in the list or takes the tick away."""

    key: str
    name: str
    path: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class AreaMap:
    """`served` and `around` are paths of an SVG with this box; `counties` is empty where there are too many to pick."""

    view_box: str
    served: str
    around: str
    counties: tuple[County, ...]


def area_map(keys: Iterable[str]) -> AreaMap | None:
    """None where nothing is ticked that has a shape, or the whole country is."""
    asked = tuple(keys)
    wanted = sorted({fips for key in asked for fips in _counties(key)})
    shapes = [shape for fips in wanted if (shape := _shapes().get(fips)) is not None]
    if not shapes:
        return None
    whole = shapely.union_all(shapes)
    frame = _frame(whole)
    near = {fips: shape for fips, shape in _shapes().items() if shape.intersects(frame)}
    stretch = max(STRETCH_LEAST, float(np.cos(np.radians(whole.centroid.y))))
    left, low, right, high = frame.bounds
    scale = WIDTH / ((right - left) * stretch)
    rough = 1 / scale  # a unit of the drawing, in degrees: lines of neighbours stay together as far as one can see
    move = (left, high, stretch * scale, scale)
    drawn = {fips: _path(shape.intersection(frame).simplify(rough), move) for fips, shape in near.items()}
    box = f"0 0 {WIDTH} {round((high - low) * scale)}"
    served = " ".join(_path(shape.simplify(rough), move) for shape in shapes)
    return AreaMap(box, served, " ".join(drawn.values()), _to_pick(drawn, asked))


def _to_pick(drawn: Mapping[str, str], ticked: Collection[str]) -> tuple[County, ...]:
    if len(drawn) > MOST_TO_PICK:
        return ()
    keys = ((f"county:{fips}", path) for fips, path in drawn.items())
    return tuple(County(key, area_name(key), path, key in ticked) for key, path in keys)


def _counties(key: str) -> tuple[str, ...]:
    kind, _separator, value = key.partition(":")
    if kind == "county":
        return (value,)
    if kind == "place":
        city = tables.cities().get(value)
        return city.counties if city else ()
    if kind == "zip":
        row = tables.zips().get(value)
        return (row.county_fips,) if row else ()
    read = {"state": counties_of_state, "district": counties_of_district, "aor": counties_of_aor}.get(kind)
    return tuple(read(value)) if read else ()


@cache
def _shapes() -> dict[str, Any]:
    layer = county_layer()
    return dict(zip(layer.ids, layer.shapes, strict=True))


def _frame(whole: Any) -> Any:
    left, low, right, high = whole.bounds
    margin = MARGIN * max(right - left, high - low)
    return shapely.box(left - margin, low - margin, right + margin, high + margin)


def _path(shape: Any, move: tuple[float, float, float, float]) -> str:
    return "".join(_ring(ring, move) for ring in _rings(shape))


def _rings(shape: Any) -> Iterator[Any]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            yield from (part.exterior, *part.interiors)


def _ring(ring: Any, move: tuple[float, float, float, float]) -> str:
    left, high, across, down = move
    corners = (f"{(lon - left) * across:.1f} {(high - lat) * down:.1f}" for lon, lat in ring.coords)
    return f"M{'L'.join(corners)}Z"
