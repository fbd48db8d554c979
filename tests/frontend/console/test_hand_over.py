"""What is in the basket becomes something to read aloud, to text and to print, in the caller's language, kept nowhere."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.conf import settings

from directory.models import Service
from frontend.console.discretion import tells
from frontend.console.segments import segments
from tests.frontend.console.calling import HITS, address, asked, attributes, rows, screen, signed_in, words

pytestmark = pytest.mark.usefixtures("shipped_index")
LIFELINE, HOTLINE, FRESNO = "988-lifeline", "national-domestic-violence-hotline", "ca-marjaree-mason-center-fresno"
FORM = {"text": HITS, "place": "Fresno, CA"}
NINE = (
    *(LIFELINE, HOTLINE, FRESNO, "usao-co", "ice-cro-denver", "victimconnect", "211", "crisis-text-line"),
    "domesticshelters-org",
)
LINE = re.compile(r'<p class="(\w+)" lang="([\w-]+)" dir="auto">(.*?)</p>')
SECOND = datetime(2026, 12, 2, 18, tzinfo=UTC)


@pytest.fixture
def client():
    return signed_in()


def handed(client, *basket, page="en", **form):
    return client.post(address("hand-over", page), {**FORM, "basket": list(basket), **form})


def aloud(answer, *kinds):
    """(kind, language, words) of the lines to read."""
    whole = " ".join(answer.content.decode().split())
    found = [(kind, language, unescape(told)) for kind, language, told in LINE.findall(whole)]
    return [line for line in found if not kinds or line[0] in kinds]


def message(answer):
    return unescape(re.search(r'<pre id="message-text"[^>]*>(.*?)</pre>', answer.content.decode(), re.DOTALL)[1])


def sheet(answer):
    """The names on the sheet."""
    return words(answer, "h4")


def test_a_listing_is_read_from_who_answers_to_what_to_ask(client):
    told = [(kind, line) for kind, _, line in aloud(handed(client, FRESNO))]
    assert told[:3] == [
        ("start", "I have one place for you."),
        ("who", "This is a community group, not police."),
        ("name", "Name: Marjaree Mason Center: Domestic violence program."),
    ]
    assert ("number", "Number: 5 5 9, 2 3 3, 4 3 5 7.") in told
    assert ("open", "Open day and night.") in told
    assert told[-2:] == [("safety", "If you are in danger, call 911."), ("again", "Do you want me to say it again?")]


def test_listings_come_in_the_order_of_the_basket_each_once(client):
    answer = handed(client, FRESNO, LIFELINE, HOTLINE, LIFELINE)
    names = [line for _, _, line in aloud(answer, "name")]
    assert [name.split(": ")[1] for name in names] == [
        "Marjaree Mason Center",
        "SAMHSA / 988 Suicide & Crisis Lifeline",
        "National Domestic Violence Hotline",
    ]
    assert sheet(answer) == ["Domestic violence program", "988 Suicide & Crisis Lifeline", "The Hotline"]
    assert [entry.split("\n")[1] for entry in message(answer).split("\n\n")] == [
        "559-233-4357",
        "988",
        "1-800-799-7233",
    ]


@pytest.mark.parametrize(
    ("wanted", "page", "read_in"),
    [
        ("es", "en", "es"),
        ("ar", "en", "ar"),
        ("vi", "es", "vi"),
        ("", "es", "es"),
        ("", "en", "en"),
        ("fr", "en", "en"),
        ("xx", "es", "es"),
        ("<b>", "en", "en"),
    ],
)
def test_it_is_read_in_the_callers_language_where_there_are_words_in_it(client, wanted, page, read_in):
    answer = handed(client, FRESNO, LIFELINE, page=page, read_in=wanted)
    lines = aloud(answer)
    assert {language for kind, language, _ in lines if kind not in {"spelled", "note"}} == {read_in}
    assert {language for kind, language, _ in lines if kind in {"spelled", "note"}} == {"en"}
    assert f'<pre id="message-text" lang="{read_in}" dir="auto">' in " ".join(answer.content.decode().split())


def test_every_language_of_the_pages_can_be_read(client):
    for code, _name in settings.LANGUAGES:
        answer = handed(client, FRESNO, HOTLINE, read_in=code)
        assert answer.status_code == 200
        assert len(aloud(answer, "who")) == 2


def test_in_spanish_times_and_languages_are_said_in_spanish(client):
    answer = handed(client, LIFELINE, read_in="es")
    lines = aloud(answer)
    assert ("open", "es", "Abierto día y noche.") in lines
    assert ("language", "es", "Inglés y español.") in lines
    assert ("press", "es", "Para español, marque 2.") in lines


def test_names_of_listings_stay_in_their_own_english(client):
    answer = handed(client, FRESNO, read_in="vi")
    assert sheet(answer) == ["Domestic violence program"]
    assert '<h4><bdi lang="en">Domestic violence program</bdi></h4>' in answer.content.decode()


def test_in_a_language_from_right_to_left_numbers_stand_apart(client):
    ((_, _, number),) = aloud(handed(client, FRESNO, read_in="ar"), "number")
    assert "\u20665 5 9, 2 3 3, 4 3 5 7\u2069" in number


@pytest.mark.parametrize(
    "columns", [{"publication": "withheld"}, {"publication": "no_contact"}, {"audience": "curator"}]
)
def test_a_listing_that_nobody_may_see_any_more_is_left_out(client, columns):
    Service.objects.filter(source_id=FRESNO).update(**columns)
    answer = handed(client, LIFELINE, FRESNO, HOTLINE)
    assert sheet(answer) == ["988 Suicide & Crisis Lifeline", "The Hotline"]
    assert [line for _, _, line in aloud(answer, "start")] == ["I have two places for you."]
    assert b"Marjaree" not in answer.content
    assert b"559" not in answer.content


def test_an_offer_that_is_none_is_left_out(client):
    assert sheet(handed(client, "no-such-offer", "", "a\x00b", "x" * 5_000, LIFELINE)) == [
        "988 Suicide & Crisis Lifeline"
    ]


def test_an_office_of_the_crimes_place_can_be_handed_to_a_caller_elsewhere(client):
    form = {"place": "Wichita, KS", "crime_place": "Denver, CO"}
    offices = [card.key for _, _, cards, _ in screen(text=HITS, **form)["offices"] for card in cards]
    assert len(offices) == 4
    assert len(sheet(handed(client, *offices, **form))) == 4


def test_what_was_picked_stays_when_the_caller_turns_out_to_be_elsewhere(client):
    answer = handed(client, FRESNO, place="Denver, CO")
    assert sheet(answer) == ["Domestic violence program"]
    assert ("ask", "en", "Ask: “Do you serve my town?”") in aloud(answer)


def test_nine_are_handed_over_at_most(client):
    answer = handed(client, *NINE, "samhsa-national-helpline", "ovc")
    assert len(sheet(answer)) == len(aloud(answer, "who")) == 9
    assert [line for _, _, line in aloud(answer, "start")] == ["I have more than five places for you."]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_text_takes_three_messages_at_most_and_tells_nothing(client, language):
    text = message(handed(client, *NINE, read_in=language))
    assert 1 <= segments(text) <= 3
    names = [entry.split("\n")[0] for entry in text.split("\n\n")]
    assert [name for name in names if tells(name)] == []
    assert HITS not in text
    assert "Fresno" not in text


def test_a_sheet_has_its_day_and_no_word_of_the_caller():
    with time_machine.travel(SECOND, tick=False):
        answer = handed(signed_in(), FRESNO, text=f"{HITS} and my name is Zyxwv")
    assert "Written on December 2, 2026" in words(answer)
    assert b"Zyxwv" not in answer.content


def test_an_empty_basket_says_so(client):
    assert aloud(handed(client)) == [
        ("start", "en", "I have no place for you yet."),
        ("start", "en", "I can look for a line that answers day and night."),
        ("safety", "en", "If you are in danger, call 911."),
    ]
    assert sheet(handed(client)) == []


def test_where_the_list_begins_does_not_matter_to_a_hand_over(client):
    assert sheet(handed(client, LIFELINE, after="no cursor at all")) == ["988 Suicide & Crisis Lifeline"]


@pytest.mark.parametrize(("field", "value", "named"), [("need", "x", "needs.0.code"), ("stage", "x", "stage")])
def test_what_cannot_be_read_is_said_with_its_field(client, field, value, named):
    answer = handed(client, LIFELINE, **{field: value})
    assert (answer.status_code, attributes(answer, "data-field")) == (422, [named])


def test_nothing_is_written(client):
    client.get(address("console"))
    before = rows()
    handed(client, *NINE)
    assert rows() == before
    assert asked(**FORM).audience == "operator"
