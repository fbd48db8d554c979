import pytest

from directory.listings.locations import area_only, location
from directory.listings.rules import rule_table
from directory.listings.types import LocationRow
from tests.directory.listings.records import a_record, an_address

OFFICE = an_address(
    line1="100 Main St", line2="Suite 2", city="San Marcos", zip="78666", lat=29.88, lon=-97.94, county_fips="48209"
)


def test_an_office_open_to_walk_in_is_public_with_its_point():
    assert location(a_record(kind="legal-aid-office", address=OFFICE, address_confidential=False)) == LocationRow(
        "public", "100 Main St", "Suite 2", "San Marcos", "TX", "78666", "48209", 29.88, -97.94
    )


def test_of_a_confidential_place_only_city_state_and_county_remain():
    assert location(a_record(address=OFFICE, address_confidential=True)) == LocationRow(
        "area", "", "", "San Marcos", "TX", "", "48209", None, None
    )


@pytest.mark.parametrize(
    "kind",
    [
        "domestic-violence-program",
        "emergency-shelter",
        "runaway-homeless-youth-program",
        "tribal-domestic-violence-program",
    ],
)
def test_a_shelter_is_an_area_even_where_its_source_prints_the_street(kind):
    assert location(a_record(kind=kind, address=OFFICE, address_confidential=False)) == LocationRow(
        "area", "", "", "San Marcos", "TX", "", "48209", None, None
    )


def test_every_kind_that_starts_private_is_a_kind_of_listing():
    kinds = rule_table("disclosure")["area_only_kinds"]
    assert set(kinds) <= set(rule_table("vocabularies")["kind"])
    assert not area_only("legal-aid-office")


def test_a_post_office_box_has_no_point():
    address = {**OFFICE, "line1": "P.O. Box 591", "line2": None}
    found = location(a_record(kind="legal-aid-office", address=address, address_confidential=False))
    assert (found.address_1, found.latitude, found.longitude) == ("P.O. Box 591", None, None)


def test_a_city_alone_is_an_area():
    found = location(a_record(address=an_address(city="San Marcos"), address_confidential=False))
    assert (found.disclosure, found.city) == ("area", "San Marcos")


def test_a_state_alone_is_no_location():
    assert location(a_record(address=an_address())) is None
    assert location(a_record(address=None)) is None


def test_a_retired_county_of_an_office_is_translated_and_left_out_where_it_was_split():
    old, split = an_address(city="Winner", county_fips="46113"), an_address(city="Valdez", county_fips="02261")
    assert location(a_record(address=old)).county_fips == "46102"
    assert not location(a_record(address=split)).county_fips
