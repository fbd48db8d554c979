import pytest

from directory.listings.areas import area
from tests.directory.listings.records import a_record, an_address, an_area

NEW_YORK_CITY = ["county:36061", "county:36005", "county:36047", "county:36081", "county:36085"]  # its middle first


def keys(record):
    return [row.area_key for row in area(record).rows]


def served(service_area, **changes):
    return a_record(service_area=service_area, **changes)


def test_a_national_line_declares_the_nation():
    found = area(served(an_area("national", [], "United States")))
    assert (found.basis, [row.area_key for row in found.rows]) == ("declared", ["us"])


def test_a_state_list_is_declared():
    record = served(an_area("states", ["TX", "OK"]))
    assert (area(record).basis, keys(record)) == ("declared", ["state:TX", "state:OK"])


def test_a_county_list_is_declared_with_its_names():
    found = area(a_record())
    assert found.basis == "declared"
    assert [(row.area_key, row.name) for row in found.rows] == [("county:48209", "Hays County, TX")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("46113", ["county:46102"]),
        ("02270", ["county:02158"]),
        ("51515", ["county:51019"]),
        ("02261", ["county:02063", "county:02066"]),
        ("09001", ["county:09120", "county:09140", "county:09190"]),
    ],
)
def test_a_retired_county_code_is_translated(old, new):
    counties = [{"name": "Old", "state": "SD", "fips": old}]
    assert keys(served(an_area("county", ["SD"], counties=counties))) == new


def test_a_county_without_a_code_is_found_by_its_name():
    counties = [{"name": "Saint Clair", "state": "AL", "fips": None}]
    assert keys(served(an_area("county", ["AL"], counties=counties))) == ["county:01115"]


def test_an_independent_city_named_beside_its_counties_is_added():
    counties = [{"name": "Isle of Wight", "state": "VA", "fips": "51093"}]
    record = served(an_area("county", ["VA"], counties=counties, cities=["City of Smithfield", "City of Suffolk"]))
    assert keys(record) == ["county:51093", "county:51800"]


def test_a_county_among_the_towns_is_added_and_a_misspelt_one_is_counted():
    counties = [{"name": "Gloucester", "state": "VA", "fips": "51073"}]
    found = area(served(an_area("county", ["VA"], counties=counties, cities=["King & Queen County", "Smythe County"])))
    assert [row.area_key for row in found.rows] == ["county:51073", "county:51097"]
    assert found.unmatched == ("Smythe County",)


@pytest.mark.parametrize("name", ["New York City", "New York City area", "New York"])
def test_new_york_city_is_its_five_counties_by_inference(name):
    record = served(an_area("city", ["NY"], name, cities=[name]))
    assert (area(record).basis, keys(record)) == ("inferred", NEW_YORK_CITY)


@pytest.mark.parametrize(
    ("state", "text", "expected"),
    [
        ("GA", "Rockdale/Newton/Walton Counties", ["county:13247", "county:13217", "county:13297"]),
        ("ID", "Bear Lake/Franklin/Power Counties", ["county:16007", "county:16041", "county:16077"]),
        ("MD", "Prince George's County", ["county:24033"]),
        ("HI", "Honolulu, Ewa Beach, Makawao, and Hilo", ["county:15003", "county:15009", "county:15001"]),
        ("CO", "Ft. Collins", ["county:08069"]),
        ("MN", "St.Paul", ["county:27123"]),
        ("ID", "Coeur d’Alene", ["county:16055"]),
        ("MI", "Sault Ste. Marie", ["county:26033"]),
    ],
)
def test_city_texts_become_counties_by_inference(state, text, expected):
    record = served(an_area("city", [state], text, cities=[text]))
    assert (area(record).basis, keys(record)) == ("inferred", expected)


def test_a_city_that_no_table_knows_falls_back_to_the_county_of_the_office_and_is_counted():
    address = an_address(city="Bolivar", county_fips="29167", state="MO")
    found = area(served(an_area("city", ["MO"], "Bollevar", cities=["Bollevar"]), address=address))
    assert (found.basis, [row.area_key for row in found.rows]) == ("inferred", ["county:29167"])
    assert found.unmatched == ("Bollevar",)


