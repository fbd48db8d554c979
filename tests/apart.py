"""A module that runs in a process of its own, on a database file: the one of the tests is in memory, where two writers
cannot wait for each other.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.project.paths import ROOT


def run_apart(module: str, database: Path, *, patience: float) -> subprocess.CompletedProcess[str]:
    """`python -m module` with this file of SQLite as its database; `patience` in seconds."""
    there = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DEBUG": "1"}
    command = [sys.executable, "-m", module]
    return subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=patience, check=False)
