"""Five rounds of edits while writer, drainer, search server and database are killed, each a process of this test alone."""

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.project.paths import ROOT

PATIENCE = 400  # seconds; each of the five rounds has a bar of its own
SEED = 7


@pytest.fixture
def run(tmp_path):
    """A run and what it says; whatever happens, it is ended in order and ends its own processes."""
    command = [sys.executable, "-m", "bench", "crash", "--rounds", "5", "--seed", str(SEED)]
    said = tmp_path / "said"
    with (
        said.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            yield process, said
        finally:
            process.terminate()


def figures(said: Path) -> dict[str, str]:
    rows = (re.split(r" {2,}", line) for line in said.read_text().splitlines())
    return {row[0]: row[1] for row in rows if len(row) > 1}


def test_nothing_acknowledged_is_lost_or_doubled_whatever_is_killed(run):
    process, said = run
    assert process.poll() == 0, said.read_text()
    found = figures(said)
    assert found["killed"] == "database 1, drainer 3, server 1, writer 4"
    assert int(found["edits acknowledged"].replace(",", "")) > 100
    assert {found[name] for name in ("acknowledged edits lost", "edits or offers doubled")} == {"0"}
    assert {found[name] for name in ("edits that nobody made", "offers unlike their listing")} == {"0"}
    assert float(found["slowest until level"].removesuffix(" s")) <= 60
    with pytest.raises(ProcessLookupError):  # nobody of its session is left
        os.killpg(process.pid, 0)
