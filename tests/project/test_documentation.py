import re

import pytest

from tests.project.paths import ROOT

SETTING_CALL = re.compile(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"')
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def settings_read() -> set[str]:
    """Every variable that settings.py reads from the environment."""
    return set(SETTING_CALL.findall((ROOT / "config" / "settings.py").read_text()))


def table_names(text: str) -> list[str]:
    return re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)


def test_every_setting_is_explained_and_no_other():
    documented = table_names((ROOT / "docs" / "operating.md").read_text())
    assert len(documented) == len(set(documented))
    assert set(documented) == settings_read()
    assert len(documented) >= 9


def test_the_example_of_an_environment_names_every_setting():
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE)) == settings_read()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(document):
    broken = [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]
    assert broken == []


def test_the_readme_names_each_runtime_package_and_no_other():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    readme = (ROOT / "README.md").read_text()
    table = readme.split("| Package | Why |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| ([a-z][\w-]*) \|", table, re.MULTILINE)) == wanted


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text()
    scripts = set(re.findall(r"\bscript/(\w+)", readme))
    assert {"demo", "test", "lint", "bench"} <= scripts
    assert [name for name in scripts if not (ROOT / "script" / name).is_file()] == []


@pytest.mark.parametrize("document", ["README.md", "docs/operating.md", "docs/ranking.md"])
def test_the_management_commands_that_are_named_exist(document):
    from django.core.management import get_commands

    named = set(re.findall(r"manage\.py ([a-z_]+)", (ROOT / document).read_text()))
    assert named
    assert named - {"help"} <= set(get_commands())


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_is_a_rule_and_two_paragraphs(decision):
    title, *paragraphs = decision.read_text().strip().split("\n\n")
    assert re.fullmatch(rf"# {int(decision.name[:4])}\. \S.*", title)
    assert len(paragraphs) == 2


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert len(DECISIONS) >= 16


def test_weights_in_the_ranking_page_are_those_of_the_specification():
    import json

    page = (ROOT / "docs" / "ranking.md").read_text()
    shown = {name: int(weight) for name, weight in re.findall(r"^\| (\w+) \| (\d+) \|", page, re.MULTILINE)}
    assert shown == json.loads((ROOT / "matching" / "data" / "spec.json").read_text())["weights"]


def test_the_counts_of_records_are_those_of_the_shipped_files():
    page = (ROOT / "docs" / "data-sources.md").read_text()
    shown = re.findall(r"^\| `([a-z-]+)` \| ([\d,]+) \|", page, re.MULTILINE)
    folder = ROOT / "directory" / "data" / "listings"
    counted = {
        name: sum(len(file.read_text().splitlines()) for file in (folder / name).glob("*.jsonl")) for name, _ in shown
    }
    assert {name: int(count.replace(",", "")) for name, count in shown} == counted
    assert sum(counted.values()) == 4598


def test_the_licence_is_the_whole_apache_licence():
    from hashlib import sha256

    text = (ROOT / "LICENSE").read_bytes()
    # The published text, byte for byte: https://www.apache.org/licenses/LICENSE-2.0.txt
    assert sha256(text).hexdigest() == "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
