"""Mistakes with distance that other finders of help have made."""

import pytest

from directory.models import Location
from matching.building import document
from matching.types import MatchRequest, NeedWanted, PlaceGiven, PlacesGiven, Require
from tests.matching.properties.asking import answer, listed, on_each_engine, shown
from tests.matching.samples import NOW, line, offer, request

ONE_DEGREE = 6371.0088 * 3.141592653589793 / 180  # km along a meridian


def at(lat: float, lon: float, **more) -> MatchRequest:
    return MatchRequest(places=PlacesGiven(PlaceGiven(latitude=lat, longitude=lon)), at=NOW, first=50, **more)


def geography(found, name: str) -> tuple[float, str]:
    (part,) = [part for part in listed(found)[name].parts if part.factor == "geography"]
    return part.value, part.reason.code


@on_each_engine
def test_a_missing_point_is_not_the_gulf_of_guinea(engine):
    nowhere = offer("nowhere", centre=None)
    zero = offer("zero", point=(0.0, 0.0))
    found = answer(engine, request("emergency-shelter"), nowhere, zero)
    assert listed(found)["nowhere"].distance_km is None
    assert listed(found)["zero"].distance_km == pytest.approx(10_500, abs=700)
    assert geography(found, "nowhere") == (0.45, "geography_area")


@on_each_engine
def test_an_inferred_offer_without_any_point_is_near_nothing(engine):
    lost = offer("lost", area_basis="inferred", area_keys={"county:48113"}, centre=None)
    assert shown(answer(engine, request(), lost)) == {"988-lifeline"}


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(("lat", "lon"), [(None, None), (30.27, None), (None, -97.74)])
def test_half_a_point_is_no_point(lat, lon):
    from directory import selectors

    service = selectors.services_for_index(["public-domain", "open", "facts-only"]).first()
    place = Location(disclosure="public", address_1="100 Main St", city="Austin", latitude=lat, longitude=lon)
    assert document(service, place, "any").point is None


@on_each_engine
@pytest.mark.parametrize(("limit", "tier"), [(9.9, 2), (10.1, 1)])
def test_a_radius_is_in_true_kilometres_in_the_far_north_too(engine, limit, tier):
    """At 71 degrees north a kilometre is three on a Mercator map."""
    office = offer("office", area_keys={"county:02185"}, states={"AK"}, point=(71.2906 - 10 / ONE_DEGREE, -156.7886))
    found = listed(answer(engine, at(71.2906, -156.7886, require=Require(max_km=limit)), office))["office"]
    assert (found.tier, round(found.distance_km, 6)) == (tier, 10.0)


@on_each_engine
@pytest.mark.parametrize(("km", "near"), [(79.9, "tier_area_near"), (80.1, "tier_area_far"), (249.9, "tier_area_far")])
def test_eighty_kilometres_are_eighty_in_the_far_north_too(engine, km, near):
    town = offer(
        "town",
        area_basis="inferred",
        area_keys={"county:48113"},
        states={"AK"},
        centre=(71.2906 - km / ONE_DEGREE, -156.7886),
    )
    assert listed(answer(engine, at(71.2906, -156.7886), town))["town"].tier_reason.code == near


@on_each_engine
def test_an_offer_that_serves_the_place_is_not_sorted_by_how_far_its_headquarters_is(engine):
    """Serving Travis County from Houston, 236 km off, beats an office 40 km off that serves the whole state."""
    serves = offer("serves", needs={"emergency-shelter"}, point=(29.7604, -95.3698))
    office = offer(
        "office",
        needs={"emergency-shelter"},
        area_keys={"state:TX"},
        area_scope="states",
        point=(30.270569 + 40 / ONE_DEGREE, -97.742589),
    )
    found = answer(engine, request("emergency-shelter"), office, serves)
    assert geography(found, "serves") == (0.45, "geography_area")
    assert geography(found, "office") == (0.3, "geography_area")
    assert listed(found)["serves"].rank < listed(found)["office"].rank
    assert listed(found)["serves"].distance_km > listed(found)["office"].distance_km


