"""A held number is gone from the console: cards, lines, offices, what goes into the basket and what is handed over."""

from datetime import UTC, datetime, timedelta

import pytest

from directory.calls import report_number
from directory.fast_lane import confirm_dead
from directory.models import Service
from tests.frontend.console.calling import HITS, address, attributes, operator, screen, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
FRESNO, HOTLINE, PROSECUTOR = "ca-marjaree-mason-center-fresno", "national-domestic-violence-hotline", "usao-co"
FORM = {"text": HITS, "place": "Fresno, CA"}
WORDS = "Number being checked. Please use the line below."


@pytest.fixture
def client():
    return signed_in(operator("ada"))


def held(source_id):
    return confirm_dead(Service.objects.get(source_id=source_id), operator("cleo"))


def test_two_operators_take_a_number_off_the_screens_of_all(client):
    assert "559-233-4357" in client.post(address("answers"), FORM).content.decode()
    first = datetime(2026, 11, 26, 9, tzinfo=UTC)
    for number, name in enumerate(("ben", "cleo")):
        report_number(
            source_id=FRESNO,
            problem="number-does-not-work",
            operator=operator(name),
            at=first + timedelta(hours=8 * number),
        )
    answer = client.post(address("answers"), FORM)
    assert "559-233-4357" not in answer.content.decode()
    assert WORDS in answer.content.decode()
    card = next(card for _, card in screen(**FORM)["answer"].cards if card.key == FRESNO)
    assert (card.call, card.texting, card.number_being_checked) == (None, (), True)
    assert card.instead.call.number == "1-800-799-7233"


def test_what_goes_into_the_basket_has_no_number(client):
    held(FRESNO)
    answer = client.post(address("answers"), FORM)
    numbers = dict(zip(attributes(answer, "data-listing"), attributes(answer, "data-number"), strict=True))
    assert numbers[FRESNO] == ""
    assert numbers[HOTLINE] == "1-800-799-7233"


def test_the_hand_over_of_an_older_basket_says_it_and_gives_the_line(client):
    held(FRESNO)
    page = client.post(address("hand-over"), {**FORM, "basket": [FRESNO]}).content.decode()
    assert "559-233-4357" not in page
    assert "5 5 9, 2 3 3, 4 3 5 7" not in page
    assert "Their number is being checked now." in page
    assert WORDS in page
    assert "1-800-799-7233" in page


def test_a_line_that_is_held_gives_way_to_another_and_its_number_is_nowhere(client):
    held(HOTLINE)
    shown = screen(**FORM)["answer"]
    assert HOTLINE not in [card.key for card in (*shown.lines, *shown.pinned)]
    assert [card.call is not None for card in shown.lines] == [True] * len(shown.lines) != []
    page = client.post(address("answers"), FORM).content.decode()
    assert "1-800-799-7233" not in page
