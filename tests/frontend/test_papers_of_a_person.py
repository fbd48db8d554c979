"""Whether a place asks about immigration status is said only where a source says it; of legal help the reader is told to ask."""

import pytest

from directory.hours import OpenState
from frontend.cards import Setting, line_card, match_card
from tests.frontend import samples
from tests.frontend.conftest import say

OPEN = OpenState(kind="open")
ASK = "Ask: “May you help me whatever my papers?”"
LEGAL = {"needs": ["legal-immigration", "counseling"], "operated_by": "community-organization"}


def asks_status(answer):
    return samples.BLOB["eligibility"] | {"asks_immigration_status": answer}


def asked_first(blob, *needs):
    setting = Setting(say, "en", (), "mi", needs=needs)
    return match_card(samples.match(), blob, OPEN, setting).ask


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (True, "They ask about immigration status"),
        (False, "They do not ask about immigration status"),
    ],
)
def test_what_a_source_says_is_told(setting, answer, words):
    assert words in line_card(samples.blob(eligibility=asks_status(answer)), OPEN, setting).facts


def test_where_no_source_says_it_nothing_is_told(setting):
    shown = line_card(samples.blob(eligibility=asks_status(None)), OPEN, setting)
    assert not [fact for fact in shown.facts if "status" in fact]


def test_who_wants_legal_help_is_told_to_ask():
    assert ASK in asked_first(samples.blob(**LEGAL), "legal-civil")


@pytest.mark.parametrize("needs", [(), ("counseling",)])
def test_who_wants_something_else_is_not(needs):
    assert ASK not in asked_first(samples.blob(**LEGAL), *needs)


@pytest.mark.parametrize("answer", [True, False])
def test_where_a_source_says_it_there_is_nothing_to_ask(answer):
    assert ASK not in asked_first(samples.blob(**LEGAL, eligibility=asks_status(answer)), "legal-civil")


@pytest.mark.parametrize(
    "operator", ["police", "prosecutor", "court-or-corrections", "government", "immigration-agency"]
)
def test_an_office_of_the_state_gives_no_legal_aid_to_ask_for(operator):
    assert ASK not in asked_first(samples.blob(**LEGAL | {"operated_by": operator}), "legal-civil")


def test_a_place_without_legal_help_is_not_asked_for_it():
    assert ASK not in asked_first(
        samples.blob(needs=["counseling"], operated_by="community-organization"), "legal-civil"
    )
