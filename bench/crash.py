"""kill -9 of writer, drainer, search server and database at random points: what was acknowledged is there, once.

    script/bench crash --rounds 30 --seed 7 --database sqlite

A directory of 80 made-up listings is edited through `directory.services` by a process of its own, and followed by
`sync_index --follow`, on a database and an Elasticsearch node of its own. A supervisor starts again what was killed.
"""

import argparse
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crashing.programs import environment

ROUNDS = 30
LAST_WORDS = 1_500  # characters of each log, after a run that failed


def main(arguments: Sequence[str] = ()) -> int:
    """0 when every bar was kept."""
    given = _parser().parse_args(arguments)
    print(f"database {given.database}, rounds {given.rounds}, seed {given.seed}", flush=True)
    with TemporaryDirectory(prefix="waypoint-crash-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user
        command = [sys.executable, "-m", "bench.crashing", name, str(given.rounds), str(given.seed)]
        code = _run(command, environment(folder, given.database))
        if code:
            _print_logs(folder)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="script/bench crash", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--database", choices=("postgresql", "sqlite"), default="postgresql")
    return parser


def _run(command: Sequence[str], environment: dict[str, str]) -> int:
    """Ends it in order where this process is ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as process:  # noqa: S603  our own words
        try:
            return process.wait()
        finally:
            process.terminate()


def _print_logs(folder: Path) -> None:
    for log in sorted(folder.glob("*.log")):
        print(f"-- {log.name}\n{log.read_text(errors='replace')[-LAST_WORDS:]}")
