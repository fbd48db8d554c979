"""Fifty forms of one listing over HTTP at the same moment: one is written, and nobody's words are lost."""

import json

import pytest

from tests.apart import run_apart
from tests.frontend.portal.fifty_forms_at_once import EXPECTED, fifty_forms


def test_on_a_file_of_sqlite(tmp_path):
    run = run_apart("tests.frontend.portal.fifty_forms_at_once", tmp_path / "forms.sqlite3", patience=400)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == EXPECTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(empty_directory):
    assert fifty_forms() == EXPECTED
