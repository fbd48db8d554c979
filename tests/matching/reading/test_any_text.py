import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory import taxonomy
from matching.reading import interpret
from matching.reading.reader import READ
from matching.types import Interpretation
from tests.matching.reading.using import used

LAY = [phrase for term in taxonomy.terms("need") for said in term.synonyms.values() for phrase in said]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_text_means_nothing(text):
    assert interpret(text) == Interpretation()


def test_only_the_first_thousand_characters_are_read():
    start = "I need a restraining order. " + "x" * (READ - 28)
    assert interpret(start + " rape kit " * 900) == interpret(start)
    assert used(interpret(start).needs)[0] == "legal-civil"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_safe_and_every_guess_is_a_known_code(text):
    read = interpret(text)
    for name, guesses in (
        ("need", read.needs),
        ("victimization", read.victimizations),
        ("population", read.populations),
    ):
        for guess in guesses:
            assert taxonomy.term(name, guess.code) is not None
            assert 0 < guess.score <= 1
        assert len({guess.code for guess in guesses}) == len(guesses)
    assert [guess.score for guess in read.needs] == sorted((guess.score for guess in read.needs), reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LAY))
def test_capitals_and_accents_change_no_need(phrase):
    plain = [guess.code for guess in interpret(phrase.lower()).needs]
    assert [guess.code for guess in interpret(phrase.capitalize()).needs] == plain


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("my sheltr is full", "emergency-shelter"),
        ("restraning order", "legal-civil"),
        ("counsleing", "counseling"),
        ("compensasion for victims", "compensation"),
        ("immigraton lawyer", "legal-immigration"),
        ("necesito un refujio", "emergency-shelter"),
    ],
)
def test_a_misspelt_word_is_mended(text, need):
    assert interpret(text).needs[0].code == need


def test_a_mended_word_is_less_sure_and_is_echoed_as_it_was_written():
    right, wrong = interpret("interpreter").needs[0], interpret("interpretter").needs[0]
    assert (right.code, right.phrase) == ("language-access", "interpreter")
    assert (wrong.code, wrong.phrase) == ("language-access", "interpretter")
    assert wrong.score <= right.score


def test_words_that_meant_nothing_are_left_for_the_text_search():
    assert interpret("need shelter with a swimming pool").unread == ("swimming", "pool")


def test_a_crime_the_listings_do_not_name_brings_the_one_they_file_it_under():
    assert used(interpret("I was robbed").victimizations) == ["robbery", "violent-crime"]


def test_needs_that_nobody_named_are_implied_by_the_crime_and_a_named_one_goes_before_them():
    implied, named = interpret("I was raped").needs, interpret("I was raped and need a lawyer").needs
    assert {"crisis-intervention", "counseling"} <= set(used(implied))
    assert named[0].code.startswith("legal-")
