import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.geocode import resolve
from geodata.tables import cities, states, zips
from geodata.types import PlaceKind, Precision
from tests.geodata.inputs import INPUTS


@pytest.mark.parametrize(("text", "kind", "key"), INPUTS, ids=[repr(row[0]) for row in INPUTS])
def test_a_typed_text_gives_its_kind_and_its_key(text, kind, key):
    place = resolve(text)

    assert place.kind is kind
    assert key in place.area_keys if key else place.area_keys == frozenset()


def test_a_zip_plus_four_is_read_as_its_zip():
    assert resolve("10453-2001") == resolve("10453")


def test_a_zip_over_two_states_is_held_by_both():
    place = resolve("42223")

    assert place.county_fips == "47125"
    assert {"state:TN", "state:KY", "county:47125", "county:21047"} <= place.area_keys


def test_a_county_with_less_than_a_tenth_of_a_zip_only_touches_it():
    place = resolve("83702")

    assert "county:16001" in place.area_keys
    assert "county:16015" not in place.area_keys
    assert "county:16015" in place.touching_keys


def test_a_zip_in_the_middle_of_its_city_is_held_by_the_city():
    assert "place:4805000" in resolve("78701").area_keys


def test_the_whole_answer_for_one_zip_is_exact():
    place = resolve("10453")

    assert place.label == "10453 (Bronx, NY)"
    assert place.precision is Precision.ZIP
    assert place.area_keys == {
        "us",
        "state:NY",
        "county:36005",
        "district:NY-S",
        "aor:New York City",
        "cd:3613",
        "place:3651000",
        "zip:10453",
    }
    assert not place.approximate


def test_an_unknown_zip_falls_to_its_three_digit_area_and_says_so():
    place = resolve("78799")

    assert (place.precision, place.approximate) == (Precision.AREA, True)
    assert "county:48453" in place.touching_keys


def test_military_mail_has_no_point_and_keeps_the_national_key():
    place = resolve("APO AE 09012")

    assert place.point is None
    assert place.area_keys == {"us"}


def test_a_state_that_contradicts_the_zip_is_told():
    place = resolve("Austin TX 10453")

    assert (place.kind, place.guessed) == (PlaceKind.ZIP, True)
    assert [one.label for one in place.candidates] == ["10453 (Bronx, NY)", "Austin, TX"]


def test_a_state_holds_only_what_holds_all_of_it():
    texas = resolve("Texas")

    assert texas.area_keys == {"us", "state:TX"}
    assert {"county:48453", "district:TX-W", "aor:San Antonio", "cd:4837"} <= texas.touching_keys


def test_a_state_of_one_judicial_district_is_held_by_it():
    assert {"district:WY", "cd:5600", "aor:Denver"} <= resolve("Wyoming").area_keys


def test_new_york_city_is_its_five_counties():
    held = {key for key in resolve("NYC").area_keys if key.startswith("county:")}

    assert held == {"county:36005", "county:36047", "county:36061", "county:36081", "county:36085"}


def test_a_reservation_is_approximate_and_the_counties_round_it_may_hold_it():
    place = resolve("Pine Ridge Reservation")

    assert place.approximate
    assert place.label == "Pine Ridge Reservation (Pine Ridge, SD)"
    assert "county:46007" in place.touching_keys


def test_a_former_connecticut_county_may_be_any_region_that_holds_one_of_its_towns():
    place = resolve("Fairfield County, CT")

    regions = {key for key in place.touching_keys if key.startswith("county:")}
    assert regions == {"county:09120", "county:09140", "county:09190"}
    assert place.approximate


def test_a_text_of_ten_thousand_characters_is_not_searched():
    start = time.perf_counter()

    assert resolve("Austin, TX " * 1000).kind is PlaceKind.NOT_FOUND
    assert time.perf_counter() - start < 0.05


def test_control_and_direction_marks_change_nothing():
    assert resolve("Aus\u202etin,\u200b TX\u0000") == resolve("Austin, TX")


@given(st.text(max_size=220))
def test_any_text_gives_a_place_and_never_an_error(text):
    assert isinstance(resolve(text).kind, PlaceKind)


@given(st.sampled_from(sorted(zips())))
def test_every_zip_is_found_in_its_own_state(code):
    place = resolve(code)

    assert place.kind is PlaceKind.ZIP
    assert {f"zip:{code}", f"state:{zips()[code].state}", f"county:{zips()[code].county_fips}"} <= place.area_keys


@given(st.sampled_from(sorted(cities().values(), key=lambda row: row.geoid)))
def test_a_city_with_its_state_is_never_placed_in_another_state(row):
    place = resolve(row.label)

    assert place.kind is PlaceKind.AMBIGUOUS or place.state_code == row.state
    assert all(one.state_code == row.state for one in place.candidates)


@given(st.sampled_from(sorted(states())))
def test_every_state_is_found_by_its_name_and_its_code(usps):
    wanted = {f"state:{usps}"}

    assert wanted <= resolve(states()[usps].name).area_keys or usps == "WA"
    assert wanted <= resolve(f"{usps}, USA").area_keys or usps == "LA"
