from geodata.geocode import resolve
from geodata.types import PlaceKind


def labels(text):
    return [one.label for one in resolve(text).candidates]


def test_namesakes_come_by_population():
    assert labels("Springfield")[:3] == ["Springfield, MO", "Springfield, MA", "Springfield, IL"]
    populations = [one.population or 0 for one in resolve("Springfield").candidates]
    assert populations == sorted(populations, reverse=True)


def test_a_namesake_ten_times_larger_is_taken_and_said_to_be_a_guess():
    place = resolve("Houston")

    assert (place.label, place.guessed) == ("Houston, TX", True)
    assert labels("Houston")[0] == "Houston, TX"
    assert len(labels("Houston")) > 1


def test_washington_is_the_state_or_the_capital():
    assert labels("Washington") == ["Washington", "Washington, DC"]


def test_new_york_is_the_state_that_holds_the_city_too():
    place = resolve("New York")

    assert (place.kind, place.guessed) == (PlaceKind.STATE, True)
    assert labels("New York") == ["New York", "New York, NY"]


def test_orange_county_lists_the_states():
    assert labels("Orange County")[:2] == ["Orange County, CA", "Orange County, FL"]


def test_la_without_dots_is_louisiana_or_los_angeles():
    assert sorted(labels("LA")) == ["Los Angeles, CA", "Louisiana"]


def test_a_tiny_township_one_letter_from_a_large_city_is_shown_beside_it():
    assert labels("Huston")[0] == "Houston, TX"


def test_a_city_is_not_listed_twice_for_the_town_round_it():
    assert labels("Hempstead, NY") == []
    assert resolve("Hempstead, NY").kind is PlaceKind.CITY


def test_two_towns_of_a_name_in_one_state_are_told_apart_by_county():
    place = resolve("San Juan, TX")

    assert [one.label for one in place.candidates] == [
        "San Juan, TX (Hidalgo County)",
        "San Juan, TX (Starr County)",
    ]
