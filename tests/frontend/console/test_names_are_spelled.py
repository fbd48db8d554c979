"""A name that a caller writes down is spelled with the words of radio traffic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.console.aloud import spelled
from frontend.console.spelling import GAP, LETTERS, WORDS


def letters(name):
    return "".join(letter for letter, _ in spelled(name))


def test_each_letter_has_its_word():
    assert spelled("Hope") == (("H", "Hotel"), ("O", "Oscar"), ("P", "Papa"), ("E", "Echo"))


def test_words_are_parted():
    assert spelled("UN 7") == (("U", "Uniform"), ("N", "November"), GAP, ("7", "Seven"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Casa de la Niñez", "CASA DE LA NINEZ"),
        ("Women’s Center", "WOMENS CENTER"),
        ("St. Ann–Mary", "ST ANN MARY"),
        ("Straße, Łódź", "STRASSE LODZ"),
        ("A & B", "A B"),
        ("180 Turning", "180 TURNING"),
        ("دار Hope", "HOPE"),
        ("دار", ""),
        ("", ""),
    ],
)
def test_marks_are_left_away(name, told):
    assert letters(name) == told


def test_it_stops_after_forty_letters():
    assert letters("abcdefghi " * 5) == "ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCD"


def test_the_whole_alphabet_has_words():
    assert "".join(LETTERS) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert LETTERS["A"] == "Alfa"
    assert LETTERS["J"] == "Juliett"
    assert LETTERS["X"] == "X-ray"


@given(st.text(max_size=80))
def test_every_name_is_spelled_in_known_words(name):
    told = spelled(name)
    assert all(pair == GAP or WORDS[pair[0]] == pair[1] for pair in told)
    assert len([pair for pair in told if pair != GAP]) <= 40
    assert GAP not in (told[:1] + told[-1:])
