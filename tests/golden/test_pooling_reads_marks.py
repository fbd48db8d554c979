"""Judges' lines become grades, or are refused with their place in the file."""

import json

import pytest

from bench.judging import marks
from bench.judging.grades import Judgement, read_grades, write_grades
from bench.judging.marks import BadMark, Numbering, judgement

CARDS = Numbering(("a", "b", "c"), ("police", "press"))
WRONG = [
    ("g001: 3 1", "marks.txt line 2: 2 marks for 3 cards"),
    ("g001: 3 1 2 0", "marks.txt line 2: 4 marks for 3 cards"),
    ("g001: 3 1 2 | 1", "marks.txt line 2: 1 marks for 2 guides"),
    ("g001: 3 1 2", "marks.txt line 2: 0 marks for 2 guides"),
    ("g001: 3 1 4 | 1 1", "marks.txt line 2: '4' is no mark"),
    ("g001: 3 1 0x | 1 1", "marks.txt line 2: '0x' is no mark"),
    ("g001: 3 1 2o | 1 1", "marks.txt line 2: '2o' is no mark"),
    ("g001: 3 1 0oc | 1 1", "marks.txt line 2: '0oc' is no mark"),
    ("g001: 3 1 2 | 0o 1", "marks.txt line 2: '0o' is no mark of a guide"),
    ("g009: 3 1 2 | 1 1", "marks.txt line 2: no cards were written for 'g009'"),
    ("g001 3 1 2 | 1 1", "marks.txt line 2: no cards were written for 'g001 3 1 2 | 1 1'"),
]


@pytest.fixture
def folder(tmp_path):
    for name in ("g001", "g002"):
        numbers = {"cards": {"1": "a", "2": "b", "3": "c"}, "guides": {"1": "police", "2": "press"}}
        (tmp_path / f"{name}.json").write_text(json.dumps(numbers))
    return tmp_path


def told(folder, *lines):
    """Writes the lines and takes them; the exit code."""
    path = folder / "marks.txt"
    path.write_text("\n".join(lines) + "\n")
    given = ["--pool", str(folder), "--marks", str(path), "--grades", str(folder / "grades.jsonl")]
    return marks.main(given)


def test_a_line_gives_one_grade_a_card_the_harm_and_the_guides():
    assert judgement("g001", "3 0o 1 | 2 0", CARDS, "here") == Judgement(
        "g001", {"a": 3, "b": 0, "c": 1}, {"b": "out_of_area"}, {"police": 2, "press": 0}
    )


@pytest.mark.parametrize(
    ("letter", "harm"), [("o", "out_of_area"), ("i", "ineligible"), ("c", "closed"), ("w", "wrong_crime")]
)
def test_each_letter_is_a_harm(letter, harm):
    assert judgement("g001", f"0{letter} 0 3 | 1 1", CARDS, "here").harm == {"a": harm}


def test_ten_cards_are_read_in_the_order_of_their_numbers(tmp_path):
    numbers = {str(number): f"listing-{number}" for number in (10, 2, 1, 9, 3, 4, 5, 6, 7, 8)}
    (tmp_path / "g001.json").write_text(json.dumps({"cards": numbers, "guides": {}}))
    assert told(tmp_path, "g001: 0 1 2 3 0 1 2 3 0 1") == 0
    found = read_grades(tmp_path / "grades.jsonl")["g001"].grades
    assert (found["listing-1"], found["listing-2"], found["listing-4"], found["listing-10"]) == (0, 1, 3, 1)


def test_the_file_of_grades_has_the_documented_form(folder, capsys):
    assert told(folder, "# a judge's remark", "g002: 0c 2 1 | 3 0", "", "g001: 3 1 2 | 1 1") == 0
    assert capsys.readouterr().out.startswith("2 lines taken into ")
    first, second = (json.loads(line) for line in (folder / "grades.jsonl").read_text().splitlines())
    assert first == {"request": "g001", "grades": {"a": 3, "b": 1, "c": 2}, "guides": {"police": 1, "press": 1}}
    assert second == {
        "request": "g002",
        "grades": {"a": 0, "b": 2, "c": 1},
        "harm": {"a": "closed"},
        "guides": {"police": 3, "press": 0},
    }


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_a_line_that_cannot_be_used_is_named_and_nothing_is_written(folder, capsys, line, message):
    assert told(folder, "g002: 3 1 2 | 1 1", line) == 1
    assert message in capsys.readouterr().out
    assert not (folder / "grades.jsonl").exists()


def test_new_grades_join_the_known_ones_and_stand_where_both_speak(folder):
    grades = folder / "grades.jsonl"
    write_grades(grades, [Judgement("g001", {"a": 0, "z": 0}, {"a": "closed", "z": "ineligible"}, {"vine": 3})])
    assert told(folder, "g001: 2 0w 1 | 1 1") == 0
    assert read_grades(grades) == {
        "g001": Judgement(
            "g001",
            {"a": 2, "b": 0, "c": 1, "z": 0},
            {"b": "wrong_crime", "z": "ineligible"},
            {"police": 1, "press": 1, "vine": 3},
        )
    }


def test_grades_that_were_written_are_read_back(tmp_path):
    path = tmp_path / "grades.jsonl"
    assert read_grades(path) == {}
    rows = {"g001": Judgement("g001", {"a": 0}, {"a": "closed"}), "g002": Judgement("g002", guides={"vine": 2})}
    write_grades(path, reversed(rows.values()))
    assert read_grades(path) == rows


@pytest.mark.parametrize(
    "row",
    [
        {"grades": {"a": 1}},
        {"request": "g001", "grades": {"a": 4}},
        {"request": "g001", "grades": {"a": True}},
        {"request": "g001", "grades": {"a": 2.0}},
        {"request": "g001", "grades": {"a": 0}, "harm": {"a": "rude"}},
        {"request": "g001", "grades": {"a": 2}, "harm": {"a": "closed"}},
        {"request": "g001", "grades": {}, "harm": {"a": "closed"}},
        {"request": "g001", "guides": {"vine": -1}},
    ],
)
def test_a_file_of_grades_that_breaks_a_rule_is_refused_by_its_line(tmp_path, row):
    path = tmp_path / "grades.jsonl"
    path.write_text(json.dumps(row))
    with pytest.raises(ValueError, match=r"grades\.jsonl line 1"):
        read_grades(path)


def test_a_request_graded_on_two_lines_is_refused(tmp_path):
    path = tmp_path / "grades.jsonl"
    path.write_text('{"request": "g001"}\n{"request": "g001"}\n')
    with pytest.raises(ValueError, match="line 2: g001 stands twice"):
        read_grades(path)


def test_a_bad_mark_is_raised_for_a_program():
    with pytest.raises(BadMark, match="here: 1 marks for 3 cards"):
        judgement("g001", "3 | 1 1", CARDS, "here")
