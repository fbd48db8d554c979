"""The command line: one answer with its reasons, and a batch that survives its bad lines."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from matching import index

pytestmark = pytest.mark.usefixtures("shipped_index")
AT = "2026-11-23T12:00:00-06:00"


def printed(capsys, *words, **options) -> str:
    call_command("match", *words, **options)
    return capsys.readouterr().out


def test_the_answer_is_printed_with_its_parts(capsys):
    words = ["--needs", "emergency-shelter", "--language", "es", "--here", "10453", "--at", AT, "--first", "1"]
    out = printed(capsys, *words)
    first = out.splitlines()[0]
    assert first.startswith(" 1. [1]")
    assert "needs: Helps with: A safe place to stay" in out
    assert "Always there: 988-lifeline" in out


def test_json_holds_parts_that_sum_to_the_score(capsys):
    found = json.loads(printed(capsys, "--here", "78701", "--at", AT, "--json"))
    assert len(found["matches"]) == 10
    for one in found["matches"]:
        assert sum(round(part["points"] * 1e6) for part in one["parts"]) == round(one["score"] * 1e6)


def test_the_next_page_is_told_with_the_words_that_bring_it(capsys):
    asked = ["--needs", "emergency-shelter", "--here", "10453", "--at", AT, "--first", "2"]
    told = next(line for line in printed(capsys, *asked).splitlines() if "--after" in line)
    following = printed(capsys, *asked, "--after", told.rpartition(" ")[2])
    assert following.splitlines()[0].startswith(" 3. [")


def test_explain_names_the_gate_of_an_offer_that_is_not_there(capsys):
    out = printed(capsys, "--here", "78701", "--explain", "ice-vesl")
    assert out.splitlines() == ["ice-vesl: not in the list", "  closed_program: This program has ended"]


def test_bad_input_is_one_sentence_and_an_exit_code():
    with pytest.raises(CommandError, match=r"BAD_INPUT needs\.0\.code: There is no such code"):
        call_command("match", "--needs", "shelters-for-all")
    with pytest.raises(CommandError, match="NOT_FOUND offerId"):
        call_command("match", "--explain", "no-such-offer")


def batch(monkeypatch, capsys, *lines: str) -> tuple[list[dict], bool]:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
    failed = False
    try:
        call_command("match_batch")
    except CommandError:
        failed = True
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()], failed


def test_a_batch_answers_each_line_in_order(monkeypatch, capsys):
    lines = [
        json.dumps({"id": "a", "here": "78701", "needs": ["compensation"], "crime_place": "Colorado", "at": AT}),
        json.dumps({"id": "b", "urgency": "in_danger", "first": 3, "victimizations": ["domestic-violence"], "at": AT}),
    ]
    (first, second), failed = batch(monkeypatch, capsys, *lines)
    assert not failed
    assert first["request"] == "a"
    assert first["ranked"][0].startswith("co-crime-victim-compensation")
    assert first["guides"] == ["state-compensation"]
    assert (second["request"], len(second["ranked"])) == ("b", 3)
    assert second["pinned"] == ["911", "national-domestic-violence-hotline"]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("{broken", "BAD_INPUT", ""),
        ("[]", "BAD_INPUT", ""),
        ("", "BAD_INPUT", ""),
        ('{"id": "x", "needs": "shelter"}', "BAD_INPUT", "needs"),
        ('{"id": "x", "needs": ["nope"]}', "BAD_INPUT", "needs.0.code"),
        ('{"id": "x", "age": "old"}', "BAD_INPUT", "age"),
        ('{"id": "x", "first": 0}', "BAD_INPUT", "first"),
        ('{"id": "x", "at": "yesterday"}', "BAD_INPUT", "at"),
        ('{"id": "x", "stage": "later"}', "BAD_INPUT", "stage"),
        ('{"id": "x", "here": {"latitude": 91, "longitude": 0}}', "BAD_INPUT", "places.here"),
        ('{"id": "x", "wish": 1}', "BAD_INPUT", "wish"),
    ],
)
def test_a_bad_line_says_why_and_does_not_stop_the_rest(monkeypatch, capsys, line, code, field):
    answers, failed = batch(monkeypatch, capsys, line, json.dumps({"id": "good", "first": 1, "at": AT}))
    assert failed
    assert (answers[0]["error"]["code"], answers[0]["error"]["field"], answers[0]["error"]["line"]) == (code, field, 1)
    assert (answers[1]["request"], len(answers[1]["ranked"])) == ("good", 1)


def test_what_a_server_would_be_asked_is_printed(capsys):
    asked = json.loads(printed(capsys, "--needs", "counseling", "--here", "78701", "--show-query"))
    assert asked["query"]["bool"]["filter"][0] == {"terms": {"stands": ["public"]}}


def test_the_mapping_is_printed_and_nothing_is_built(capsys):
    before = index.stand_of_index()
    call_command("build_index", "--print-mapping")
    assert json.loads(capsys.readouterr().out)["mappings"]["dynamic"] == "strict"
    assert index.stand_of_index() == before
