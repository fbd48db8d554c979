"""A number is given in groups, digit by digit, and none of its digits is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.console.aloud import digits_aloud
from frontend.console.spelling import main_and_extension, number_groups


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1-800-799-7233", ("1", "8 0 0", "7 9 9", "7 2 3 3")),
        ("559-233-4357", ("5 5 9", "2 3 3", "4 3 5 7")),
        ("(559) 233.4357", ("5 5 9", "2 3 3", "4 3 5 7")),
        ("911", ("9 1 1",)),
        ("88788", ("8 8 7 8 8",)),
        ("741741", ("7 4 1", "7 4 1")),
        ("2334357", ("2 3 3", "4 3 5 7")),
        ("18007997233", ("1", "8 0 0", "7 9 9", "7 2 3 3")),
        ("+15592334357", ("+ 1", "5 5 9", "2 3 3", "4 3 5 7")),
        ("+52 55 5080 2000", ("+ 5 2", "5 5", "5 0 8 0", "2 0 0 0")),
        ("1-855-4VICTIM", ("1", "8 5 5", "4 V I C T I M")),
        ("866-dhs-2-ice", ("8 6 6", "D H S", "2", "I C E")),
        ("559-233-4357 ext. 12", ("5 5 9", "2 3 3", "4 3 5 7", "extension 1 2")),
        ("559-233-4357x12", ("5 5 9", "2 3 3", "4 3 5 7", "extension 1 2")),
        ("1-800-XEROX-1", ("1", "8 0 0", "X E R O X", "1")),
        ("", ()),
        ("+", ()),
    ],
)
def test_a_number_is_read_in_groups(number, told):
    assert digits_aloud(number) == told


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("559-233-4357, extension 12", ("559-233-4357", "12")),
        ("559-233-4357 #12", ("559-233-4357", "12")),
        ("1-800-FLEX-12", ("1-800-FLEX-12", "")),
        ("1-800-LEX12", ("1-800-LEX12", "")),
        ("911", ("911", "")),
    ],
)
def test_an_extension_is_told_from_the_number(number, parts):
    assert main_and_extension(number) == parts


def test_groups_are_printed_without_gaps():
    assert number_groups("+52 55 5080 2000") == ("+52", "55", "5080", "2000")


@given(st.text("0123456789-. ()+"))
def test_no_digit_is_lost_or_moved(number):
    assert re.sub(r"\D", "", "".join(digits_aloud(number))) == re.sub(r"\D", "", number)


@given(st.text("0123456789", min_size=6, max_size=15))
def test_a_run_of_digits_is_parted_into_groups_of_at_most_four(number):
    assert max(map(len, number_groups(number))) <= 4
