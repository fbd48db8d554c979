"""Lighthouse over every public page, as `bench/lighthouse/judge.mjs` runs it; its packages are locked beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "lighthouse"
ROOT = FOLDER.parent.parent


@dataclass(frozen=True, slots=True)
class Judged:
    name: str  # page, language and device
    accessibility: int  # of 100, as the next two
    performance: int
    best_practices: int
    sent: int  # bytes over the wire, with style and scripts
    failed: tuple[str, ...]  # audits that lost points


def judged(chromium: str, site: str, flags: Sequence[str]) -> Iterator[Judged]:
    """Raises CalledProcessError where Node, its packages or the browser do not work."""
    node = _node()
    command = [node, str(FOLDER / "judge.mjs"), chromium, site, *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own words
        for line in process.stdout or ():
            yield _read(json.loads(line))
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _node() -> str:
    """The path of a Node with the locked packages beside it."""
    command = [str(ROOT / "script" / "node"), str(FOLDER.relative_to(ROOT))]
    own = os.environ | {"PYTHON": sys.executable}
    told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env=own)  # noqa: S603  our own
    return told.stdout.strip()


def _read(row: dict[str, object]) -> Judged:
    names = ("name", "accessibility", "performance", "best-practices", "bytes", "failed")
    name, accessibility, performance, practices, sent, failed = (row[one] for one in names)
    return Judged(name, accessibility, performance, practices, sent, tuple(failed))  # type: ignore[arg-type]
