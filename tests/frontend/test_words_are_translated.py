"""Every phrase of the pages has words in each language, and the compiled files are those words."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override, to_locale

from frontend.proofreading import proofreaders
from frontend.translations import LANGUAGES, catalog, compiled, missing, mo_path, msgids
from frontend.wording import OPERATED_BY

PLURAL_FORMS = {"ar": 6, "es": 2, "ht": 1, "prs": 2, "ru": 3, "vi": 1, "zh_Hans": 1}
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_lacks_a_translation(language):
    assert missing(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_matches_its_words(language):
    assert mo_path(language).read_bytes() == compiled(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language):
    for message in catalog(language):
        if isinstance(message.id, str) and message.id:
            assert sorted(PLACEHOLDER.findall(message.string)) == sorted(PLACEHOLDER.findall(message.id)), message.id


def strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_in_every_plural_form(language):
    [counted] = [message for message in catalog(language) if isinstance(message.id, tuple)]
    assert len(counted.string) == PLURAL_FORMS[language]
    assert {tuple(PLACEHOLDER.findall(words)) for words in counted.string} == {("%(total)s",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_plain_text_without_shouting(language):
    """They are put between tags as they are: reasons are markup once their words are escaped."""
    for message in catalog(language):
        assert not re.search("[<>&!¡！]", "".join(strings(message)) if message.id else ""), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_to_dial_and_codes_stand_in_western_digits(language):
    for message in catalog(language):
        if isinstance(message.id, str) and message.id:
            digits = re.findall(r"[0-9]+", message.id)
            assert not re.search("[٠-٩۰-۹]", message.string), message.id
            assert sorted(re.findall(r"[0-9]+", message.string)) == sorted(digits), message.id


def test_every_language_of_the_settings_has_words_and_a_row_of_who_checked_it():
    own = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert {to_locale(code) for code in own} == set(LANGUAGES)
    assert set(proofreaders()) == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_kept_that_no_page_shows(language):
    known = {
        message.id if isinstance(message.id, str) else message.id[0] for message in catalog(language) if message.id
    }
    assert known - msgids() == set()


def test_phrases_of_templates_and_modules_are_both_found():
    assert {"Show who can help", "Call %(number)s", "Near you", "%(total)s place that may help"} <= msgids()


def test_who_answers_is_said_in_spanish():
    with override("es"):
        assert str(OPERATED_BY["police"]) == "Policía"


def test_words_are_calm_and_name_nobody_by_their_papers():
    for phrase in msgids():
        assert not re.search(r"\billegal|\balien\b|!", phrase, re.IGNORECASE), phrase
