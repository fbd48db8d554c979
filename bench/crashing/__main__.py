"""`python -m bench.crashing FOLDER ROUNDS SEED`: a run in the environment that `bench.crash` makes."""

import logging
import signal
import sys
from pathlib import Path

import django
from django.conf import settings

from bench.crashing.plan import plan, victims
from bench.crashing.report import Outcome, line, summary


def main(folder: Path, rounds: int, seed: int) -> int:
    """0 when every bar was kept; prints each round."""
    from bench.crashing.rounds import Run

    kind = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    outcomes: list[Outcome] = []
    with Run(folder, seed) as run:
        for one in plan(seed, rounds, victims(kind)):
            outcomes.append(run.round(one))
            print(line(outcomes[-1]), flush=True)
        text, held = summary(outcomes, run.builds_cut_off())
    print(text)
    return int(not held)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # so that every process is ended
    django.setup()
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # that a database is away is what we wait for
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
