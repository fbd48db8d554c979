"""Streets with numbers, nine-digit ZIP codes and points are read in any text; what is said of days and numbers passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.exact_places import tells_a_place, without_places

INSTEAD = "(address not shown)"
STREETS = ("12 Oak Street", "1200 N Lamar Blvd", "5 St. Mary's Ave", "462 First Avenue", "1200 5th Ave", "20 NE 1 Ave")
WORDS = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    "said",
    [
        *STREETS,
        "come to 12 oak street after six",
        "86-26 Broadway, 2nd Floor",
        "710 Lamar, Suite 300",
        "412 East 147 Street",
        "One Lakeshore Drive",
        "205 North 400 West",
        "899-A Highway 51 South",
        "1711 Avenue J",
        "12 Calle Luna",
        "Calle Sol 112",
        "ring at Apt 4B",
        "Austin TX 78701-1234",
        "Austin TX 78701 – 1234",
        "30.26715, -97.74306",
        "30.26715 -97.74306",
        "lat 30.26715, lon -97.74306",
        "30°16'2\"N 97°44'35\"W",
        "86248 is no code, 8624FRF2+Q2 is one",
        "https://maps.example/?q=30.26715,-97.74306",
        "https://maps.example/?q=12+Oak+Street",
        "https://maps.example/?q=12%20Oak%20Street",
        "１２ Oak Street",
        "12 O\u200bak Str\u00adeet",
        "1\u200d2 Oak Street",
    ],
)
def test_what_tells_where_a_house_stands_is_found_and_cut(said):
    assert tells_a_place(said)
    assert not tells_a_place(without_places(said, INSTEAD))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Open 24 hours a day, 7 days a week. Call 512-555-0177 or 1-800-799-7233.",
        "We serve 12 counties around Austin. You can stay for 30 days.",
        "Ages 18 to 24. The first 2 nights are free.",
        "PO Box 1494, Austin, TX 78701",
        "Help within 30 days in court. 2 hours from the road.",
        "Monday to Friday 9-5, Saturday 10:00-14:00",
        "Founded in 1998. 120 beds in a safe place. $50 per night.",
        "Grant 15-POVC-21-GG-00613, 42 USC 10406",
        "https://example.org/2024/05/main-street",
    ],
)
def test_what_tells_nothing_of_a_place_passes_as_it_is(said):
    assert not tells_a_place(said)
    assert without_places(said, INSTEAD) is said


def test_the_words_around_stay():
    said = "Come to 12 Oak Street, Apt 4 after six. Austin, TX."
    assert without_places(said, INSTEAD) == f"Come to {INSTEAD} after six. Austin, TX."


@given(WORDS, st.sampled_from(STREETS), WORDS)
def test_a_street_is_found_between_any_words(before, street, after):
    assert tells_a_place(f"{before} \n {street} \n {after}")


@given(WORDS, st.integers(10_000, 99_999), st.integers(1_000, 9_999), WORDS)
def test_a_nine_digit_code_is_found_between_any_words(before, code, more, after):
    assert tells_a_place(f"{before} ; {code}-{more} ; {after}")


@given(WORDS, st.floats(24, 49), st.floats(67, 125), WORDS)
def test_a_point_is_found_between_any_words(before, north, west, after):
    assert tells_a_place(f"{before} ; {north:.4f}, -{west:.4f} ; {after}")


@given(
    st.lists(st.one_of(WORDS, st.sampled_from([*STREETS, "78701-1234", "30.26715, -97.74306", "Apt 4"])), max_size=8)
)
def test_nothing_is_left_after_the_cut_whatever_stands_together(parts):
    said = " ".join(parts)
    left = without_places(said, INSTEAD)
    assert not tells_a_place(left)
    assert tells_a_place(said) or left is said


def test_a_long_text_is_read_quickly():
    for said in ("1 a " * 2_000, "12 N " * 1_600, "a1 " * 2_600, "1" * 8_000, "Calle a " * 1_000):
        assert len(without_places(said[:8_000], INSTEAD)) > 0
