import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.areas import county_at, district_at
from geodata.geocode import resolve
from geodata.tables import rows, zips
from geodata.types import PlaceKind, Point


@pytest.mark.parametrize(
    ("name", "lat", "lon", "county", "district", "cd", "aor"),
    [
        ("Austin", 30.27, -97.74, "48453", "TX-W", "4837", "San Antonio"),
        ("the Bronx", 40.852508, -73.913291, "36005", "NY-S", "3613", "New York City"),
        ("Seattle", 47.61, -122.33, "53033", "WA-W", "5307", "Seattle"),
        ("Pine Ridge", 43.02692, -102.55235, "46102", "SD", "4600", "St Paul"),
        ("San Juan", 18.4655, -66.1057, "72127", "PR", "7298", "Miami"),
        ("Utqiagvik", 71.2906, -156.7886, "02185", "AK", "0200", "Seattle"),
        ("Hartford", 41.7658, -72.6734, "09110", "CT", "0901", "Boston"),
    ],
)
def test_a_point_lies_in_its_county_districts_and_ice_area(name, lat, lon, county, district, cd, aor):
    place = resolve(point=Point(lat, lon))

    assert place.kind is PlaceKind.POINT, name
    assert {f"county:{county}", f"district:{district}", f"cd:{cd}", f"aor:{aor}"} <= place.area_keys
    assert not place.approximate


def test_american_samoa_has_no_federal_district_and_no_ice_area():
    place = resolve(point=Point(-14.2781, -170.6895))

    assert place.area_keys == {"us", "state:AS", "county:60010", "cd:6098"}


def test_a_point_just_offshore_falls_to_the_nearest_county_and_says_so():
    place = resolve(point=Point(29.25, -94.80))

    assert (place.county_fips, place.approximate) == ("48167", True)


def test_a_point_far_at_sea_is_outside():
    assert county_at(Point(28.0, -94.0)) == (None, False)


def test_the_aleutians_beyond_the_date_line_are_found():
    assert county_at(Point(52.9, 172.9)) == ("02016", False)


@pytest.mark.parametrize(
    ("lat", "lon", "word"),
    [
        (91, 0, "latitude"),
        (-90.1, 0, "latitude"),
        (0, 181, "longitude"),
        (math.nan, 0, "latitude"),
        (0, math.inf, "longitude"),
    ],
)
def test_a_point_off_the_globe_is_refused_by_name(lat, lon, word):
    with pytest.raises(ValueError, match=f"^{word} must be a number from"):
        resolve(point=Point(lat, lon))


def test_the_point_goes_before_the_text():
    assert resolve("Denver, CO", Point(30.27, -97.74)).county_fips == "48453"


@settings(max_examples=50)
@given(st.sampled_from(sorted(code for code, row in zips().items() if row.exact)))
def test_a_zip_middle_lies_in_one_of_the_counties_of_the_zip(code):
    row = zips()[code]
    fips, _ = county_at(row.point)

    assert fips is not None
    assert fips in {f for f, _ in row.counties} or fips[:2] == row.county_fips[:2]


@settings(max_examples=50)
@given(st.sampled_from(sorted(row["zip"] for row in rows("zip_districts.csv.gz"))))
def test_the_stored_district_of_a_zip_is_that_of_its_point(code):
    assert district_at(zips()[code].point) == zips()[code].cd
