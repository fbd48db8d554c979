import pytest

from geodata.types import PlaceKind
from matching.reading import interpret


def test_a_zip_in_a_sentence_is_the_place_of_the_person():
    read = interpret("hurt by my husband in 10453, need shelter")
    assert read.place_text == "10453"
    assert read.place.kind is PlaceKind.ZIP
    assert "county:36005" in read.place.area_keys
    assert read.crime_place is None


@pytest.mark.parametrize(
    ("text", "here", "crime"),
    [
        ("My assault happened in Colorado, I live in 78701", "TX", "CO"),
        ("I live in Austin TX but it happened in Denver, Colorado", "TX", "CO"),
        ("pasó en Denver y ahora vivo en Houston", "TX", "CO"),
        ("I was robbed in Miami, FL and I am back home in Boston MA", "MA", "FL"),
    ],
)
def test_the_place_of_the_crime_is_told_from_the_place_of_the_person(text, here, crime):
    read = interpret(text)
    assert read.place.state_code == here
    assert read.crime_place.state_code == crime


def test_a_crime_place_alone_is_taken_for_the_persons_place_too():
    read = interpret("I was raped in Denver")
    assert (read.place.label, read.crime_place.label) == ("Denver, CO", "Denver, CO")
    assert (read.place_text, read.crime_place_text) == ("Denver", "Denver")


@pytest.mark.parametrize("text", ["it happened in my house", "he hit me in the face", "rape kit", "call 555-0123"])
def test_a_text_without_a_place_has_none(text):
    read = interpret(text)
    assert (read.place, read.place_text, read.crime_place, read.crime_place_text) == (None, "", None, "")


def test_the_words_of_a_place_are_not_left_unread():
    assert interpret("need shelter near Fresno").unread == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("he is taking my son to Ohio, i live in Tulsa", "Tulsa, OK"),
        ("se quiere llevar a mis hijos a Texas, vivo en Denver", "Denver, CO"),
        ("i want to take my kids to a shelter in Tulsa", "Tulsa, OK"),
        ("he says he will take them to Ohio", None),
    ],
)
def test_a_place_that_a_child_is_taken_to_is_not_where_the_person_is(text, place):
    found = interpret(text).place
    assert (found and found.label) == place
