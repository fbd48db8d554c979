"""A count names a county of at least 20,000 people, else the state, else the country."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.coarse import coarse_area, is_coarse
from geodata.geocode import resolve
from geodata.places import county_place, zip_place
from geodata.tables import counties, states, zips
from geodata.types import Place, PlaceKind, Point


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("78701", "county:48453"),
        ("10453", "county:36005"),
        ("Travis County, TX", "county:48453"),
        ("Laredo, TX", "county:48479"),
        ("Loving County, TX", "state:TX"),  # 54 people
        ("79754", "state:TX"),  # the only ZIP of Loving County
        ("Kalawao County, HI", "state:HI"),
        ("New York City", "state:NY"),  # five counties
        ("Texas", "state:TX"),
        ("American Samoa", "state:AS"),
        ("District of Columbia", "county:11001"),  # one county, as large as it
        ("42223", "us"),  # Fort Campbell lies in Kentucky and in Tennessee
        ("Navajo Nation", "us"),  # three states
        ("APO AE 09012", "us"),
        ("Toronto", "us"),
        ("Springfield", "us"),  # several
        ("no such town", "us"),
        ("", "us"),
    ],
)
def test_a_place_is_told_no_finer_than_many_people(text, area):
    assert coarse_area(resolve(text)) == area


def test_no_place_is_the_country():
    assert coarse_area(None) == "us"


@pytest.mark.parametrize(
    ("point", "area"),
    [
        (Point(30.2672, -97.7431), "county:48453"),  # Austin
        (Point(31.85, -103.58), "state:TX"),  # Loving County
        (Point(43.6532, -79.3832), "us"),  # Toronto
    ],
)
def test_a_point_gives_the_county_that_it_lies_in(point, area):
    assert coarse_area(resolve(point=point)) == area


def test_a_zip_that_lies_in_two_counties_of_one_state_gives_the_state():
    code, row = next((code, row) for code, row in zips().items() if len(row.counties) > 1)
    assert {counties()[fips].state for fips, _ in row.counties} == {row.state}
    assert coarse_area(zip_place(code)) == f"state:{row.state}"


def test_a_county_is_named_from_20_000_people_on():
    below, from_there = (
        max((row for row in counties().values() if row.pop < 20_000), key=lambda row: row.pop),
        min((row for row in counties().values() if row.pop >= 20_000), key=lambda row: row.pop),
    )
    assert coarse_area(county_place(below.fips)) == f"state:{below.state}"
    assert coarse_area(county_place(from_there.fips)) == f"county:{from_there.fips}"


def test_every_state_and_territory_has_more_people_than_the_smallest_county_named():
    assert min(row.pop for row in states().values()) > 20_000


def test_a_place_without_keys_is_the_country():
    assert coarse_area(Place(PlaceKind.STATE, state_code="TX")) == "us"


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.sampled_from(sorted(zips())))
def test_whatever_is_given_holds_at_least_20_000_people_and_the_place(code):
    place = zip_place(code)
    area = coarse_area(place)
    kind, _, name = area.partition(":")
    assert kind != "county" or counties()[name].pop >= 20_000
    assert area in place.area_keys | place.touching_keys
    assert is_coarse(area)


@pytest.mark.parametrize(
    "area",
    [
        "",
        "US",
        "us:",
        "us:TX",
        "state:",
        "state:ZZ",
        "state:tx",
        "county:",
        "county:00000",
        "county:48301",
        "zip:78701",
    ],
)
def test_a_key_that_is_never_given_is_not_coarse(area):
    assert not is_coarse(area)


@pytest.mark.parametrize("area", ["us", "state:TX", "state:PR", "county:48453"])
def test_a_key_that_is_given_is_coarse(area):
    assert is_coarse(area)