@on_each_engine
def test_latitude_and_longitude_are_not_swapped(engine):
    north = offer("north", point=(31.27, -97.74))
    west = offer("west", point=(30.27, -98.74))
    found = listed(answer(engine, at(30.27, -97.74), north, west))
    assert found["north"].distance_km == pytest.approx(111.195, abs=1e-3)
    assert found["west"].distance_km == pytest.approx(96.033, abs=1e-2)
    assert answer(engine, at(30.27, -97.74)).resolved.here.county_fips == "48453"


@on_each_engine
def test_a_radius_holds_for_offers_that_serve_the_whole_area(engine):
    """No "1.5 km of 1 km" among the sure answers: the offer stands lower, with the requirement named."""
    office = offer("office", point=(30.270569 + 1.5 / ONE_DEGREE, -97.742589))
    near = offer("near", point=(30.270569 + 0.9 / ONE_DEGREE, -97.742589), existence_on="never", contact_on="never")
    found = listed(answer(engine, request(require=Require(max_km=1.0)), office, near))
    far = found["office"]
    assert round(far.distance_km, 6) == 1.5
    assert (far.tier, far.tier_reason.code, far.tier_reason.params) == (2, "required_distance", {"km": 1.0})
    assert (found["near"].tier, found["near"].rank < far.rank) == (1, True)


@on_each_engine
def test_a_radius_does_not_hide_a_line_that_comes_to_the_phone(engine):
    found = listed(answer(engine, request(require=Require(max_km=1.0)), offer("office", point=(31.0, -97.0))))
    assert found["988-lifeline"].tier == 1
    assert found["office"].tier == 2


@on_each_engine
@pytest.mark.parametrize("useless", [{"needs": {"housing"}}, {"needs": {"counseling"}}, {"needs": set()}])
def test_an_offer_next_door_that_meets_no_need_never_stands_above_one_ten_km_off_that_does(engine, useless):
    next_door = offer("next-door", point=(30.270569 + 1 / ONE_DEGREE, -97.742589), **useless)
    meets = offer("meets", point=(30.270569 + 10 / ONE_DEGREE, -97.742589))
    found = answer(engine, request("emergency-shelter"), next_door, meets)
    assert listed(found)["meets"].rank == 1
    assert "next-door" not in shown(found)
    assert (listed(found)["meets"].tier, round(listed(found)["meets"].distance_km, 6)) == (1, 10.0)


@on_each_engine
def test_a_general_door_next_door_stands_below_what_meets_the_need_ten_km_off(engine):
    door = {"kind": "state-domestic-violence-coalition", "needs": {"information-referral"}}
    next_door = offer("next-door", point=(30.270569 + 1 / ONE_DEGREE, -97.742589), **door)
    stale = {"existence_on": "never", "contact_on": "never", "capacity": "full"}
    meets = offer("meets", point=(30.270569 + 10 / ONE_DEGREE, -97.742589), **stale)
    asked = MatchRequest(**{**AUSTIN, "needs": (NeedWanted("emergency-shelter"),)})
    found = listed(answer(engine, asked, next_door, meets))
    assert [(found[name].tier, found[name].rank) for name in ("meets", "next-door")] == [(1, 1), (3, 2)]


AUSTIN = {"places": PlacesGiven(PlaceGiven("78701")), "at": NOW, "first": 50}


@on_each_engine
def test_the_best_stands_first_however_the_rows_lie(engine):
    """The sort is used, not only written down."""
    best = offer("best", point=(30.271, -97.742), languages={"en": 4, "es": 4}, existence_on="2026-11-20")
    good = offer("good", point=(30.271, -97.742), existence_on="2024-01-01")
    last = offer("last", existence_on="never")
    orders = ([best, good, last], [last, good, best], [good, last, best], [last, best, good])
    asked = request("emergency-shelter", languages="es")
    told = [[one.offer_id for one in answer(engine, asked, *rows).matches] for rows in orders]
    assert told == [["best", "good", "last", "988-lifeline"]] * 4
    scores = [one.score for one in answer(engine, asked, *orders[1], line("x")).matches if one.tier == 1]
    assert scores == sorted(scores, reverse=True)
