"""Fifty forms of one listing over HTTP at the same moment: one is written, and nobody's words are lost."""

import json
import os
import subprocess
import sys

import pytest

from tests.frontend.portal.fifty_forms_at_once import EXPECTED, fifty_forms
from tests.project.paths import ROOT


def test_on_a_file_of_sqlite(tmp_path):
    """In a process of its own: the database of the tests is in memory, where two writers cannot wait for each other."""
    there = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'forms.sqlite3'}", "DEBUG": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.frontend.portal.fifty_forms_at_once"],
        cwd=ROOT,
        env=there,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == EXPECTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(empty_directory):
    assert fifty_forms() == EXPECTED
