import json

import pytest

from directory import taxonomy
from matching.reading import rules
from matching.reading.lexicon import lexicon
from matching.reading.rules import table


def codes(name):
    return {term.code for term in taxonomy.terms(name)}


def test_every_pattern_means_known_codes_and_uses_known_classes():
    tables = table("patterns")
    for row in tables["patterns"]:
        assert set(row.get("need", ())) <= codes("need")
        assert set(row.get("victimization", ())) <= codes("victimization")
        assert set(row.get("inquirer", ())) <= codes("role")
        assert {part[1:] for part in row["pattern"].split() if part.startswith("@")} <= set(tables["classes"])


def test_every_implied_code_is_known():
    implied = table("implied")
    for crime, needs in implied["needs_of_victimizations"].items():
        assert crime in codes("victimization")
        assert set(needs) <= codes("need")
    for crime, groups in implied["populations_of_victimizations"].items():
        assert crime in codes("victimization")
        assert set(groups) <= codes("population")


def test_every_crime_but_the_broadest_suggests_needs():
    assert codes("victimization") - set(table("implied")["needs_of_victimizations"]) == set()


def test_every_need_and_crime_can_be_said():
    meanings = {(one.kind, one.code) for said in lexicon().phrases.values() for one in said}
    assert {code for kind, code in meanings if kind == "need"} == codes("need")
    assert {code for kind, code in meanings if kind == "victimization"} == codes("victimization")


@pytest.mark.parametrize("content", ["", "[]", "{}"])
def test_a_broken_table_is_refused_with_its_name(content, tmp_path, monkeypatch):
    (tmp_path / "facts.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(rules, "DATA", tmp_path)
    with pytest.raises(ValueError, match=r"facts\.json"):
        rules.table.__wrapped__("facts")


def test_a_table_with_a_version_is_read_as_it_stands(tmp_path, monkeypatch):
    (tmp_path / "facts.json").write_text(json.dumps({"version": "1", "a": 2}), encoding="utf-8")
    monkeypatch.setattr(rules, "DATA", tmp_path)
    assert rules.table.__wrapped__("facts") == {"version": "1", "a": 2}
