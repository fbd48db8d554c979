import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.tokens import normalise, tokens


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Don't SHOUT, José!", ("dont", "shout", "jose")),
        ("K'iche' Q’anjob’al", ("kiche", "qanjobal")),
        ("10453-1234", ("10453", "1234")),
        ("ＡＢＣ １２３", ("abc", "123")),
        ("naïve Ünïted façade", ("naive", "united", "facade")),
        ("STRASSE Straße", ("strasse", "strasse")),
        ("सुरक्षित आश्रय चाहिए", ("सुरक्षित", "आश्रय", "चाहिए")),
        ("مُسَاعَدَة قانونيـــة", ("مساعدة", "قانونية")),
        ("שָׁלוֹם", ("שלום",)),
        ("ёлка", ("елка",)),
        ("ကူညီပါ", ("ကူညီ", "ညီပါ")),
        ("ជំនួយ", ("ជំនួ", "នួយ")),
        ("我需要帮助", ("我需", "需要", "要帮", "帮助")),
        ("家", ("家",)),
        ("日本語とEnglish", ("日本", "本語", "語と", "english")),
        ("한국어", ("한국", "국어")),
        ("", ()),
        (" ,.!? -- ", ()),
    ],
)
def test_each_script_is_split_its_own_way(text, parts):
    assert tokens(text) == parts


def test_vowel_signs_are_letters_where_they_change_the_word():
    assert tokens("की") != tokens("का")
    assert tokens("ကို") != tokens("ကာ")


def test_harakat_and_accents_change_nothing():
    assert tokens("مُساعَدة") == tokens("مساعدة")
    assert tokens("orden de restricción") == tokens("ORDEN DE RESTRICCION")


def test_repeats_and_order_are_kept_and_nothing_is_stemmed():
    assert tokens("hit hits hitting hit") == ("hit", "hits", "hitting", "hit")


@given(st.text(max_size=300))
def test_every_token_of_any_text_is_a_word_of_its_own(text):
    for part in tokens(text):
        assert part
        assert not any(char.isspace() for char in part)


@given(st.text(alphabet="abcdefg áéíñ'", max_size=100))
def test_latin_text_splits_at_spaces_alone(text):
    assert tokens(text) == tuple(normalise(text).split())


@settings(max_examples=300, derandomize=True, deadline=None)
@given(text=st.text(st.characters(max_codepoint=127), max_size=80))
def test_plain_text_is_cut_as_any_other(text):
    """A letter of another script after a full stop keeps the short way from being taken."""
    assert tokens(text) == tokens(f"{text} .\u3002")
