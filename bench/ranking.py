"""How good the order is: ours beside five plain baselines, against the hand grades of the golden requests.

`BENCH_DUMP=FILE` also writes the results of each request as JSON; `BENCH_RECORD=1` keeps the figures that the tests
hold later changes against.
"""

import os
from pathlib import Path

from bench.judging.golden import GRADES, RECORDED
from bench.judging.measuring import dump, measure_files, record
from bench.judging.report import report
from bench.judging.systems import systems_in_use


def main() -> int:
    """0 when there was something to measure; prints every figure."""
    systems = systems_in_use()
    if systems is None:
        print("no search snapshot: run manage.py load_listings, then manage.py build_index")
        return 1
    measured = measure_files(systems)
    if not measured.with_listings:
        print(
            f"no grades yet: {GRADES} is missing or empty. `python -m bench.judging.pooling` writes the cards to grade"
        )
        return 1
    print(report(measured))
    if target := os.environ.get("BENCH_DUMP"):
        dump(measured, Path(target))
        print(f"\nper request: {target}")
    if os.environ.get("BENCH_RECORD"):
        record(measured)
        print(f"\nrecorded: {RECORDED}")
    return 0
