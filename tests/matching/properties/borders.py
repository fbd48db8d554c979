"""County borders read a second way: rings of the shipped polygons, and the even-odd rule. No geometry library."""

import gzip
from functools import cache

import numpy as np
import orjson

from geodata.tables import DATA


@cache
def counties() -> dict[str, list[np.ndarray]]:
    """Every ring of every county, longitude and latitude in degrees; holes are rings like any other."""
    topology = orjson.loads(gzip.decompress((DATA / "counties.topojson.gz").read_bytes()))
    scale, start = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + start for arc in topology["arcs"]]
    return {
        one["id"]: [_joined(ring, arcs) for ring in _rings(one)]
        for one in topology["objects"]["counties"]["geometries"]
    }


def _rings(shape: dict) -> list:
    return shape["arcs"] if shape["type"] == "Polygon" else [ring for part in shape["arcs"] for ring in part]


def _joined(ring: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    pieces = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def inside(fips: str, lat: float, lon: float) -> bool:
    """Whether a ray to the east crosses the rings of a county an odd number of times."""
    return sum(_crossings(ring, lat, lon) for ring in counties()[fips]) % 2 == 1


def _crossings(ring: np.ndarray, lat: float, lon: float) -> int:
    (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
    crossed = (y > lat) != (to_y > lat)
    at = x[crossed] + (lat - y[crossed]) / (to_y[crossed] - y[crossed]) * (to_x[crossed] - x[crossed])
    return int((at > lon).sum())
