"""A match at 20,000 and at a million synthetic offers, and over HTTP: every ratio of docs/performance.md in one run.

BENCH_OFFERS sets the larger count (1,000,000). Seeded requests, variants one after the other on each, answers compared.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time

import numpy as np

from bench.synthetic.asking import NOTHING_FITS, inquiries
from bench.synthetic.engines import differing, every_row, large
from bench.synthetic.offers import offers
from bench.synthetic.store import write
from matching.columnar.columns import Snapshot, columns_of
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.inquiry import Inquiry

SMALL, LARGE = 20_000, int(os.environ.get("BENCH_OFFERS", "1000000"))
REQUESTS, REPEATS = 300, 3
PLAIN = 20  # requests for the plain loop, which takes about a second for each
BYTES_BAR = 400
Times = dict[str, list[float]]


def main() -> int:
    """0 when every ratio keeps its bar and no answer differs."""
    documents = {one.offer_id: one for one in offers(SMALL)}
    small, larger = columns_of(documents.values()), large(LARGE)
    asked = inquiries(REQUESTS)
    times: Times = {}
    kept = [_memory(small), _memory(larger)]
    differ = _differing_from_the_plain_loop(documents, small, asked[:PLAIN], times) + differing(small, asked)
    _measure(EmbeddedEngine({}, small), EmbeddedEngine({}, larger), asked, times)
    kept += _ratios(times)
    print(f"different answers {differ}: of {PLAIN} by the plain loop, of {REQUESTS} by brute force")
    return int(not all(kept) or differ > 0 or _over_http() != 0)


def _memory(columns: Snapshot) -> bool:
    each = columns.nbytes / len(columns)
    print(f"{len(columns):>9,} offers: {each:6.1f} bytes each, columns and postings   bar <= {BYTES_BAR}")
    return each <= BYTES_BAR


def _differing_from_the_plain_loop(
    documents: dict[str, object], small: Snapshot, asked: Sequence[Inquiry], times: Times
) -> int:
    plain, embedded = ReferenceEngine(documents), EmbeddedEngine({}, small)  # type: ignore[arg-type]
    found = [(_timed(times, "plain loop 20,000", lambda one=one: plain.rank(one)), embedded.rank(one)) for one in asked]
    return sum(first != second for first, second in found)


def _measure(small: EmbeddedEngine, larger: EmbeddedEngine, asked: Sequence[Inquiry], times: Times) -> None:
    nothing = inquiries(REQUESTS, **NOTHING_FITS)
    for one in (*asked, *nothing):  # the first time works out tables that are kept
        small.rank(one), larger.rank(one)
    for _ in range(REPEATS):
        for one, empty in zip(asked, nothing, strict=True):
            _timed(times, "embedded 20,000", lambda one=one: small.rank(one))
            _timed(times, f"embedded {LARGE:,}", lambda one=one: larger.rank(one))
            _timed(times, "every row 20,000", lambda one=one: every_row(small.columns, one))
            _timed(times, "nothing fits 20,000", lambda empty=empty: small.rank(empty))


def _timed(times: Times, name: str, call: Callable[[], object]) -> object:
    start = thread_time()  # of the processor: what others do on this machine is not in it
    found = call()
    times.setdefault(name, []).append((thread_time() - start) * 1000)
    return found


def _ratios(times: Times) -> list[bool]:
    for name, found in times.items():
        print(f"{name:<22} p50 {_at(found, 0.5):9.3f}   p95 {_at(found, 0.95):9.3f}   max {max(found):9.3f} ms")
    middle = {name: _at(found, 0.5) for name, found in times.items()}
    embedded = middle["embedded 20,000"]
    return [
        _kept("R1 embedded / every row in float64", embedded / middle["every row 20,000"], 0.25),
        _kept("R1 embedded / the plain loop", embedded / middle["plain loop 20,000"], 0.25),
        _kept("R2 p95 / p50", _at(times["embedded 20,000"], 0.95) / embedded, 2.5),
        _kept("R2 a request that nothing fits / p50", middle["nothing fits 20,000"] / embedded, 2.0),
        _kept(f"R9 {LARGE:,} / 20,000", middle[f"embedded {LARGE:,}"] / embedded, 12.0),
    ]


def _kept(name: str, ratio: float, bar: float) -> bool:
    print(f"{name:<44} {ratio:6.3f}   bar <= {bar}")
    return ratio <= bar


def _at(found: Sequence[float], share: float) -> float:
    return float(np.quantile(found, share))


def _over_http() -> int:
    """R3 to R8, and how soon an edit is in answers: `bench.serving` and `bench.staleness` on a store of 20,000 offers."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'offers.sqlite3'}", "DEBUG": "1"}
        write(SMALL, environment)
        codes = [
            subprocess.run([sys.executable, "-m", "bench", name], env=environment, check=False).returncode  # noqa: S603
            for name in ("serving", "staleness")
        ]
    return max(codes)
