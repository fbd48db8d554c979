"""A text is counted as a phone company counts it: 3GPP TS 23.038."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.console.messages import segments
from frontend.console.segments import ESCAPED, SEVEN_BIT


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 459, 3),
        ("a" * 460, 4),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 158 + "€", 1),
        ("a" * 159 + "€", 2),
        ("’", 1),
        ("’" * 70, 1),
        ("’" * 71, 2),
        ("ع" * 134, 2),
        ("ع" * 135, 3),
        ("ع" * 201, 3),
        ("ع" * 202, 4),
        ("a" * 70 + "í", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_a_text_takes_so_many_segments(text, count):
    assert segments(text) == count


def test_an_escaped_character_is_not_parted():
    assert segments("a" * 152 + "€" + "a" * 152) == 3
    assert segments("a" * 151 + "€" + "a" * 153) == 2


def test_a_pair_of_code_units_is_not_parted():
    assert segments("😀" * 66) == 2
    assert segments("😀" * 67) == 3


def test_the_alphabet_is_whole():
    assert len(SEVEN_BIT) == 127  # 128 places, one of them the escape
    assert len(ESCAPED) == 10
    assert not SEVEN_BIT & ESCAPED


@given(st.text(), st.text())
def test_more_words_never_take_less(text, more):
    assert segments(text) <= segments(text + more) or segments(text) == 0


@given(st.text(sorted(SEVEN_BIT), min_size=161))
def test_plain_letters_are_counted_by_153(text):
    assert segments(text) == -(-len(text) // 153)
