"""The lines of a small map to look at: land, states, counties and towns, coarse, and never to decide where a point lies."""

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray

from geodata.distance import haversine_km
from geodata.tables import DATA, CityRow, cities
from geodata.topology import decoded_arcs

STEPS = 100  # of a degree, about 1 km: the grid that every line is drawn on
COARSE, SHORE = 0.02, 0.007  # degrees that a line may leave its course; a shore is what the eye knows
LEAST_ISLAND = 0.005  # square degrees, some 50 square kilometres
APART_KM = 12.0  # between two towns that are named
MOST_TOWNS = 1_900
Line = NDArray[np.int64]  # rows of (longitude, latitude) in steps


def outlines() -> dict[str, Any]:
    """What the map is drawn from: `land`, `states` and `counties` as packed lines, `towns` with `names` and packed `at`."""
    topology = orjson.loads(gzip.decompress((DATA / "basemap.topojson.gz").read_bytes()))
    arcs = decoded_arcs(topology)
    of_states = Counter(_indexes(topology["objects"]["states"]["geometries"]))
    of_counties = set(_indexes(topology["objects"]["counties"]["geometries"]))
    shores = sorted(index for index, times in of_states.items() if times == 1)
    borders = sorted(index for index, times in of_states.items() if times > 1)
    return {
        "land": packed(filter(_is_drawn, trails(coarse(arcs[index], SHORE) for index in shores))),
        "states": packed(trails(coarse(arcs[index], SHORE) for index in borders)),
        "counties": packed(trails(coarse(arcs[index]) for index in sorted(of_counties - of_states.keys()))),
        "towns": _towns(),
    }


def _indexes(node: Any) -> Iterator[int]:
    """Every arc that geometries name, as often as they do, whichever way it runs."""
    if isinstance(node, int):
        yield node if node >= 0 else ~node
    else:
        for part in node:
            yield from _indexes(part["arcs"] if isinstance(part, dict) else part)


def coarse(arc: NDArray[np.float64], tolerance: float = COARSE) -> Line:
    """The line with fewer corners, its two ends kept; a degree of longitude counts as what it is at that latitude."""
    scale = [max(float(np.cos(np.radians(arc[:, 1].mean()))), 0.2), 1.0]
    simple = shapely.get_coordinates(shapely.LineString(arc * scale).simplify(tolerance)) / scale
    steps: Line = np.round(simple * STEPS).astype(np.int64)
    return steps[np.r_[True, np.any(np.diff(steps, axis=0) != 0, axis=1)]]


def trails(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines that meet, drawn in one go as far as it leads; each is drawn once."""
    left = {number: line for number, line in enumerate(lines) if len(line) > 1}
    meeting: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, line in left.items():
        meeting[tuple(line[0])].append(number)
        meeting[tuple(line[-1])].append(number)
    for corner in sorted(meeting, key=lambda at: (len(meeting[at]) % 2 == 0, at)):
        while pieces := list(_walk(corner, left, meeting)):
            yield np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _walk(corner: tuple[int, ...], left: dict[int, Line], meeting: dict[tuple[int, ...], list[int]]) -> Iterator[Line]:
    while (number := next((one for one in meeting[corner] if one in left), None)) is not None:
        line = left.pop(number)
        line = line if tuple(line[0]) == corner else line[::-1]
        yield line
        corner = tuple(line[-1])


def _is_drawn(ring: Line) -> bool:
    return len(ring) > 3 and shapely.Polygon(ring / STEPS).area >= LEAST_ISLAND


def packed(lines: Iterable[Line]) -> str:
    """One word for each line: steps from the point before, also over the gap between two lines.

    A step is written as in encoded polylines: zigzag, five bits a character from `?` on.
    """
    at, words = np.zeros(2, dtype=np.int64), []
    for line in lines:
        steps = np.diff(np.vstack([at, line]), axis=0)
        words.append("".join(_number(int(step)) for step in steps.ravel()))
        at = line[-1]
    return " ".join(words)


def _number(step: int) -> str:
    rest, written = (step << 1) ^ (step >> 63), ""
    while rest >= 32:
        written += chr((32 | (rest & 31)) + 63)
        rest >>= 5
    return written + chr(rest + 63)


def _towns() -> dict[str, Any]:
    """The largest towns, none close to a larger one, the largest first."""
    named = _apart(sorted(cities().values(), key=lambda row: (-(row.pop or 0), row.geoid)))
    at = np.array([[round(row.lon * STEPS), round(row.lat * STEPS)] for row in named], dtype=np.int64)
    return {"names": [row.name for row in named], "at": packed([at])}


def _apart(rows: Iterable[CityRow]) -> list[CityRow]:
    kept: list[CityRow] = []
    near: dict[tuple[int, int], list[CityRow]] = defaultdict(list)
    for row in rows:
        cell = (int(row.lat // 1), int(row.lon // 1))
        around = (other for y in (-1, 0, 1) for x in (-1, 0, 1) for other in near[cell[0] + y, cell[1] + x])
        if len(kept) < MOST_TOWNS and all(haversine_km(row.point, other.point) >= APART_KM for other in around):
            kept.append(row)
            near[cell].append(row)
    return kept
