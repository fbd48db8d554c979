import pytest

from geodata.geocode import resolve
from geodata.normalise import common_words
from geodata.spelling import near_cities
from geodata.tables import cities
from geodata.types import PlaceKind


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Houstn, TX", "Houston, TX"),
        ("Huston TX", "Houston, TX"),
        ("Chicgo IL", "Chicago, IL"),
        ("Pheonix", "Phoenix, AZ"),
        ("Los Angelas", "Los Angeles, CA"),
        ("Philadelpia", "Philadelphia, PA"),
        ("Albuqurque NM", "Albuquerque, NM"),
        ("Pensylvania", "Pennsylvania"),
    ],
)
def test_a_typing_error_is_mended_and_said(typed, meant):
    place = resolve(typed)

    assert (place.label, place.guessed) == (meant, True)


def test_a_right_spelling_is_no_guess():
    assert not resolve("Houston, TX").guessed


def test_a_known_state_keeps_the_mending_inside_it():
    assert all(cities()[geoid].state == "MO" for *_, geoid in near_cities("springfeild", "MO"))
    assert resolve("Springfeild, MO").label == "Springfield, MO"


def test_two_errors_are_too_many_for_a_short_name():
    assert resolve("Dalxyz").kind is PlaceKind.NOT_FOUND
    assert near_cities("dalxx") == []


def test_no_everyday_word_is_mended_into_a_town():
    wrong = [word for word in sorted(common_words()) if near_cities(word)]

    assert wrong == []
