import pytest

from geodata.mentions import find_place


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("rape crisis center spokane", "Spokane, WA"),
        ("abogado gratis san antonio", "San Antonio, TX"),
        ("miami shelter", "Miami, FL"),
        ("grupo de apoyo mujeres bronx", "Bronx County, NY"),
        ("interpreter rochester ny", "Rochester, NY"),
        ("a truck hit me in Mobile and kept going", "Mobile, AL"),
        ("i live in albuquerqe", "Albuquerque, NM"),
        ("im in san fransisco", "San Francisco, CA"),
        ("vivo en miamii", "Miami, FL"),
        ("por houston hay refugios", "Houston, TX"),
    ],
)
def test_a_town_at_an_end_written_as_a_name_or_misspelt_is_found(text, label):
    place, words = find_place(text)
    assert place.label == label
    assert words in text


@pytest.mark.parametrize(
    "text",
    [
        "my boyfriend austin",
        "a man named Jackson",
        "in person counseling",
        "help in febuary",
        "stuck in traficking",
        "he hit me in September",
        "vivo en un infierno",
        "mi hija victoria",
        "sexual assault",
    ],
)
def test_names_of_people_and_misspelt_words_are_no_town(text):
    assert find_place(text) is None
