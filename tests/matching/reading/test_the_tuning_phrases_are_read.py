import json
from pathlib import Path

import pytest

from matching.reading import interpret

# Two hundred and sixty-nine things people say, each with the needs, crimes, languages and place that a right reading may give.
PHRASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "golden" / "phrases" / "tuning.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def read():
    return [(said, interpret(said["text"])) for said in PHRASES]


def _hits(read, wanted, found):
    """How many of the phrases that want something are given some of it, and how many want it."""
    asked = [(said, one) for said, one in read if said[wanted]]
    return sum(bool(found(one) & set(said[wanted])) for said, one in asked), len(asked)


def _codes(guesses):
    return {guess.code for guess in guesses}


def test_the_first_two_needs_hold_a_right_one(read):
    assert _hits(read, "needs", lambda one: _codes(one.needs[:2])) == (267, 269)


def test_a_need_that_is_refused_is_never_sure(read):
    assert _hits(read, "not_needs", lambda one: _codes(guess for guess in one.needs if guess.score >= 0.5)) == (0, 5)


def test_the_first_three_crimes_hold_a_right_one(read):
    found, asked = _hits(read, "victimizations", lambda one: _codes(one.victimizations[:3]))
    assert asked == 218
    assert found >= 213


def test_every_language_is_read(read):
    assert _hits(read, "languages", lambda one: _codes(one.languages)) == (4, 4)


def test_every_place_is_read(read):
    named = [(said["place"], one.place or one.crime_place) for said, one in read if said["place"]]
    assert len(named) == 32
    assert [wanted for wanted, place in named if place is None] == []


def test_sure_needs_are_mostly_right(read):
    sure = [guess.code in said["needs"] for said, one in read for guess in one.needs[:3] if guess.score >= 0.5]
    assert sum(sure) / len(sure) >= 0.83
