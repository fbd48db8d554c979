import pytest

from matching.reading import interpret
from matching.reading.lexicon import lexicon
from matching.reading.stems import sound, stem
from matching.reading.words import words_of


def read_as(text):
    return [word.token for word in words_of(text, lexicon().known)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("biolaron", "violaron"), ("sicologa", "psicologa"), ("alluda", "ayuda"), ("ijo", "hijo")],
)
def test_words_that_are_said_alike_sound_alike(written, meant):
    assert sound(written) == sound(meant)


def test_words_that_are_said_apart_sound_apart():
    assert sound("casa") != sound("caso")


@pytest.mark.parametrize(
    "forms", [("golpeo", "golpeando", "golpeado"), ("touched", "touching", "touches"), ("amenaza", "amenazaron")]
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_a_short_word_keeps_its_ending():
    assert stem("los") == "los"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("me biolaron", ["me", "violaron"]),
        ("xq m pego", ["porque", "me", "pego"]),
        ("need help rn", ["need", "help", "right", "now"]),
        ("toy sola cn mi ijo", ["estoy", "sola", "con", "mi", "hijo"]),
        ("necesito un abogado grattis", ["necesito", "abogado", "gratis"]),
    ],
)
def test_short_forms_are_written_out_and_misspelt_words_mended(text, tokens):
    assert read_as(text) == tokens


def test_a_word_of_every_day_is_left_as_it_is():
    assert read_as("their house") == ["their", "house"]


def test_a_short_form_of_several_words_is_shown_once():
    assert [word.written for word in words_of("kms", lexicon().known)] == ["kms", ""]
    assert interpret("i wanna kms").needs[0].code == "suicide-prevention"
    assert interpret("i wanna kms").needs[0].phrase.split()[-1] == "kms"
