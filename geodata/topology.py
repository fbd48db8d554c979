"""Reads TopoJSON (quantised, delta-encoded arcs) into shapely geometries with numpy."""

import gzip
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray

Coordinates = NDArray[np.float64]


def read_polygons(path: Path, layer: str) -> tuple[list[str], NDArray[Any]]:
    """Ids and valid geometries (longitude, latitude in degrees) of one object of a TopoJSON file."""
    topology = orjson.loads(gzip.decompress(path.read_bytes()))
    arcs = decoded_arcs(topology)
    members = topology["objects"][layer]["geometries"]
    shapes = np.array([_geometry(member, arcs) for member in members], dtype=object)
    invalid = ~shapely.is_valid(shapes)
    shapes[invalid] = shapely.make_valid(shapes[invalid])
    return [member["id"] for member in members], shapes


def decoded_arcs(topology: dict[str, Any]) -> list[Coordinates]:
    """Every arc in order, as rows of (longitude, latitude) in degrees."""
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    arcs: list[list[list[int]]] = topology["arcs"]
    return [np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale + translate for arc in arcs]


def _geometry(member: dict[str, Any], arcs: list[Coordinates]) -> Any:
    if member["type"] == "Polygon":
        return _polygon(member["arcs"], arcs)
    return shapely.MultiPolygon([_polygon(rings, arcs) for rings in member["arcs"]])


def _polygon(rings: list[list[int]], arcs: list[Coordinates]) -> Any:
    shell, *holes = [_ring(indexes, arcs) for indexes in rings]
    return shapely.Polygon(shell, holes)


def _ring(indexes: list[int], arcs: list[Coordinates]) -> Coordinates:
    """Joins arcs; a negative index is the reversed arc (~i), and each arc starts where the last one ended."""
    pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
