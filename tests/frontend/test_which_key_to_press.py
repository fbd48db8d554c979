"""A line's note "Press 2 for Spanish" is said in the reader's language, to the reader it is for."""

import pytest
from django.utils.translation import override

from directory.hours import OpenState
from frontend.cards import Setting, line_card
from frontend.pressing import key_for, key_for_an_interpreter
from tests.frontend import samples
from tests.frontend.conftest import say


def pressed(blob, *, page="en", wanted=()):
    with override(page):
        return line_card(blob, OpenState(kind="open"), Setting(say, page, wanted, "mi")).press


@pytest.mark.parametrize(
    ("note", "language", "key"),
    [
        ("Press 2 for Spanish.", "es", "2"),
        ("Press 1 for veterans, 2 for Spanish.", "es", "2"),
        ("Press 1 for veterans, 2 for Spanish.", "fr", ""),
        ("988: English, Spanish (press 2)", "es", "2"),
        ("Press 1 for veterans", "es", ""),
        ("Then press 1", "es", ""),
        ("More than 100 languages (press 0)", "es", ""),
        ("Open 2 for Spanish speakers", "es", ""),
        ("", "es", ""),
    ],
)
def test_a_digit_belongs_to_the_language_it_names(note, language, key):
    assert key_for(language, [note]) == key


@pytest.mark.parametrize(
    ("note", "key"),
    [("Operators in more than 100 languages (press 0)", "0"), ("Spanish (press 2)", ""), ("By phone", "")],
)
def test_a_digit_that_names_no_language_is_the_interpreters(note, key):
    assert key_for_an_interpreter(note) == key


def test_who_wants_spanish_is_told_the_key():
    blob = samples.blob(phones=[samples.phone(note="Press 1 for veterans, 2 for Spanish.")])
    assert pressed(blob, wanted=("es",)) == ("For Spanish, press 2",)


def test_a_page_in_spanish_tells_it_unasked():
    blob = samples.blob(phones=[samples.phone(label="Press 2 for Spanish")])
    assert pressed(blob, page="es") == ("Para español, marque 2",)


def test_who_wants_english_is_told_nothing():
    blob = samples.blob(phones=[samples.phone(note="Press 2 for Spanish")])
    assert pressed(blob, wanted=("en",)) == ()


def test_another_language_is_led_to_the_interpreter():
    blob = samples.blob(interpreter_note="Operators by phone in more than 100 languages (press 0)")
    assert pressed(blob, wanted=("prs",)) == ("For an interpreter, press 0",)


def test_a_service_that_cannot_be_called_has_no_key():
    blob = samples.blob(phones=[], interpreter_note="More than 100 languages (press 0)")
    assert pressed(blob, wanted=("prs",)) == ()
