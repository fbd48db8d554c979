import pytest

from geodata.geocode import resolve
from geodata.types import PlaceKind, Point


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Toronto", "Canada"),
        ("Toronto, Ontario", "Canada"),
        ("Windsor, ON", "Canada"),
        ("M5V 2T6", "Canada"),
        ("Tijuana", "Mexico"),
        ("Nogales, Sonora", "Mexico"),
        ("22000 Tijuana, Mexico", "Mexico"),
        ("Ciudad de México", "Mexico"),
        ("London UK", "United Kingdom"),
        ("SW1A 1AA", "United Kingdom"),
        ("Kabul", "Afghanistan"),
        ("San Salvador", "El Salvador"),
    ],
)
def test_a_foreign_place_names_its_country(text, country):
    place = resolve(text)

    assert (place.kind, place.label) == (PlaceKind.OUTSIDE_US, country)
    assert place.area_keys == frozenset()


def test_a_foreign_city_alone_offers_its_us_namesakes():
    assert "Paris, TX" in [one.label for one in resolve("Paris").candidates]


def test_a_large_us_namesake_makes_the_name_ambiguous():
    labels = [one.label for one in resolve("Vancouver").candidates]

    assert labels == ["Vancouver, WA", "Vancouver, Canada"]


@pytest.mark.parametrize("text", ["Albuquerque New Mexico", "Mexico, MO", "Little Canada", "Ontario, California"])
def test_a_us_place_with_a_foreign_word_in_it_stays_ours(text):
    assert resolve(text).kind is PlaceKind.CITY


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Tijuana", 32.51, -117.03),
        ("Ciudad Juarez", 31.72, -106.46),
        ("Matamoros", 25.87, -97.50),
        ("Windsor", 42.30, -83.02),
        ("Niagara Falls ON", 43.09, -79.09),
        ("White Rock BC", 49.03, -122.75),
        ("Toronto", 43.65, -79.38),
        ("the middle of the Atlantic", 30.0, -50.0),
    ],
)
def test_a_point_across_the_border_is_not_given_to_the_nearest_us_county(name, lat, lon):
    assert resolve(point=Point(lat, lon)).kind is PlaceKind.OUTSIDE_US, name
