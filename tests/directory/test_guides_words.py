"""The guides read easily, keep a neutral tone, and say the same in each language."""

import re

import pytest

from directory.guides import guides, keep_runs_together
from tests.grades import flesch_kincaid_grade, sentences

FORBIDDEN = re.compile(
    r"\billegal|\balien|\boffender|\bperpetrator|\babuser|\bbatterer|\binmate|\bsimply\b|!"
    r"|\bilegal|\bdelincuente|\bextranjer|\babusador|\bagresor"
    r"|غير شرعي|غير قانوني|أجنبي|أجانب|مجرم"
    r"|非法|外国人|罪犯|！|bất hợp pháp|ngoại kiều|thủ phạm|\bmoun ilegal|нелегал|преступник|غیرقانونی|بیگانه",
    re.IGNORECASE,
)
RUN = re.compile(r"\d{1,3}(?:-[\dA-Z]+)+|\b(?:[\w-]+\.)+(?:gov|com)\b", re.ASCII)
LANGUAGES = ["en", "es", "ar", "zh-hans", "vi", "ht", "ru", "prs"]
GRADE_MAX = 6.9
SENTENCE_MAX = 20  # words


def strings(text):
    return [text.title, text.summary, *text.steps, *text.good_to_know]


def test_the_grade_function_knows_hard_words_from_easy_ones():
    easy = ["Call us.", "We can help you now.", "Say what you need."]
    hard = ["Notification", "Administrative representatives facilitate communication.", "Adjudication."]
    assert flesch_kincaid_grade(easy) < 2
    assert flesch_kincaid_grade(hard) > 20


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_the_english_reads_at_grade_six(each):
    assert flesch_kincaid_grade(strings(each.texts["en"])) <= GRADE_MAX


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_no_english_sentence_is_longer_than_twenty_words(each):
    assert [" ".join(part) for part in sentences(strings(each.texts["en"])) if len(part) > SENTENCE_MAX] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_the_words_are_neutral_and_calm(each, language):
    assert [found for text in strings(each.texts[language]) if (found := FORBIDDEN.search(text))] == []


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_every_language_is_there_with_as_many_steps_and_notes(each):
    assert list(each.texts) == LANGUAGES
    assert len({(len(text.steps), len(text.good_to_know)) for text in each.texts.values()}) == 1
    assert all(list(contact.label) == LANGUAGES for contact in each.contacts)


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_each_step_prints_the_same_numbers_and_addresses_in_each_language(each):
    def runs(language):
        return [sorted(RUN.findall(text)) for text in strings(each.texts[language])]

    assert {language: runs(language) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, runs("en"))


@pytest.mark.parametrize("language", ["ar", "prs"])
@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_what_is_read_from_the_right_keeps_numbers_in_reading_order(each, language):
    for text in strings(each.texts[language]):
        assert re.search(r"[\u0600-\u06ff]{2}", text)
        outside = re.sub("\u2066[^\u2066\u2069]*\u2069", "", text)
        assert RUN.findall(outside) == []
        assert not {"\u2066", "\u2069"} & set(outside)


@pytest.mark.parametrize(
    ("plain", "isolated"),
    [
        ("على 1-866-277-7477.", "على \u20661-866-277-7477\u2069."),
        ("في locator.ice.gov/odls.", "في \u2066locator.ice.gov/odls\u2069."),
        ("(866-DHS-2-ICE)", "(\u2066866-DHS-2-ICE\u2069)"),
        ("النموذج I-862", "النموذج I-862"),
        ("الرقم 911", "الرقم 911"),
    ],
)
def test_numbers_and_addresses_are_isolated_and_single_words_left_alone(plain, isolated):
    assert keep_runs_together(plain) == isolated
