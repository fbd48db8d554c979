"""When a place opens is told on the caller's clock, on the provider's only where the caller's is not known."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from directory.hours import ALWAYS_OPEN, NOT_KNOWN, OpenState
from frontend.console.clock import on_clock, zone_of
from geodata.geocode import resolve
from tests.frontend.console.calling import HITS, address, screen, signed_in, words

HOTLINE = "lgbt-national-hotline"  # Monday to Friday 4 PM to midnight in New York, confirmed on 2026-07-20
EUREKA = "ca-humboldt-county-district-attorney-victim-witness-assistance-program-eureka"  # 8 to 12 and 1 to 4
WEDNESDAY = datetime(2026, 10, 14, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


def utc(hour, minute=0):
    return WEDNESDAY + timedelta(hours=hour, minutes=minute)


def told(place, at, language="en"):
    """What is read aloud of the line's hours to a caller there."""
    with time_machine.travel(at, tick=False):
        answer = signed_in().post(address("hand-over", language), {"place": place, "basket": [HOTLINE]})
    html = " ".join(answer.content.decode().split())  # a narrow space too is one to split at
    return [one.partition("</p>")[0] for one in html.split('<p class="open" lang="' + language + '" dir="auto">')[1:]]


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(
    ("place", "at", "sentences"),
    [
        ("New York, NY", utc(18), ["Opens today at 4:00 PM."]),
        ("Honolulu, HI", utc(18), ["Opens today at 10:00 AM."]),
        ("New York, NY", utc(22), ["Open now until 12:00 AM."]),
        ("Honolulu, HI", utc(22), ["Open now until 6:00 PM."]),
        ("El Paso, TX", utc(18), ["Opens today at 2:00 PM."]),
        ("Houston, TX", utc(18), ["Opens today at 3:00 PM."]),
        ("New York, NY", utc(28), ["Opens today at 4:00 PM."]),
        ("Honolulu, HI", utc(28), ["Closed now.", "Opens Thursday 10:00 AM."]),
        ("Guam", utc(13), ["Closed now.", "Opens Thursday 6:00 AM."]),  # there it is Wednesday, 11 PM
        ("Guam", utc(15), ["Opens today at 6:00 AM."]),  # there it is Thursday, 1 AM
        ("", utc(18), ["Opens today at 4:00 PM."]),
        ("Tennessee", utc(18), ["Opens today at 4:00 PM."]),  # two zones
        ("Springfield", utc(18), ["Opens today at 4:00 PM."]),
    ],
)
def test_the_same_opening_is_told_on_the_clock_of_the_place(place, at, sentences):
    assert told(place, at) == sentences


def on_card(**places):
    """What the line's card says."""
    with time_machine.travel(utc(18), tick=False):
        cards = screen(population="lgbtq", need="peer-support", **places)["answer"].cards
    return {card.key: card.opening.words for _, card in cards}[HOTLINE]


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(
    ("places", "told_"),
    [
        ({"place": "New York, NY"}, "Opens today at 4:00\u202fPM"),
        ({"place": "Honolulu, HI"}, "Opens today at 10:00\u202fAM"),
        ({"place": "Honolulu, HI", "destination": "New York, NY"}, "Opens today at 10:00\u202fAM"),
        ({"destination": "Honolulu, HI"}, "Opens today at 10:00\u202fAM"),
        ({"crime_place": "Honolulu, HI"}, "Opens today at 4:00\u202fPM"),
        ({}, "Opens today at 4:00\u202fPM"),
    ],
)
def test_a_card_tells_the_clock_where_the_caller_is_else_where_they_go(places, told_):
    assert on_card(**places) == told_


@pytest.mark.usefixtures("shipped_index")
def test_an_office_of_the_crimes_place_is_told_on_the_callers_clock():
    with time_machine.travel(utc(17), tick=False):  # 10 AM there, 1 PM for the caller
        offices = screen(text=HITS, place="New York, NY", crime_place="Eureka, CA")["offices"]
    prosecutor = next(cards for kind, _, cards, _ in offices if kind == "state-prosecutor")
    assert {card.key: card.opening.words for card in prosecutor}[EUREKA] == "Open now until 3:00\u202fPM"


@pytest.mark.usefixtures("shipped_index")
def test_hours_that_were_confirmed_long_ago_are_not_told():
    with time_machine.travel(datetime(2027, 6, 2, 18, tzinfo=UTC), tick=False):
        answer = signed_in().post(address("hand-over"), {"place": "Honolulu, HI", "basket": [HOTLINE]})
    assert "Hours not known." in words(answer)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Honolulu, HI", "Pacific/Honolulu"),
        ("10453", "America/New_York"),
        ("El Paso, TX", "America/Denver"),
        ("Guam", "Pacific/Guam"),
        ("Pago Pago", "Pacific/Pago_Pago"),
        ("Kansas", None),
        ("Springfield", None),
        ("Paris, France", None),
    ],
)
def test_the_zone_of_a_place_is_known_where_it_has_one(place, zone):
    assert zone_of(resolve(text=place)) == zone
    assert zone_of(None) is None


@pytest.mark.parametrize("state", [ALWAYS_OPEN, NOT_KNOWN, OpenState("closed")])
def test_what_has_no_time_is_the_same_on_any_clock(state):
    assert on_clock(state, "Pacific/Honolulu", utc(18)) == state


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "America/New_York", "Pacific/Guam", None])
def test_the_instant_is_the_same_on_any_clock(zone):
    opens, until = (utc(hour).astimezone(NEW_YORK) for hour in (20, 28))
    soon = on_clock(OpenState("later-today", opens=opens), zone, utc(13))
    assert soon.opens == opens
    assert on_clock(OpenState("open", until=until), zone, utc(22)).until == until
    assert soon.kind == ("closed" if zone == "Pacific/Guam" else "later-today")
