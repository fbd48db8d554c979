import os
import subprocess
import sys

import pytest

from tests.project.paths import ROOT

SKIPPED = "import pytest\n\ndef test_one(): pass\n\n@pytest.mark.skip(reason='later')\ndef test_two(): pass\n"
WHOLE = "def test_one(): pass\n"


def run(tmp_path, text: str, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_sample.py").write_text(text)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "-p", "no:django", "-q", str(tmp_path), *options]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    for name in [name for name in environment if name.startswith("PYTEST_")]:
        del environment[name]
    return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("options", [(), ("-n", "1")], ids=["alone", "with workers"])
def test_a_skipped_test_fails_the_run_on_a_server(tmp_path, options):
    result = run(tmp_path, SKIPPED, "true", *options)
    assert result.returncode == 1
    assert "1 skipped, and here a skip is a failure:" in result.stdout
    assert "test_sample.py" in result.stdout


def test_a_skipped_test_is_let_pass_at_home(tmp_path):
    assert run(tmp_path, SKIPPED, "").returncode == 0


def test_a_run_without_a_skip_passes_on_a_server(tmp_path):
    assert run(tmp_path, WHOLE, "true").returncode == 0
