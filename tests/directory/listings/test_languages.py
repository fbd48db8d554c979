import pytest

from directory.listings.contacts import phones
from directory.listings.languages import languages
from tests.directory.listings.records import a_number, a_record


def levels(**changes):
    return {row.code: row.level for row in languages(a_record(**changes))}


def test_english_is_spoken_by_staff():
    assert levels() == {"en": 4}


def test_a_local_programme_speaks_the_languages_it_lists():
    assert levels(languages=["en", "es", "ko"]) == {"en": 4, "es": 4, "ko": 4}


def test_a_national_line_that_only_lists_a_language_is_taken_to_use_an_interpreter():
    assert levels(level="federal", languages=["en", "es"]) == {"en": 4, "es": 3}


@pytest.mark.parametrize(
    "changes",
    [
        {"contacts": [a_number(label="Press 2 for Spanish")]},
        {"contacts": [a_number(label="Twin Cities bilingual crisis line")]},
        {"interpreter_note": "English and Spanish, more than 170 other languages by interpreter."},
        {"program": "988 Línea de Prevención del Suicidio y Crisis (español)"},
    ],
)
def test_a_line_or_note_that_says_the_language_means_staff(changes):
    assert levels(level="national-nonprofit", languages=["en", "es"], **changes)["es"] == 4


def test_a_language_named_after_the_word_interpreter_is_interpreted():
    note = "Language interpretation, including Navajo, Spanish and others."
    assert levels(level="federal", languages=["en", "es"], interpreter_note=note)["es"] == 3


def test_the_only_language_of_a_record_is_spoken_by_staff():
    assert levels(level="national-nonprofit", languages=["es"]) == {"es": 4}


def test_an_interpreter_for_any_language_makes_no_row():
    assert levels(interpreter="yes") == {"en": 4}


def test_a_line_for_one_language_says_so():
    contacts = [
        a_number(label="Press 2 for Spanish"),
        a_number(label="24/7 hotline, English and Spanish"),
        a_number(type="videophone"),
        a_number(label="Main"),
    ]
    assert [row.language for row in phones(a_record(contacts=contacts))] == ["es", "", "ase", ""]
