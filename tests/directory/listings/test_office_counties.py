"""Real offices whose county was read off the wrong town, and neighbours that must stay as they are."""

import pytest

from directory.listings.derive import derive
from directory.listings.office_counties import placed
from tests.directory.listings.records import a_record, an_address, an_area


def an_office(state, city, zip_code, fips, point=(None, None), line="1 Main Street"):
    address = an_address(
        line1=line, city=city, state=state, zip=zip_code, county="Old", county_fips=fips, lat=point[0], lon=point[1]
    )
    listed = [{"name": "Old", "state": state, "fips": fips}]
    return a_record(
        service_area=an_area("region", [state], "Old", counties=listed, cities=[city]),
        address=address,
        address_confidential=False,
    )


@pytest.mark.parametrize(
    ("state", "city", "zip_code", "old", "new", "name"),
    [
        ("OK", "Mcalester", "74501", "40123", "40121", "Pittsburg County"),
        ("KS", "Seneca", "66538", "20139", "20131", "Nemaha County"),
        ("PR", "Bayamon", "00960", "72041", "72021", "Bayamón Municipio"),
        ("OH", "Dayton", "45402", "39109", "39113", "Montgomery County"),
        ("VA", "Roanoke", "24011", "51161", "51770", "Roanoke city"),
        ("CO", "Westminster", "80030", "08059", "08001", "Adams County"),
        ("NY", "New York", "10013", "36047", "36061", "New York County"),
    ],
)
def test_the_county_that_zip_and_town_share_wins_and_the_area_follows(state, city, zip_code, old, new, name):
    read = placed(an_office(state, city, zip_code, old))
    assert (read["address"]["county_fips"], read["address"]["county"]) == (new, name)
    assert read["service_area"]["counties"] == [{"name": name, "state": state, "fips": new}]
    assert read["service_area"]["text"] == name


@pytest.mark.parametrize(
    ("state", "city", "zip_code", "fips"),
    [
        ("OK", "Mcalester", "74501", "40121"),  # all agree
        ("FL", "Fort Myers", "33802", "12071"),  # a post office box's ZIP, not exact
        ("WA", "Kennewick", "98336", "53005"),  # the ZIP of another town: the town and the county agree
        ("NY", "Brooklyn", "12207", "36047"),
        ("TX", "Nowhere Known", "78701", "48209"),
        ("TX", "Austin", None, "48209"),
    ],
)
def test_what_zip_and_town_do_not_both_speak_against_stays(state, city, zip_code, fips):
    record = an_office(state, city, zip_code, fips)
    assert placed(record) is record


def test_a_point_in_the_written_county_outweighs_the_zip_alone():
    seventh_avenue = (40.73715, -74.00096)  # Greenwich Village, Manhattan; 11217 is in Brooklyn
    record = an_office("NY", "New York", "11217", "36061", seventh_avenue)
    assert placed(record)["address"]["county_fips"] == "36061"


def test_a_point_far_from_its_zip_is_dropped_and_a_near_one_kept():
    far = an_office("AK", "Bethel", "99559", "02050", (60.94, -159.0))
    assert (placed(far)["address"]["lat"], placed(far)["address"]["county_fips"]) == (None, "02050")
    near = an_office("TX", "Austin", "78701", "48453", (30.30, -97.70))
    assert placed(near) is near


def test_new_york_without_street_or_zip_has_no_county_but_the_posts():
    assert placed(an_office("NY", "New York", None, "36047", line=None))["address"]["county_fips"] is None
    manhattan = an_office("NY", "New York", None, "36061", line=None)
    assert placed(manhattan) is manhattan


def test_a_record_without_an_address_stays():
    record = a_record(address=None)
    assert placed(record) is record


def test_the_directory_gets_the_office_where_it_is():
    found = derive(an_office("OK", "Mcalester", "74501", "40123", (34.7828, -96.68264)))
    assert [row.name for row in found.areas] == ["Pittsburg County, OK"]
    assert (found.location.county_fips, found.location.latitude) == ("40121", None)
    assert found.fields["area_text"] == "Pittsburg County"