def test_a_region_without_a_name_is_unknown_and_keeps_its_state():
    record = served(an_area("region", ["WV"], "West Virginia"), organization="Family Refuge Center", program="Hotline")
    assert (area(record).basis, keys(record)) == ("unknown", ["state:WV"])


@pytest.mark.parametrize(
    ("state", "organization", "basis", "expected"),
    [
        ("MI", "Battle Creek/Calhoun County CoC", "inferred", ["county:26025"]),
        ("AL", "Mobile City & County/Baldwin County CoC", "inferred", ["county:01097", "county:01003"]),
        ("VA", "Roanoke City & County, Salem CoC", "inferred", ["county:51161", "county:51770", "county:51775"]),
        ("VA", "Richmond/Henrico, Chesterfield, Hanover Counties CoC", "inferred",
         ["county:51760", "county:51087", "county:51041", "county:51085"]),
        ("KY", "Louisville-Jefferson County CoC", "inferred", ["county:21111"]),
        ("MT", "Montana Statewide CoC", "inferred", ["state:MT"]),
        ("DC", "District of Columbia CoC", "inferred", ["state:DC"]),
        ("AK", "Alaska Balance of State CoC", "unknown", ["state:AK"]),
        ("NY", "New York City CoC", "inferred", NEW_YORK_CITY),
        ("AR", "White County Domestic Violence Prevention", "inferred", ["county:05145"]),
        ("AR", "Restoration of Hope of Stuttgart", "inferred", ["county:05001"]),
        ("TN", "Knoxville Salvation Army Women's Shelter", "inferred", ["county:47093"]),
        ("AR", "Hope Center", "unknown", ["state:AR"]),
    ],
)  # fmt: skip
def test_names_of_counties_and_cities_inside_an_organizations_name_are_read(state, organization, basis, expected):
    text = "Not stated; a state"
    record = served(an_area("unknown", [state], text), organization=organization, program="Contact")
    assert (area(record).basis, keys(record)) == (basis, expected)


@pytest.mark.parametrize(
    ("office", "expected"), [("34041", "county:34041"), ("34027", "county:34027"), (None, "county:34041")]
)
def test_of_towns_of_one_name_the_one_in_the_offices_county_is_meant_else_a_borough_before_a_township(office, expected):
    address = an_address(city="Washington", county_fips=office, state="NJ")
    assert keys(served(an_area("city", ["NJ"], "Washington", cities=["Washington"]), address=address)) == [expected]


@pytest.mark.parametrize(
    ("state", "organization"),
    [("NY", "Seneca Nation Crime Victim Services"), ("OK", "Miami Tribe of Oklahoma"), ("CA", "Chico Rancheria")],
)
def test_a_peoples_name_is_not_read_as_a_town(state, organization):
    record = served(an_area("unknown", [state], "Not stated; a state"), organization=organization, program="Contact")
    assert (area(record).basis, keys(record)) == ("unknown", [f"state:{state}"])


def test_a_peoples_name_is_not_read_as_a_county():
    record = served(an_area("tribal", ["OK"], "Oklahoma"), organization="Delaware Tribe of Indians", level="tribal")
    assert (area(record).basis, keys(record)) == ("unknown", ["state:OK"])


@pytest.mark.parametrize(
    ("code", "states", "expected"),
    [
        ("wdtx", ["TX"], ["district:TX-W"]),
        ("ak", ["AK"], ["district:AK"]),
        ("gu", ["GU", "MP"], ["district:GU", "district:MP"]),
    ],
)
def test_a_federal_district_is_declared(code, states, expected):
    record = served(an_area("federal-district", states), federal_district=code)
    assert (area(record).basis, keys(record)) == ("declared", expected)


def test_a_legal_aid_area_is_inferred_from_its_state():
    record = served(an_area("legal-aid-area", ["OH"], "Area served by LSC grantee OH-24"))
    assert (area(record).basis, keys(record)) == ("inferred", ["state:OH"])
