"""The chosen listings become one short text that somebody else may read."""

from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from frontend.console.discretion import tells
from frontend.console.messages import Message, as_message, segments
from frontend.dialling import Way
from tests.frontend import samples
from tests.frontend.console.choosing import BEING_CHECKED, HOTLINE, NO_PHONE, TEXT_ONLY, chosen, named

CARD = chosen()
LANGUAGES = ("en", "es", "ar", "zh-hans", "prs", "ru")
NUMBERS = st.one_of(
    st.from_regex(r"1-8[0-9]{2}-[0-9]{3}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}", fullmatch=True),
    st.sampled_from(["911", "988", "741741", "+52 55 5080 2000", "1-855-4VICTIM"]),
)
NAMES = st.text(min_size=1, max_size=140).filter(str.strip)
PRESSES = st.lists(st.sampled_from(["For Spanish, press 2", "للعربية، اضغط 2", "如需西班牙语，请按 2"]), max_size=2)


def carded(name, number, press=()):
    return replace(CARD, name=name, organization="", call=Way("voice", f"tel:{number}", number), press=tuple(press))


def repeated(name, times):
    return "\n\n".join([f"{name}\n559-233-4357"] * times)


CARDS = st.lists(st.builds(carded, NAMES, NUMBERS, PRESSES), max_size=8)


def test_each_listing_is_a_name_a_number_and_the_key():
    spanish = samples.blob(phones=[samples.phone(note="Press 2 for Spanish.", extension="12")])
    hotline = replace(chosen(samples.HOTLINE), name="National Domestic Violence Hotline")
    cards = [chosen(spanish, asks=["Ask something"], know=["Know something"]), hotline]
    text = "Marjaree Mason Center\n559-233-4357\nextension 12\nFor Spanish, press 2\n\nNDVH\n1-800-799-7233"
    assert as_message(cards, "en") == Message(text, 1, 0)


def test_a_text_line_is_told_with_its_word():
    assert as_message([chosen(TEXT_ONLY)], "en").text == "CTL\n741741\nSend a text: HOME"


def test_a_word_to_text_that_tells_of_a_crime_is_left_to_the_voice():
    line = named("Rise House", phones=[samples.phone(type="text", number="88788", display="88788", keyword="SAFE")])
    assert as_message([chosen(line)], "en").text == "Rise House\n88788\nSend a text"


def test_a_single_word_without_end_is_cut():
    message = as_message([carded("x" * 140, "559-233-4357")] * 14, "en")
    assert message == Message(repeated("x" * 16, 14), 3, 0)


def test_the_key_is_left_out_before_the_only_number():
    card = carded("Rise House", "559-233-4357", ["Press 2. " * 60])
    assert as_message([card], "en") == Message("Rise House\n559-233-4357", 1, 0)


def test_what_has_no_number_is_left_out():
    assert as_message([chosen(NO_PHONE), CARD], "en") == Message("Marjaree Mason Center\n559-233-4357", 1, 1)


def test_without_a_card_there_is_no_text():
    assert as_message([], "en") == Message("", 0, 0)


def test_printers_marks_do_not_halve_the_room():
    assert as_message([chosen(named("Cassidy’s Place – North"))], "en").text == "Cassidy's Place - North\n559-233-4357"


def test_long_names_are_cut_at_a_word_before_a_listing_is_left_out():
    card = chosen(named("Edith and Carl Marks Jewish Community House of Bensonhurst and of all the Boroughs"))
    one = as_message([card], "en")
    assert one == Message("Edith and Carl Marks Jewish Community House of Bensonhurst\n559-233-4357", 1, 0)
    assert as_message([card] * 10, "en") == Message(repeated("Edith and Carl Marks Jewish", 10), 3, 0)
    assert as_message([card] * 20, "en") == Message(repeated("Edith", 20), 3, 0)
    assert as_message([card] * 25, "en") == Message(repeated("Edith", 23), 3, 2)


def test_the_last_listings_are_left_out_first():
    cards = [carded(f"Rise House {index}", f"559-233-{4000 + index}") for index in range(30)]
    message = as_message(cards, "en")
    assert message.segments == 3
    assert message.left_out == 30 - message.text.count("559-")
    assert message.text.endswith(f"559-233-{4000 + 29 - message.left_out}")


def test_in_arabic_three_segments_hold_201_characters():
    cards = [carded("Marjaree Mason Center", "1-800-799-7233", ["للعربية، اضغط 2"])] * 9
    message = as_message(cards, "ar")
    assert len(message.text) <= 201
    assert message == Message(message.text, 3, 9 - message.text.count("1-800-799-7233"))
    assert message.text.count("1-800-799-7233") == 4


def test_one_segment_can_be_asked_for():
    message = as_message([carded("Rise House", "559-233-4357")] * 9, "en", most=1)
    assert (message.segments, message.left_out) == (1, 3)


def test_no_room_is_no_text():
    assert as_message([CARD], "en", most=0) == Message("", 0, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_stands_in_a_line_of_its_own_in_every_language(language):
    card = chosen(samples.blob(phones=[samples.phone(note="Press 2 for Spanish.")]), language=language)
    with override(language):
        assert "559-233-4357" in as_message([card], language).text.split("\n")


def numbers_in(message, cards):
    kept = [card.call.number for card in cards][: len(cards) - message.left_out]
    return kept, [line for line in message.text.split("\n") if line in {card.call.number for card in cards}]


@given(CARDS, st.sampled_from(LANGUAGES))
def test_at_most_three_segments_with_every_number_whole_and_in_order(cards, language):
    message = as_message(cards, language)
    assert message.segments == segments(message.text) <= 3
    kept, found = numbers_in(message, cards)
    assert found == kept
    assert bool(kept) == bool(cards)


@given(CARDS)
def test_no_line_of_a_message_tells_of_a_crime(cards):
    lines = as_message(cards, "en").text.split("\n")
    assert [line for line in lines if tells(line)] == []


def test_for_a_number_being_checked_the_line_to_call_instead_is_sent():
    message = as_message([chosen(BEING_CHECKED, instead=HOTLINE), CARD], "en")
    assert message.text == "NDVH\n1-800-799-7233\n\nMarjaree Mason Center\n559-233-4357"
    assert message.left_out == 0


def test_a_number_being_checked_without_another_line_is_left_out():
    assert as_message([chosen(BEING_CHECKED)], "en") == Message("", 0, 1)
