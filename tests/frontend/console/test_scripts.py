"""Every script of the operator is plain, calm, and leads to guides that exist."""

import re

import pytest
from django.utils.functional import Promise

from directory.guides import guides
from frontend.console.scripts import SCRIPTS
from frontend.translations import msgids
from tests.grades import flesch_kincaid_grade, sentences

CODES = (
    *("greeting", "safety-check", "anonymous", "interpreter", "relay-call", "silent-call", "wrong-number"),
    *("commentary", "media", "attestation", "crime-report", "detainee-question", "case-status"),
    *("releasable-information", "voice-can-and-cannot"),
)
TELLS_WHO_ANSWERS = re.compile("ICE|HSI|EOIR|agency")


def told(code):
    return [*map(str, SCRIPTS[code].say), *map(str, SCRIPTS[code].steps)]


def test_the_scripts_are_all_there():
    assert tuple(SCRIPTS) == CODES
    assert [script.code for script in SCRIPTS.values()] == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_its_guides_exist(code):
    assert set(SCRIPTS[code].guides) <= {guide.id for guide in guides()}


@pytest.mark.parametrize("code", CODES)
def test_what_is_read_aloud_is_short(code):
    say = list(map(str, SCRIPTS[code].say))
    assert say
    assert [words for words in sentences(say) if len(words) > 14] == []
    assert flesch_kincaid_grade(say) <= 6


@pytest.mark.parametrize("code", CODES)
def test_what_the_operator_does_is_plain(code):
    steps = list(map(str, SCRIPTS[code].steps))
    assert 3 <= len(steps) <= 6
    assert [words for words in sentences(steps) if len(words) > 20] == []
    assert flesch_kincaid_grade(steps) <= 6


@pytest.mark.parametrize("code", CODES)
def test_numbers_to_call_stand_in_the_guides_alone(code):
    assert set(re.findall(r"\d+", " ".join(told(code)))) <= {"911"}


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_translated_where_it_is_shown(code):
    script = SCRIPTS[code]
    assert all(isinstance(words, Promise) for words in (script.title, *script.say, *script.steps))
    assert {str(script.title), *told(code)} <= msgids()


@pytest.mark.parametrize("code", CODES)
def test_the_words_are_calm(code):
    assert not re.search(r"!|\billegal|\balien\b|undocumented|\bmust not\b", " ".join(told(code)), re.IGNORECASE)


def test_the_greeting_asks_for_no_name_and_for_safety():
    say = list(map(str, SCRIPTS["greeting"].say))
    assert "You do not have to give your name." in say
    assert "Is it safe to talk now?" in say


def test_staying_anonymous_ends_no_help():
    assert "No, or wants to stay anonymous: go on. All other help needs no answer." in told("attestation")


def test_a_crime_goes_to_the_local_police_before_the_tip_line():
    assert SCRIPTS["crime-report"].guides == ("emergency-911", "local-police", "report-a-crime", "hsi-tip-line")
    assert "This line takes no reports." in told("crime-report")


def test_a_silent_call_is_kept_for_two_minutes():
    assert "Stay on the line for two minutes. Say from time to time that you are there." in told("silent-call")


@pytest.mark.parametrize(
    "code", ["attestation", "crime-report", "detainee-question", "case-status", "releasable-information"]
)
def test_who_answers_is_said_before_a_line_is_named(code):
    assert any(TELLS_WHO_ANSWERS.search(words) for words in map(str, SCRIPTS[code].say))


def test_nobody_is_looked_up():
    assert "We do not look people up for you." in told("detainee-question")
