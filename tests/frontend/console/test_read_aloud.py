"""What an operator reads of the chosen listings: who answers, the name, the number, and what to know."""

from datetime import UTC, datetime

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override

from directory.hours import OpenState
from frontend.cards import Setting, line_card
from frontend.console.aloud import MANY, RUN_BY, read_aloud
from frontend.wording import OPERATED_BY
from tests.frontend import samples
from tests.frontend.conftest import say
from tests.frontend.console.choosing import BEING_CHECKED, HOTLINE, MARJAREE, NO_PHONE, OPEN, TEXT_ONLY, chosen, named

MARJAREE_SPELLED = (
    "M Mike, A Alfa, R Romeo, J Juliett, A Alfa, R Romeo, E Echo, E Echo. "
    "M Mike, A Alfa, S Sierra, O Oscar, N November. C Charlie, E Echo, N November, T Tango, E Echo, R Romeo."
)


def told(*cards, language="en"):
    return read_aloud(cards, language)


def words(lines, *kinds):
    return [line.words for line in lines if not kinds or line.kind in kinds]


def test_one_place_is_read_from_who_answers_to_what_to_know():
    pressing = samples.blob(phones=[samples.phone(note="Press 2 for Spanish.", extension="12")])
    card = chosen(
        pressing, asks=["Ask: “Do you serve my town?”", "Ask if it runs", "A third"], know=["It may have changed"]
    )
    assert [(line.kind, line.words) for line in told(card)] == [
        ("start", "I have one place for you."),
        ("who", "This is a community group, not police."),
        ("name", f"Name: {MARJAREE}."),
        ("spelled", MARJAREE_SPELLED),
        ("number", "Number: 5 5 9, 2 3 3, 4 3 5 7."),
        ("extension", "Extension: 1 2."),
        ("press", "For Spanish, press 2."),
        ("open", "Open day and night."),
        ("language", "Spanish: staff speak it."),
        ("ask", "Ask: “Do you serve my town?”"),
        ("ask", "Ask if it runs."),
        ("know", "It may have changed."),
        ("safety", "If you are in danger, call 911."),
        ("again", "Do you want me to say it again?"),
    ]


def test_two_places_are_counted_and_parted():
    lines = told(chosen(), chosen(samples.HOTLINE))
    assert words(lines, "start", "name", "next") == [
        "I have two places for you.",
        f"Name: {MARJAREE}.",
        "Here is the next place.",
        "Name: National Domestic Violence Hotline: The Hotline.",
    ]


@pytest.mark.parametrize(
    ("count", "start"),
    [(5, "I have five places for you."), (6, str(MANY)), (9, "I have more than five places for you.")],
)
def test_more_than_five_are_not_counted(count, start):
    assert words(told(*[chosen()] * count), "start") == [start]


def test_without_a_place_there_is_still_something_to_say():
    assert [(line.kind, line.words) for line in told()] == [
        ("start", "I have no place for you yet."),
        ("start", "I can look for a line that answers day and night."),
        ("safety", "If you are in danger, call 911."),
    ]


def test_every_kind_of_office_has_a_sentence():
    assert set(RUN_BY) == set(OPERATED_BY)
    for mark in OPERATED_BY:
        assert words(told(chosen(samples.blob(operated_by=mark))), "who") == [str(RUN_BY[mark])]


def test_a_text_line_is_told_with_its_word():
    assert words(told(chosen(TEXT_ONLY)), "number", "write") == ["Send a text to: 7 4 1, 7 4 1.", "Write: HOME."]


def test_without_a_phone_the_website_is_told():
    lines = told(chosen(NO_PHONE))
    assert words(lines, "number", "web") == ["Website: example.org."]


def test_without_any_way_that_is_said():
    lines = told(chosen(samples.blob(phones=[], links=[])))
    assert words(lines, "number") == ["We have no number to give you."]


def test_an_option_in_words_is_told_in_english():
    vine = samples.blob(phones=[samples.phone(extension="option 2", note="Day and night.")])
    lines = told(chosen(vine, language="es"), language="es")
    assert [(line.words, line.language) for line in lines if line.kind == "note"] == [
        ("Option 2.", "en"),
        ("Day and night.", "en"),
    ]


def test_a_note_on_a_key_for_others_is_told_where_no_key_is():
    veterans = samples.blob(phones=[samples.phone(note="Press 1 for veterans.")])
    assert words(told(chosen(veterans)), "press", "note") == ["Press 1 for veterans."]


def test_when_it_opens_is_a_sentence_of_its_own():
    monday = OpenState(kind="closed", opens=datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    lines = told(chosen(state=monday, know=["Closed now"]))
    assert words(lines, "open", "know") == ["Closed now.", "Opens Monday 9:00\u202fAM."]


def test_what_is_marked_up_is_read_as_plain_text():
    card = chosen(know=[mark_safe('They serve: <bdi lang="en" dir="auto">Tom &amp; Jo&#x27;s</bdi>. Is that you?')])
    assert words(told(card), "know") == ["They serve: Tom & Jo's. Is that you?"]


def test_a_line_that_is_always_shown_is_read_too():
    with override("en"):
        card = line_card(samples.LIFELINE, OPEN, Setting(say, "en", (), "mi"))
    assert words(told(card), "number", "language") == ["Number: 9 8 8.", "English and Spanish."]


def test_in_right_to_left_text_a_number_keeps_its_order():
    lines = told(chosen(language="ar"), language="ar")
    assert all(line.language == ("en" if line.kind == "spelled" else "ar") for line in lines)
    [number] = words(lines, "number")
    [name] = words(lines, "name")
    assert "\u20665 5 9, 2 3 3, 4 3 5 7\u2069" in number
    assert f"\u2066{MARJAREE}\u2069" in name


def test_our_own_sentences_are_short():
    own = [*told(), *told(*[chosen()] * 2)]
    assert [line.words for line in own if line.kind != "spelled" and len(line.words.split()) > 12] == []


def test_a_name_with_an_end_has_one():
    assert words(told(chosen(named("AVANZAR, Inc."))), "name") == ["Name: AVANZAR, Inc."]


def test_a_number_being_checked_is_said_and_another_line_is_named():
    card = chosen(BEING_CHECKED, instead=HOTLINE)
    assert words(told(card), "number", "name")[1:] == [
        "Their number is being checked now.",
        "Please use this line: The Hotline.",
        "Number: 1, 8 0 0, 7 9 9, 7 2 3 3.",
    ]


def test_without_another_line_it_is_said_alone():
    assert words(told(chosen(BEING_CHECKED)), "number") == ["Their number is being checked now."]
