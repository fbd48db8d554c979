"""`match` over HTTP while the search server hangs, cuts off or fails, beside a server that answers: one run, 20,000 offers."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.synthetic.store import write

OFFERS = 20_000


def main() -> int:
    """0 when each outage keeps its bar and is over by itself."""
    with TemporaryDirectory(prefix="waypoint-bench-") as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'offers.sqlite3'}", "DEBUG": "1"}
        write(OFFERS, environment)
        command = [sys.executable, "-m", "bench.outages.run", folder]
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603  our own words
