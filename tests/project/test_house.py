import ast
import subprocess
import sys
import tomllib

import pytest

from tests.project.paths import PYTHON_FOLDERS, ROOT

FORBIDDEN_NAMES = {"utils.py", "util.py", "helpers.py", "manager.py", "managers.py", "signals.py"}


def modules():
    found = [path for folder in PYTHON_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if not {"migrations", "node_modules"} & set(path.parts)]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_point_down():
    result = run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])")
    assert "Contracts: 2 kept, 0 broken." in result.stdout, result.stdout + result.stderr
    assert result.returncode == 0


def test_the_rules_of_ruff_are_those_of_the_project_file():
    """A table whose name is misspelt is passed over in silence: ask ruff itself what it applies."""
    shown = run("-m", "ruff", "check", "--show-settings", "geodata/types.py").stdout
    assert "linter.mccabe.max_complexity = 8" in shown
    assert 'ban_relative_imports = "all"' in shown
    for rule in ("undefined-name (F821)", "missing-return-type-public-function (ANN201)"):
        assert rule in shown
    enabled = shown.split("linter.rules.enabled = [")[1].split("]")[0].splitlines()
    assert len(enabled) > 600


def test_every_setting_of_the_project_file_is_a_known_tool():
    assert set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]) == {
        "pytest",
        "mypy",
        "django-stubs",
        "ruff",
        "djlint",
        "importlinter",
    }


def test_no_model_changed_without_its_migration():
    result = run("manage.py", "makemigrations", "--check", "--dry-run")
    assert (result.returncode, result.stdout.strip()) == (0, "No changes detected"), result.stdout + result.stderr


def test_no_module_has_a_name_that_says_nothing():
    assert sorted(str(path.relative_to(ROOT)) for path in modules() if path.name in FORBIDDEN_NAMES) == []


def test_no_module_is_longer_than_400_lines():
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_function_is_longer_than_50_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long == []


@pytest.mark.parametrize("package", ["geodata", "directory", "matching"])
def test_every_function_of_the_core_says_what_it_returns(package):
    silent = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.returns is None
    ]
    assert silent == []
