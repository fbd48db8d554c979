import socket

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.geocoders import Nominatim
from geopy.location import Location

from geodata.geocode import resolve
from geodata.types import PlaceKind, Precision

ADDRESS = "1100 Congress Ave, Austin, TX"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def answer(monkeypatch, result):
    asked = []

    def geocode(self, query, **options):
        asked.append((self.api, query))
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(Nominatim, "geocode", geocode)
    return asked


def test_a_street_address_is_read_offline(monkeypatch, settings):
    settings.GEOCODER_URL = ""
    asked = answer(monkeypatch, None)

    assert resolve(ADDRESS).label == "Austin, TX"
    assert asked == []


def test_an_operators_own_server_is_the_only_one_asked(monkeypatch, settings):
    settings.GEOCODER_URL = "http://geocoder.internal:8080/nominatim"
    asked = answer(monkeypatch, Location("x", (30.2747, -97.7404), {}))

    place = resolve(ADDRESS)

    assert (place.kind, place.precision, place.county_fips) == (PlaceKind.POINT, Precision.ADDRESS, "48453")
    assert asked == [("http://geocoder.internal:8080/nominatim/search", ADDRESS)]


def test_a_city_or_zip_never_goes_to_the_server(monkeypatch, settings):
    settings.GEOCODER_URL = "http://geocoder.internal"
    asked = answer(monkeypatch, None)

    resolve("Austin, TX")
    resolve("78701")

    assert asked == []


def test_a_server_that_is_down_leaves_the_offline_answer(monkeypatch, settings):
    settings.GEOCODER_URL = "http://geocoder.internal"
    answer(monkeypatch, GeocoderUnavailable("down"))

    assert resolve(ADDRESS).label == "Austin, TX"


def test_an_answer_in_another_state_is_not_believed(monkeypatch, settings):
    settings.GEOCODER_URL = "http://geocoder.internal"
    answer(monkeypatch, Location("x", (39.74, -104.99), {}))

    assert resolve(ADDRESS).label == "Austin, TX"
