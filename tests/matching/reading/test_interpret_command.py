import io
import json
import re

import pytest
from django.core.management import call_command


def run(*texts, typed="", monkeypatch=None, as_json=True):
    out = io.StringIO()
    if monkeypatch is not None:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    call_command("interpret", *texts, *(["--json"] if as_json else []), stdout=out)
    return out.getvalue()


def test_json_says_needs_crimes_languages_and_place_best_first():
    read = json.loads(run("hurt by my husband in 10453, need shelter, hablo español"))
    shelter = next(one for one in read["needs"] if one["code"] == "emergency-shelter")
    assert (shelter["listing_codes"], shelter["phrase"], shelter["score"] >= 0.5) == (
        ["emergency-shelter"],
        "shelter",
        True,
    )
    assert read["needs"] == sorted(read["needs"], key=lambda one: -one["score"])
    assert read["victimizations"][0]["code"] == "domestic-violence"
    assert read["languages"] == [{"code": "es", "score": 0.9}]
    assert (read["place"]["kind"], read["place"]["countyFips"]) == ("ZIP", "36005")
    assert read["crimePlace"] is None


def test_a_term_of_ours_says_which_listing_codes_it_stands_for():
    read = json.loads(run("I need a lawyer"))
    lawyer = next(one for one in read["needs"] if one["code"] == "legal-help")
    assert lawyer["listing_codes"] == ["legal-civil", "legal-immigration", "legal-criminal-rights"]


def test_each_argument_is_a_text_of_its_own():
    assert [json.loads(line)["needs"][0]["code"] for line in run("rape kit", "food").splitlines()] == [
        "forensic-exam",
        "basic-needs",
    ]


def test_one_line_in_is_one_line_out_also_for_an_empty_one(monkeypatch):
    lines = run(typed="rape kit\n\nfood\n", monkeypatch=monkeypatch).splitlines()
    read = [json.loads(line) for line in lines]
    assert [[need["code"] for need in one["needs"][:1]] for one in read] == [["forensic-exam"], [], ["basic-needs"]]
    assert read[1]["place"] is None


def test_without_json_a_line_for_a_person_and_an_empty_line_for_nothing(monkeypatch):
    said = run(typed="rape kit\n\n", monkeypatch=monkeypatch, as_json=False)
    line, empty, *rest = said.split("\n")
    assert re.fullmatch(r"needs: forensic-exam 0\.\d\d.* \| victimizations: sexual-assault 0\.\d\d.*", line)
    assert (empty, rest) == ("", [""])


@pytest.mark.parametrize("text", ["in ICE custody", "I want to die"])
def test_further_fields_are_plain_values(text):
    read = json.loads(run(text))
    assert (read["custody"], read["suicide"]) in {("immigration", False), (None, True)}
