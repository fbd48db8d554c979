import pytest

from matching.reading.lexicon import lexicon
from matching.reading.words import phrase_tokens, words_of


def read_as(text):
    return [word.token for word in words_of(text, lexicon().known)]


@pytest.mark.parametrize("word", ["promised", "suelo", "agreed", "rates", "texting", "cooking", "molestia", "valencia"])
def test_a_word_of_every_day_is_not_mended_into_a_crime(word):
    assert read_as(word) == [word]


@pytest.mark.parametrize("written", ["empesaron", "sigarros"])
def test_two_edits_that_are_heard_are_too_many(written):
    assert read_as(written) == [written]


@pytest.mark.parametrize(
    ("written", "meant"), [("desaparesio", "desaparecio"), ("mallordomo", "mayordomo"), ("violensia", "violencia")]
)
def test_what_sounds_the_same_is_still_mended(written, meant):
    assert read_as(written) == [meant]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("keeps calling me", ("calling", "me")),
        ("kept my passport", ("kept", "my", "passport")),
        ("kept in a room", ("kept", "in", "room")),
    ],
)
def test_keeping_a_thing_is_told_and_keeping_on_is_not(said, told):
    assert phrase_tokens(said) == told
