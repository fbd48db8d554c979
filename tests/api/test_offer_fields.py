"""What an offer tells, and what its disclosure holds back."""

import pytest

from api.types.offers import _disclosed
from tests.api import samples

LOCATION = """query ($id: ID!) { offer(id: $id) {
  location { disclosure address1 city state postalCode latitude longitude } } }"""
EXACT = {
    "disclosure": "public", "address_1": "1 Main St", "address_2": "", "city": "Austin", "state": "TX",
    "postal_code": "78701", "latitude": 30.2711, "longitude": -97.7437,
}  # fmt: skip


def test_a_public_address_is_shown(api, shelter):
    assert api.data(LOCATION, {"id": "tx-safe-place"})["offer"]["location"] == {
        "disclosure": "PUBLIC", "address1": "1 Main St", "city": "Austin", "state": "TX", "postalCode": "78701",
        "latitude": 30.2711, "longitude": -97.7437,
    }  # fmt: skip


def test_of_an_area_location_only_city_and_state_are_shown(api, empty_directory):
    samples.address(samples.service(), disclosure="area")
    samples.indexed()
    assert api.data(LOCATION, {"id": "tx-safe-place"})["offer"]["location"] == {
        "disclosure": "AREA", "address1": "", "city": "Austin", "state": "TX", "postalCode": "",
        "latitude": None, "longitude": None,
    }  # fmt: skip


@pytest.mark.parametrize(("disclosure", "city"), [("area", "Austin"), ("phone", "")])
def test_an_exact_place_is_held_back_even_if_a_blob_had_it(disclosure, city):
    shown = _disclosed(EXACT | {"disclosure": disclosure})
    assert shown == {
        "disclosure": disclosure, "address_1": "", "address_2": "", "city": city, "state": "TX" if city else "",
        "postal_code": "", "latitude": None, "longitude": None,
    }  # fmt: skip


def test_an_offer_tells_who_answers_how_to_begin_and_where_it_was_read(api, shelter):
    query = """{ offer(id: "tx-safe-place") { sourceId status operatedBy intakeSteps
      organization { id level operatedBy } languages { code level } phones { number display type }
      sources { title } verification { state old } needs validity { validFrom } } }"""
    assert api.data(query)["offer"] == {
        "sourceId": "tx-safe-place",
        "status": "ACTIVE",
        "operatedBy": "COMMUNITY",
        "intakeSteps": ["call"],
        "organization": {"id": "safe-place-tx", "level": "LOCAL", "operatedBy": "COMMUNITY"},
        "languages": [{"code": "es", "level": "STAFF"}],
        "phones": [{"number": "+15125550100", "display": "1-512-555-0100", "type": "VOICE"}],
        "sources": [{"title": "List"}],
        "verification": {"state": "BACKED", "old": False},
        "needs": ["emergency-shelter"],
        "validity": [],
    }


@pytest.mark.parametrize(
    ("at", "open_now"),
    [
        ("2026-11-24T16:00:00-06:00", {"state": "OPEN", "open": True, "closesAt": "2026-11-24T17:00:00-06:00"}),
        ("2026-11-24T22:00:00", {"state": "OPEN", "open": True, "closesAt": "2026-11-24T17:00:00-06:00"}),
        ("2026-11-24T18:00:00-06:00", {"state": "CLOSED", "open": False, "closesAt": None}),
    ],
)
def test_open_now_is_asked_at_an_instant(api, empty_directory, at, open_now):
    samples.opening(samples.service(always_open=None, hours_text="Mon-Wed 9-5"))
    samples.indexed()
    query = """query ($at: DateTime) { offer(id: "tx-safe-place") { hours {
      openNow(at: $at) { state open closesAt } } } }"""
    assert api.data(query, {"at": at})["offer"]["hours"]["openNow"] == open_now


def test_hours_in_a_match_are_those_at_the_instant_of_the_request(api, empty_directory):
    samples.opening(samples.service(always_open=None, hours_text="Mon-Wed 9-5"))
    samples.hotline()
    samples.indexed()
    query = """query ($at: DateTime) { match(request: {needs: [{code: "emergency-shelter"}], at: $at,
      places: {here: {text: "78701"}}}) { matches { offer { id hours { openNow { state } } } } } }"""
    for at, state in (("2026-11-24T12:00:00-06:00", "OPEN"), ("2026-11-24T18:00:00-06:00", "CLOSED")):
        first = api.data(query, {"at": at})["match"]["matches"][0]["offer"]
        assert first == {"id": "tx-safe-place", "hours": {"openNow": {"state": state}}}
