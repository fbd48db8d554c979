import pytest

from directory.listings.areas import area
from tests.directory.listings.records import a_record, an_address, an_area

BRONX, BROOKLYN, MANHATTAN, QUEENS, STATEN_ISLAND = "36005", "36047", "36061", "36081", "36085"


def in_the_city(program, organization="Example Center", county=None, **changes):
    city = an_area("city", ["NY"], "New York City", cities=["New York City"])
    address = an_address(state="NY", city="New York", county_fips=county)
    return area(a_record(service_area=city, program=program, organization=organization, address=address, **changes))


def counties(found):
    return [row.area_key.removeprefix("county:") for row in found.rows]


@pytest.mark.parametrize(
    ("program", "expected", "text"),
    [
        ("Bronx Legal Services", BRONX, "Bronx"),
        ("Brooklyn Family Justice Center", BROOKLYN, "Brooklyn"),
        ("Kings County Hospital Center", BROOKLYN, "Brooklyn"),
        ("Manhattan Community Office", MANHATTAN, "Manhattan"),
        ("Harlem Community Law Office", MANHATTAN, "Manhattan"),
        ("Long Island City, Queens", QUEENS, "Queens"),
        ("Migration Resource Center Staten Island", STATEN_ISLAND, "Staten Island"),
        ("Richmond County Clerk", STATEN_ISLAND, "Staten Island"),
    ],
)
def test_an_office_named_after_a_borough_serves_it_by_inference(program, expected, text):
    found = in_the_city(program)
    assert (found.basis, counties(found), found.text) == ("inferred", [expected], text)


def test_an_office_named_after_two_boroughs_serves_both():
    found = in_the_city("Bronx and Queens Office")
    assert (counties(found), found.text) == ([BRONX, QUEENS], "Bronx, Queens")


def test_the_programmes_borough_comes_before_the_organizations():
    assert counties(in_the_city("Queens Office", "Brooklyn Community Services")) == [QUEENS]
    assert counties(in_the_city("Main Office", "Brooklyn Community Services")) == [BROOKLYN]


@pytest.mark.parametrize("program", ["Richmond Hill High School", "Main Office", "Bronxville Center"])
def test_an_office_without_a_boroughs_name_serves_the_whole_city_wherever_it_stands(program):
    found = in_the_city(program, county=QUEENS)
    assert (sorted(counties(found)), found.text) == ([BRONX, BROOKLYN, MANHATTAN, QUEENS, STATEN_ISLAND], None)


def test_a_prosecutor_is_declared_for_one_county():
    kind = "prosecutor-victim-services"
    named = in_the_city("Bronx District Attorney's Office", kind=kind)
    assert (named.basis, counties(named)) == ("declared", [BRONX])
    placed = in_the_city("Victim Services Unit", "District Attorney's Office", county=QUEENS, kind=kind)
    assert (placed.basis, counties(placed)) == ("declared", [QUEENS])


@pytest.mark.parametrize("program", ["Police Service Area: PSA 9", "110th Precinct", "Criminal Court"])
def test_a_precinct_and_a_court_serve_the_county_they_stand_in(program):
    found = in_the_city(program, county=QUEENS)
    assert (found.basis, counties(found)) == ("inferred", [QUEENS])


def test_a_declared_list_of_counties_is_never_narrowed():
    listed = [
        {"name": "x", "state": "NY", "fips": code} for code in (BRONX, BROOKLYN, MANHATTAN, QUEENS, STATEN_ISLAND)
    ]
    record = a_record(service_area=an_area("county", ["NY"], counties=listed), program="Bronx Office")
    assert len(area(record).rows) == 5
