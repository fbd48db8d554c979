"""Speed and memory of the place tables: `main()` prints p50 and p95 beside the bar, and fails above a bar."""

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from geodata.areas import county_at
from geodata.geocode import resolve
from geodata.places import zip_place
from geodata.preload import preload
from geodata.tables import CityRow, cities, zips
from geodata.types import Point

SAMPLE = 2_000
MISSPELT = 300
MEMORY_BAR_MIB = 150


def _microseconds(call: Callable[[Any], object], inputs: Sequence[Any]) -> list[float]:
    found = []
    for value in inputs:
        start = time.perf_counter_ns()
        call(value)
        found.append((time.perf_counter_ns() - start) / 1000)
    return sorted(found)


def _report(name: str, times: list[float], bar: float, share: float) -> bool:
    at = times[int(share * (len(times) - 1))]
    p50, p95 = times[len(times) // 2], times[int(0.95 * (len(times) - 1))]
    print(f"{name:<24} p50 {p50:9.1f} us   p95 {p95:9.1f} us   bar p{share * 100:.0f} <= {bar:.0f} us")
    return at <= bar


def _misspelt(row: CityRow, dice: random.Random) -> str:
    at = dice.randrange(1, len(row.name) - 1)
    return row.name[:at] + row.name[at + 1 :]


def _resident_mib() -> float:
    """Resident memory of this process in MiB (Linux), polygons held by GEOS included."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _memory() -> bool:
    before = _resident_mib()
    preload()
    added = _resident_mib() - before
    print(f"{'tables and polygons':<24} {added:6.1f} MiB resident   bar <= {MEMORY_BAR_MIB} MiB")
    return added <= MEMORY_BAR_MIB


def main() -> int:
    """0 when every bar is kept, else 1; the same sample each time."""
    dice = random.Random(1)  # noqa: S311  a sample, no secret
    small = _memory()
    codes = dice.sample(sorted(zips()), SAMPLE)
    rows = dice.sample(sorted(cities().values(), key=lambda row: row.geoid), SAMPLE)
    large = [row for row in cities().values() if (row.pop or 0) > 20_000 and len(row.name) > 5]
    points = [Point(zips()[code].lat, zips()[code].lon) for code in codes]
    zip_place.cache_clear()
    kept = [
        small,
        _report("ZIP, first time", _microseconds(resolve, codes), 10, 0.5),
        _report("ZIP", _microseconds(resolve, codes), 10, 0.5),
        _report("City, ST, first time", _microseconds(resolve, [row.label for row in rows]), 50, 0.5),
        _report("City, ST", _microseconds(resolve, [row.label for row in rows]), 50, 0.5),
        _report("county of a point", _microseconds(county_at, points), 50, 0.5),
        _report(
            "misspelt, no state",
            _microseconds(resolve, [_misspelt(r, dice) for r in dice.sample(large, MISSPELT)]),
            15_000,
            0.95,
        ),
    ]
    return 0 if all(kept) else 1
