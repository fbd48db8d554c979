"""Reason codes become sentences in the reader's language; every code that is used has its words."""

import re
from pathlib import Path

import pytest

from directory.listings.situations import SITUATIONS as KNOWN
from matching.reasons import RINGS, SITUATIONS, WORDING, render
from matching.types import Reason, Ring

SOURCE = Path(__file__).parents[2] / "matching"
FORBIDDEN = re.compile(r"illegal|alien|offender|battered|\bvictim of\b", re.IGNORECASE)


def plain(words: str) -> str:
    return words


@pytest.mark.parametrize(
    ("reason", "language", "said"),
    [
        (Reason("needs_all", {"needs": ["counseling"]}), "en", "Helps with: Counseling"),
        (Reason("language_4", {"language": "es"}), "en", "Spanish is spoken there"),
        (Reason("language_4", {"language": "es"}), "es", "español is spoken there"),
        (Reason("geography_area", {"ring": Ring.COUNTY}), "en", "Serves your county"),
        (
            Reason("freshness_on", {"date": "2026-07"}),
            "en",
            "Last checked against its source: July 2026",
        ),
        (Reason("warn_old_source", {"date": "2013"}), "es", "Our information is from 2013. It may have changed"),
        (
            Reason("context", {"situation": "federal-custody"}),
            "en",
            "It is for one situation only: Is the person in federal prison?",
        ),
    ],
)
def test_a_reason_is_said_in_words(reason, language, said):
    assert render(reason, language, plain) == said


def test_several_needs_are_listed_with_and_before_the_last():
    three = Reason("needs_all", {"needs": ["emergency-shelter", "counseling", "transportation"]})
    said = render(three, "en", plain)
    assert said.startswith("Helps with: A safe place to stay, Counseling and ")


def test_every_code_that_matching_writes_has_its_words():
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    used = set(re.findall(r'Reason\("([a-z_]+)"', code))
    assert len(used) > 40
    assert used - set(WORDING) == set()


def test_every_situation_and_ring_has_its_words():
    assert set(SITUATIONS) == set(KNOWN)
    assert set(RINGS) == set(Ring)


def test_no_wording_blames_or_frightens():
    assert [words for words in (*WORDING.values(), *SITUATIONS.values()) if FORBIDDEN.search(words)] == []
