"""20,000 and a million synthetic offers on Elasticsearch beside the embedded engine, PostgreSQL and a usual search.

BENCH_OFFERS sets the larger count, BENCH_HOME the folder of the stores: a run that was broken off goes on from there.
"""

import os
import subprocess
import sys

from bench.scaling import home

LARGE = int(os.environ.get("BENCH_OFFERS", "1000000"))


def main() -> int:
    """In a process of its own whose database lies in the folder; 0 when every bar is held."""
    folder = home.named(LARGE)
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    print(f"stores in {folder}; started again, this goes on from there", flush=True)
    environment = os.environ | {
        "BENCH_HOME": str(folder),
        "BENCH_OFFERS": str(LARGE),
        "DATABASE_URL": f"sqlite:///{folder / 'offers.sqlite3'}",
        "DEBUG": "1",
    }
    command = [sys.executable, "-m", "bench.scaling.run"]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603  our own words
