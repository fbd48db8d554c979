"""A listings file with damaged lines is loaded for the rest; what merely looks like one is refused whole."""

import json
from pathlib import Path

import pytest

from directory.listings.load import load
from directory.listings.reader import LINE_LIMIT, WrongFile, shipped_files
from directory.models import Service

pytestmark = pytest.mark.usefixtures("empty_directory")
GOOD = shipped_files(["open"])[0].read_text(encoding="utf-8").splitlines()[0]
NAME = json.loads(GOOD)["id"]


def written(folder: Path, *lines: str) -> Path:
    path = folder / "some.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def loaded(path: Path) -> tuple[list[str], list[tuple[int, str]]]:
    report = load([path], classes={"open"})
    return list(Service.objects.values_list("source_id", flat=True)), [(row.line, row.rule) for row in report.bad]


@pytest.mark.parametrize("damaged", [GOOD[:200], "{", "null", "12", '"text"', "not json", "[" * 100_000])
def test_a_damaged_line_after_a_good_one_is_named_and_the_good_one_loaded(tmp_path, damaged):
    assert loaded(written(tmp_path, GOOD, damaged)) == ([NAME], [(2, "json")])


def test_a_damaged_first_line_does_not_cost_the_rest(tmp_path):
    assert loaded(written(tmp_path, GOOD[:200], GOOD)) == ([NAME], [(1, "json")])


def test_blank_lines_and_windows_line_ends_are_no_damage(tmp_path):
    assert loaded(written(tmp_path, "", GOOD + "\r", "  ")) == ([NAME], [])


def test_a_line_of_more_than_a_million_characters_is_named(tmp_path):
    endless = json.dumps({"id": "endless", "description": "x" * LINE_LIMIT})
    assert loaded(written(tmp_path, GOOD, endless)) == ([NAME], [(2, "json")])


@pytest.mark.parametrize(
    "lines",
    [("[", GOOD + ",", GOOD, "]"), ("<html>", GOOD, "</html>"), ('{"error": "not found"}',), (GOOD[:200], "{")],
)
def test_an_array_a_page_and_an_error_are_refused_with_nothing_written(tmp_path, lines):
    with pytest.raises(WrongFile):
        load([written(tmp_path, *lines)], classes={"open"})
    assert not Service.objects.exists()


def test_one_wrong_file_among_good_ones_stops_the_whole_run(tmp_path):
    good = written(tmp_path, GOOD)
    wrong = tmp_path / "page.jsonl"
    wrong.write_text("<html>", encoding="utf-8")
    with pytest.raises(WrongFile, match=r"page\.jsonl"):
        load([good, wrong], classes={"open"})
    assert not Service.objects.exists()
