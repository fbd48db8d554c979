"""What counts for the ranking stands as chips: given by the operator, or heard, with the caller's words that led to it."""

import pytest
from django.utils.translation import override

from frontend.console.chips import Chip, chips
from matching.resolving import understand
from tests.frontend.console.calling import HITS, address, asked, attributes, call, signed_in, understood, words

HELD = "my brother is in immigration detention in Houston, it happened in Denver, I need help today, he is 15, we speak Mam"


def given(name, value, told):
    return Chip(name, value, told, "en", given=True)


def heard(name, value, told, phrase=""):
    return Chip(name, value, told, "en", given=False, heard=phrase)


def test_of_words_alone_everything_is_heard_and_says_what_led_to_it():
    assert understood(text=HELD) == (
        heard("place", "Houston, TX", "near Houston, TX", "Houston"),
        heard("crime_place", "Denver, CO", "it happened in Denver, CO", "Denver"),
        heard("need", "legal-immigration", "Immigration lawyer", "immigration detention in"),
        heard("need", "language-access", "An interpreter", "brother speak mam"),
        heard("population", "people-in-custody", "People in custody", "in immigration detention"),
        heard("language", "mam", "Mam", "mam"),
        heard("custody", "immigration", "In immigration custody"),
        heard("urgency", "today", "Today"),
    )


def test_what_was_picked_is_given_and_stands_beside_what_was_heard():
    form = {
        "triage": "family",
        "text": "my father was killed",
        "place": "Reno, NV",
        "destination": "Sparks, NV",
        "need": "counseling",
        "language": "es",
        "urgency": "today",
        "stage": "charged",
        "age": "30",
    }
    assert understood(**form) == (
        given("place", "Reno, NV", "near Reno, NV"),
        given("destination", "Sparks, NV", "going to Sparks, NV"),
        given("need", "counseling", "Counseling"),
        heard("need", "grief-support", "Support after a death", "my father was killed"),
        heard("need", "compensation", "Crime victim compensation", "my was killed"),
        heard("victimization", "homicide", "Someone was killed", "my father was killed"),
        heard("population", "family-of-victims", "Family of a victim", "my father was killed"),
        given("language", "es", "Spanish"),
        given("stage", "charged", "Someone was charged"),
        given("urgency", "today", "Today"),
        given("age", "30", "age 30"),
    )


def test_what_is_accepted_is_given_and_still_says_what_led_to_it():
    accepted = understood(text=HITS, need="safety-planning", victimization="domestic-violence")
    assert accepted == (
        Chip("need", "safety-planning", "A plan to stay safe", "en", given=True, heard="husband hits me"),
        Chip("need", "crisis-intervention", "Someone to talk to now", "en", given=False, heard="husband hits me"),
        Chip("victimization", "domestic-violence", "Hurt by a partner", "en", given=True, heard="husband hits me"),
    )


def test_nothing_known_makes_no_chip():
    assert understood() == ()
    assert understood(triage="victim") == ()
    assert understood(place="Springfield") == ()  # there are many: it is asked which, and none counts


@pytest.mark.parametrize(
    ("chip", "sent"),
    [
        (given("need", "counseling", "Counseling"), "need:counseling"),
        (heard("language", "mam", "Mam"), "language:mam"),
        (heard("place", "Houston, TX", "near Houston, TX"), "place:"),
        (heard("urgency", "today", "Today"), "urgency:"),
        (heard("age", "34", "age 34"), "age:"),
    ],
)
def test_turning_down_sends_a_code_but_never_the_words_of_a_place(chip, sent):
    assert chip.turned_down == sent


def test_a_chip_says_the_language_of_its_words():
    form = {"text": HITS, "population": "veterans"}
    with override("es"):
        told = chips(call(**form), understand(asked(**form)).resolved, "es")
    assert [(one.words, one.language) for one in told] == [
        ("Un plan para estar a salvo", "es"),
        ("Alguien con quien hablar ahora", "es"),
        ("Violencia de pareja", "es"),
        ("Veteranos", "es"),
    ]


def test_a_guess_that_is_turned_down_goes_and_what_was_accepted_stays():
    form = {"text": HITS, "need": "safety-planning"}
    assert [chip.turned_down for chip in understood(**form)] == [
        *("need:safety-planning", "need:crisis-intervention", "victimization:domestic-violence")
    ]
    left = understood(**form, turned_down=["need:crisis-intervention"])
    assert [(chip.turned_down, chip.given) for chip in left] == [
        *(("need:safety-planning", True), ("victimization:domestic-violence", False))
    ]
    assert [chip.heard for chip in left] == ["husband hits me"] * 2


def test_what_was_turned_down_stays_away_while_the_call_goes_on():
    down = ["need:crisis-intervention", "victimization:domestic-violence"]
    for more in ("", " and my kids are scared", ", I live in Fresno", ". He has a gun. " + HITS):
        told = {chip.turned_down for chip in understood(text=HITS + more, turned_down=down)}
        assert told.isdisjoint(down)


@pytest.mark.usefixtures("shipped_index")
def test_the_page_carries_what_each_chip_holds_and_what_turning_it_down_sends():
    answer = signed_in().post(address("answers"), {"text": HITS, "need": "safety-planning"})
    assert attributes(answer, "data-turned-down") == [
        *("need:safety-planning", "need:crisis-intervention", "victimization:domestic-violence")
    ]
    assert attributes(answer, "data-value")[:3] == ["safety-planning", "crisis-intervention", "domestic-violence"]
    assert attributes(answer, "aria-description") == ["husband hits me"] * 2
    assert words(answer, "li")[:3] == ["A plan to stay safe ×", "Someone to talk to now ? ×", "Hurt by a partner ? ×"]
