"""Lay phrases that nobody looked at while the reading was made: an acceptable need among the first two for most of them.

`phrases/README.md` says how they came about. The counts are what was measured the first time; they may only rise.
"""

import json
from pathlib import Path

import pytest

from matching.reading import interpret

FOLDER = Path(__file__).parent / "phrases"
SURE = 0.5
FIRST_COUNTS = {  # needs, kinds of harm, places
    "unseen-1": (97, 60, 33),
    "unseen-2": (97, 59, 36),
    "unseen-3": (106, 94, 0),  # "hi sorry wrong number" was taken for a question at first
}
SIZES = {"unseen-1": 100, "unseen-2": 100, "unseen-3": 107}
REFUSED_AND_STILL_READ = {"unseen-1": 0, "unseen-2": 1, "unseen-3": 0}
CRIME_WHERE_NONE_IS_TOLD = {"unseen-3": 0}
ASKS_NOTHING = {"unseen-3": {"u085"}}


def phrases(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def read_right(name: str) -> tuple[int, int, int]:
    needs = crimes = places = 0
    for one in phrases(name):
        read = interpret(one["text"])
        needs += bool({guess.code for guess in read.needs[:2]} & set(one["needs"]))
        crimes += bool({guess.code for guess in read.victimizations[:3]} & set(one["victimizations"]))
        places += bool(one["place"] and (read.place or read.crime_place))
    return needs, crimes, places


@pytest.mark.parametrize("name", FIRST_COUNTS)
def test_an_acceptable_need_is_among_the_first_two_of_85_in_100(name):
    found = read_right(name)
    assert len(phrases(name)) == SIZES[name]
    assert found[0] / SIZES[name] >= 0.85
    assert all(now >= first for now, first in zip(found, FIRST_COUNTS[name], strict=True)), found


@pytest.mark.parametrize("name", FIRST_COUNTS)
def test_what_a_phrase_refuses_is_not_taken_for_wanted(name):
    still = [
        one["id"]
        for one in phrases(name)
        if {guess.code for guess in interpret(one["text"]).needs if guess.score >= SURE} & set(one["not_needs"])
    ]
    assert len(still) <= REFUSED_AND_STILL_READ[name], still


@pytest.mark.parametrize("name", CRIME_WHERE_NONE_IS_TOLD)
def test_no_crime_is_sure_where_none_is_told(name):
    quiet = [one for one in phrases(name) if not one["victimizations"]]
    read = [one["id"] for one in quiet if any(guess.score >= SURE for guess in interpret(one["text"]).victimizations)]
    assert len(quiet) == 12
    assert len(read) <= CRIME_WHERE_NONE_IS_TOLD[name], read


@pytest.mark.parametrize("name", FIRST_COUNTS)
def test_every_phrase_means_something(name):
    assert {one["id"] for one in phrases(name) if not interpret(one["text"]).needs} == ASKS_NOTHING.get(name, set())
