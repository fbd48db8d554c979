import pytest

from directory.listings.areas import area
from directory.listings.office_areas import _table, office_areas
from geodata.counties import counties_of_aor, counties_of_district, county
from geodata.states import state_name
from tests.directory.listings.records import a_record, an_area


@pytest.mark.parametrize(
    ("office", "basis", "keys"),
    [
        ("ice-cro-san-antonio", "declared", ["aor:San Antonio"]),
        ("ice-cro-san-francisco", "declared", ["aor:San Francisco", "county:32031"]),
        ("ice-cro-new-york", "declared", ["aor:New York City"]),
        ("ice-cro-miami", "inferred", ["state:FL"]),
        ("ice-cro-tampa", "inferred", ["state:FL"]),
        ("ice-cro-seattle", "inferred", ["state:WA", "state:ID", "state:OR", "state:AK"]),
        ("fbi-san-diego", "declared", ["county:06073", "county:06025"]),
        ("fbi-kansas-city", "declared", ["district:MO-W", "state:KS"]),
        ("fbi-mobile", "declared", ["district:AL-M", "district:AL-S"]),
        ("fbi-chicago", "inferred", ["state:IL"]),
    ],
)
def test_an_office_has_its_reviewed_area(office, basis, keys):
    record = a_record(id=office, service_area=an_area("field-office-area", ["TX"], "North Texas"))
    found = area(record)
    assert (found.basis, [row.area_key for row in found.rows]) == (basis, keys)


def test_an_office_of_a_whole_state_needs_no_row():
    record = a_record(
        id="fbi-omaha", service_area=an_area("field-office-area", ["NE", "IA"], "All of Nebraska and Iowa")
    )
    assert (area(record).basis, [row.area_key for row in area(record).rows]) == ("declared", ["state:NE", "state:IA"])


def test_newark_leaves_three_counties_to_philadelphia():
    newark = {row.area_key for row in office_areas("fbi-newark")}
    philadelphia = {row.area_key for row in office_areas("fbi-philadelphia")}
    assert len(newark) == 18
    assert philadelphia == {"state:PA", "county:34007", "county:34015", "county:34033"}
    assert not newark & philadelphia


def test_counties_named_for_a_main_office_alone_exclude_nobody():
    rows = office_areas("fbi-san-antonio")
    assert {row.basis for row in rows} == {"inferred"}
    assert "state:TX" in {row.area_key for row in rows}


def test_every_row_has_a_known_area_one_basis_an_office_and_a_source():
    for office, rows in _table().items():
        assert len({row.basis for row in rows}) == 1, office
        for row in rows:
            assert row.basis in {"declared", "inferred"}
            assert row.source
            assert row.note
            assert _known(row.area_key), row


def _known(key):
    kind, _, value = key.partition(":")
    readers = {"state": state_name, "county": county, "district": counties_of_district, "aor": counties_of_aor}
    return bool(readers[kind](value))


def test_an_office_that_names_its_cities_serves_round_them_and_not_whole_states():
    rows = office_areas("tahirih-justice-center")
    assert {row.basis for row in rows} == {"inferred"}
    assert {county(row.area_key[7:]).state for row in rows} == {"DC", "MD", "VA", "GA", "CA"}
    assert len(rows) == 24
    assert "county:06037" not in {row.area_key for row in rows}


def test_an_agency_of_new_york_city_serves_its_five_counties():
    rows = office_areas("safe-horizon")
    assert {row.area_key for row in rows} == {
        f"county:{code}" for code in ("36005", "36047", "36061", "36081", "36085")
    }
    assert {row.basis for row in rows} == {"declared"}
