"""Every phrase of the pages has words in each language, and the compiled files are those words."""

import re

import pytest
from django.utils.translation import override

from frontend.translations import LANGUAGES, catalog, compiled, missing, mo_path, msgids
from frontend.wording import OPERATED_BY

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
