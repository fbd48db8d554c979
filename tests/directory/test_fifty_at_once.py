"""Fifty edits and approvals at the same moment: one is written, the others are told, and no text is lost unseen."""

import json

import pytest

from tests.apart import run_apart
from tests.directory.fifty_at_once import EXPECTED, every


def test_on_a_file_of_sqlite(tmp_path):
    run = run_apart("tests.directory.fifty_at_once", tmp_path / "curated.sqlite3", patience=300)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == EXPECTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(empty_directory):
    assert every() == EXPECTED
