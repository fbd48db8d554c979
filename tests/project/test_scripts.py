import json
import os
import stat
import subprocess

import pytest

from tests.project.paths import ROOT, SCRIPTS

EVERY = [*SCRIPTS, ROOT / ".ci" / "run"]


@pytest.mark.parametrize("script", EVERY, ids=lambda path: path.name)
def test_a_script_is_sound_stops_at_the_first_failure_and_may_be_run(script):
    text = script.read_text()
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert "set -euo pipefail\n" in text
    assert script.stat().st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", script], check=True)


@pytest.mark.parametrize("script", EVERY, ids=lambda path: path.name)
def test_a_script_starts_from_any_folder(script):
    assert 'cd "$(dirname "${BASH_SOURCE[0]}")/.."\n' in script.read_text()


def test_the_server_runs_the_script_for_tests_and_nothing_else():
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[-2:] == ["export CI=true", 'exec script/test "$@"']
    assert len(lines) == 4


def test_prepare_names_what_it_can_prepare(tmp_path):
    result = subprocess.run(
        [ROOT / "script" / "prepare", "everything"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "there is no requirements/everything.txt" in result.stderr


def test_prepare_says_what_to_do_without_a_python(tmp_path):
    """A copy of the script in an empty project, on a machine whose only programs are those it needs itself."""
    for folder in ("script", "requirements", "bin"):
        (tmp_path / folder).mkdir()
    (tmp_path / "script" / "prepare").write_text((ROOT / "script" / "prepare").read_text())
    (tmp_path / "requirements" / "runtime.txt").write_text("")
    for name in ("bash", "dirname", "cat", "cksum", "mkdir"):
        (tmp_path / "bin" / name).symlink_to(subprocess.check_output(["which", name], text=True).strip())
    result = subprocess.run(
        [tmp_path / "bin" / "bash", tmp_path / "script" / "prepare", "runtime"],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "it needs Python 3.11 or newer" in result.stderr


def test_a_chromium_that_was_named_and_does_not_start_is_refused(tmp_path):
    (tmp_path / "bin").mkdir()
    for name in ("bash", "dirname"):
        (tmp_path / "bin" / name).symlink_to(subprocess.check_output(["which", name], text=True).strip())
    result = subprocess.run(
        [ROOT / "script" / "chromium"],
        env={"PATH": str(tmp_path / "bin"), "CHROMIUM": "/no/such/browser", "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert "CHROMIUM is set to '/no/such/browser', which does not start." in result.stderr


def test_without_a_node_that_is_new_enough_it_says_what_to_do(tmp_path):
    (tmp_path / "bin").mkdir()
    for name in ("bash", "dirname"):
        (tmp_path / "bin" / name).symlink_to(subprocess.check_output(["which", name], text=True).strip())
    result = subprocess.run(
        [ROOT / "script" / "node", "tests/e2e/accessibility"],
        env={"PATH": str(tmp_path / "bin"), "PYTHON": "/no/such/python", "NODE": "/bin/true/no/node"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert "it needs Node 22.22, 24.8 or newer" in result.stderr


def test_a_folder_without_a_lock_is_refused(tmp_path):
    result = subprocess.run(
        [ROOT / "script" / "node", "docs"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "there is no docs/package-lock.json" in result.stderr


def test_the_lock_of_npm_names_no_server_and_every_package_has_a_hash():
    folder = ROOT / "tests" / "e2e" / "accessibility"
    text = (folder / "package-lock.json").read_text()
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}
    assert '"resolved"' not in text
    assert len(packages) >= 50
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    wanted = json.loads((folder / "package.json").read_text())["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_locks_name_no_server_and_every_package_has_hashes():
    for name in ("runtime", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        assert "http" not in text
        assert "--index" not in text
        pins = [block for block in text.split("\n") if block and not block.startswith((" ", "#"))]
        assert len(pins) >= 25
        assert all("==" in pin and pin.endswith("\\") for pin in pins)
