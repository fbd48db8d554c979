"""The guides read easily, keep a neutral tone, and say the same in each language."""

import re

import pytest

from directory.guides import guides, keep_runs_together

FORBIDDEN = re.compile(
    r"\billegal|\balien|\boffender|\bperpetrator|\babuser|\bbatterer|\binmate|\bsimply\b|!"
    r"|\bilegal|\bdelincuente|\bextranjer|\babusador|\bagresor"
    r"|غير شرعي|غير قانوني|أجنبي|أجانب|مجرم",
    re.IGNORECASE,
)
ADDRESS_OR_NUMBER = re.compile(r"(?:[\w-]+\.)+(?:gov|com)(?:/[\w./-]*\w)?|\d[\dA-Z-]*", re.IGNORECASE)
RUN = re.compile(r"\d{1,3}(?:-[\dA-Z]+)+|\b(?:[\w-]+\.)+(?:gov|com)\b", re.ASCII)
LANGUAGES = ["en", "es", "ar"]
GRADE_MAX = 6.9
SENTENCE_MAX = 20  # words


def strings(text):
    return [text.title, text.summary, *text.steps, *text.good_to_know]


def sentences(text):
    plain = [each.replace("U.S.", "US") for each in strings(text)]
    plain = [ADDRESS_OR_NUMBER.sub("one", each) for each in plain]
    split = [part for each in plain for part in re.split(r"[.?:](?:\s|$)", each)]
    return [re.findall(r"[A-Za-z][A-Za-z'-]*", part) for part in split if re.search(r"[A-Za-z]", part)]


def syllables(word):
    """Vowel groups, less a silent last e; an abbreviation without vowels counts its letters."""
    lower = word.lower()
    groups = len(re.findall(r"[aeiouy]+", lower))
    if not groups:
        return len(lower)
    return groups - 1 if groups > 1 and re.search(r"[^aeiouyl]e$", lower) else groups


def flesch_kincaid_grade(text):
    """0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975)."""
    parts = sentences(text)
    counted = [word for part in parts for word in part]
    per_word = sum(map(syllables, counted)) / len(counted)
    return 0.39 * len(counted) / len(parts) + 11.8 * per_word - 15.59


def test_the_grade_function_knows_hard_words_from_easy_ones():
    text = guides()[0].texts["en"]
    easy = type(text)("Call us.", "We can help you now.", ("Say what you need.",))
    hard = type(text)("Notification", "Administrative representatives facilitate communication.", ("Adjudication.",))
    assert flesch_kincaid_grade(easy) < 2
    assert flesch_kincaid_grade(hard) > 20


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_the_english_reads_at_grade_six(each):
    assert flesch_kincaid_grade(each.texts["en"]) <= GRADE_MAX


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_no_english_sentence_is_longer_than_twenty_words(each):
    assert [" ".join(part) for part in sentences(each.texts["en"]) if len(part) > SENTENCE_MAX] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_the_words_are_neutral_and_calm(each, language):
    assert [found for text in strings(each.texts[language]) if (found := FORBIDDEN.search(text))] == []


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_all_three_languages_are_there_with_as_many_steps_and_notes(each):
    assert list(each.texts) == LANGUAGES
    assert len({(len(text.steps), len(text.good_to_know)) for text in each.texts.values()}) == 1
    assert all(list(contact.label) == LANGUAGES for contact in each.contacts)


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_each_step_prints_the_same_numbers_and_addresses_in_each_language(each):
    def runs(language):
        return [sorted(RUN.findall(text)) for text in strings(each.texts[language])]

    assert runs("es") == runs("en")
    assert runs("ar") == runs("en")


@pytest.mark.parametrize("each", guides(), ids=lambda each: each.id)
def test_arabic_is_written_in_arabic_and_keeps_numbers_in_reading_order(each):
    for text in strings(each.texts["ar"]):
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
