"""Over HTTP: a held number and a place made private are in no byte of an answer, before the index has taken them in."""

import pytest

from directory.disclosure import make_private
from directory.fast_lane import confirm_dead
from directory.models import IndexEvent, Location, Phone, User
from matching import holding

ASKED = """query ($request: MatchRequestInput!) { match(request: $request) { matches { score distance { band }
  warnings { code message } parts { reason { message } }
  offer { id phones { number display } numberNotChecked numberBeingChecked
    location { disclosure address1 address2 city postalCode latitude longitude } } }
  fallbacks { id phones { number } } } }"""
REQUEST = {"needs": [{"code": "emergency-shelter"}], "places": {"here": {"text": "78701"}}}
ONE = '{ offer(id: "tx-safe-place") { numberBeingChecked phones { number } location { address1 latitude } } }'
ALL = "{ offers(first: 50) { edges { node { id numberBeingChecked phones { number } location { address1 latitude } } } } }"


@pytest.fixture
def curator():
    return User.objects.create(username="cleo")


@pytest.fixture(autouse=True)
def frozen(shelter, monkeypatch):
    """A snapshot that nobody refreshes."""
    Phone.objects.exclude(service=shelter).update(number="+18007997233", display="1-800-799-7233")
    from tests.api import samples

    samples.indexed()
    holder = holding.Holder()
    holder.get()
    holder.followed = True
    monkeypatch.setattr(holding, "holder", holder)


def bytes_of_answers(api):
    answers = [
        api.send({"query": query, "variables": variables}).content
        for query, variables in ((ASKED, {"request": REQUEST}), (ONE, {}), (ALL, {}))
    ]
    assert not [answer for answer in answers if b"errors" in answer]
    return answers


def test_a_held_number_is_in_no_byte_and_the_flag_is_set(api, shelter, curator):
    assert all(b"15125550100" in answer for answer in bytes_of_answers(api))
    confirm_dead(shelter, curator)
    answers = bytes_of_answers(api)
    assert IndexEvent.objects.count() == 1
    assert not [answer for answer in answers if b"5550100" in answer or b"555-0100" in answer]
    assert api.data(ONE)["offer"]["numberBeingChecked"] is True
    told = api.data(ASKED, {"request": REQUEST})["match"]
    (shown,) = (one for one in told["matches"] if one["offer"]["id"] == "tx-safe-place")
    assert (shown["offer"]["numberNotChecked"], shown["offer"]["numberBeingChecked"]) == (True, True)
    assert [one["code"] for one in shown["warnings"]] == ["warn_number_being_checked"]
    assert told["fallbacks"] == [{"id": "national-domestic-violence-hotline", "phones": [{"number": "+18007997233"}]}]


def test_an_address_made_private_is_in_no_byte_and_has_no_distance(api, curator):
    assert all(b"1 Main St" in answer for answer in bytes_of_answers(api))
    make_private(Location.objects.get(), curator)
    answers = bytes_of_answers(api)
    assert not [answer for answer in answers if b"Main St" in answer or b"30.27" in answer or b"97.74" in answer]
    told = api.data(ASKED, {"request": REQUEST})["match"]["matches"]
    (shown,) = (one for one in told if one["offer"]["id"] == "tx-safe-place")
    assert shown["distance"] is None
    assert shown["offer"]["location"] == {
        "disclosure": "AREA",
        "address1": "",
        "address2": "",
        "city": "Austin",
        "postalCode": "",
        "latitude": None,
        "longitude": None,
    }
