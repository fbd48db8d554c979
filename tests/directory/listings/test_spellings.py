import pytest

from directory.listings.places import bare, city_named, counties_by_city, counties_by_name
from directory.listings.rules import rule_table
from geodata.counties import county

PLACES = rule_table("spellings")["places"]


@pytest.mark.parametrize(("state", "written", "fips", "why"), PLACES, ids=[f"{row[0]}-{row[1]}" for row in PLACES])
def test_a_slip_is_read_as_the_county_of_the_table_and_is_no_town_of_its_state(state, written, fips, why):
    assert city_named(bare(written), state) is None
    assert county(fips).state == state
    assert counties_by_city(written, state) == (fips,)
    right = why.partition(":")[0].removesuffix(" County")
    if ":" in why and right[0].isupper():  # a slip names the town it stands for
        assert (counties_by_city(right, state) or counties_by_name(right, state)) == (fips,)


def test_a_slip_is_read_in_its_own_state_alone():
    assert counties_by_city("Pittsburgh", "KS") == ("20037",)
    assert counties_by_city("Pittsburgh", "PA") == ("42003",)
    assert counties_by_city("Mayville", "TX") == ()
