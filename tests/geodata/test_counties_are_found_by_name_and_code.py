import pytest

from geodata.counties import (
    counties_of_aor,
    counties_of_district,
    counties_of_state,
    county,
    current_counties,
    density,
    find_county,
)
from geodata.keys import keys_of_county
from geodata.neighbours import touching_counties
from geodata.tables import counties


@pytest.mark.parametrize(
    ("name", "state", "fips"),
    [
        ("Travis County", "TX", "48453"),
        ("Travis", "TX", "48453"),
        ("Travis Co.", "TX", "48453"),
        ("Orleans Parish", "LA", "22071"),
        ("North Slope Borough", "AK", "02185"),
        ("Bayamon Municipio", "PR", "72021"),
        ("Bayamón", "PR", "72021"),
        ("Saint Clair County", "IL", "17163"),
        ("St Clair", "IL", "17163"),
        ("Ft. Bend County", "TX", "48157"),
        ("De Kalb County", "GA", "13089"),
        ("LaSalle", "IL", "17099"),
        ("Prince George's County", "MD", "24033"),
        ("Baltimore County", "MD", "24005"),
        ("Baltimore city", "MD", "24510"),
        ("Alexandria", "VA", "51510"),
        ("Shannon County", "SD", "46102"),
        ("Fairfield County", "CT", "09001"),
        ("Greater Bridgeport", "CT", "09120"),
        ("Saipan", "MP", "69110"),
        ("Nowhere County", "TX", None),
        ("Travis County", "CA", None),
        ("", "TX", None),
    ],
)
def test_a_county_is_found_as_people_write_it(name, state, fips):
    assert find_county(name, state) == fips


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("46113", ("46102",)),
        ("02270", ("02158",)),
        ("51515", ("51019",)),
        ("02261", ("02063", "02066")),
        ("09001", ("09120", "09140", "09190")),
        ("48453", ("48453",)),
        ("99999", ()),
    ],
)
def test_a_retired_code_gives_its_successors(old, now):
    assert current_counties(old) == now


def test_every_former_connecticut_county_has_successors():
    olds = [f"090{number:02}" for number in range(1, 16, 2)]

    assert all(set(current_counties(old)) <= set(counties_of_state("CT")) and current_counties(old) for old in olds)


def test_a_county_knows_its_facts():
    travis = county("48453")

    assert (travis.name, travis.short_name, travis.state) == ("Travis County", "Travis", "TX")
    assert (travis.jd_code, travis.ice_aor) == ("TX-W", "San Antonio")
    assert density("48453") == pytest.approx(travis.pop / travis.land_sqmi)
    assert county("46113") is None
    assert density("46113") is None


def test_the_keys_of_a_county_are_exact():
    assert keys_of_county("48453") == {"us", "state:TX", "county:48453", "district:TX-W", "aor:San Antonio"}
    assert keys_of_county("46113") == frozenset()


def test_groups_of_counties_are_whole():
    assert len(counties_of_state("TX")) == 254
    assert len(counties_of_state("CT")) == 9
    assert "48453" in counties_of_district("TX-W")
    assert "48453" in counties_of_aor("San Antonio")
    assert counties_of_state("ZZ") == ()
    assert sum(len(counties_of_state(state)) for state in {row.state for row in counties().values()}) == 3235


def test_neighbours_are_mutual_and_never_the_county_itself():
    assert touching_counties("48453") == {"48021", "48031", "48053", "48055", "48209", "48491"}
    for fips in counties():
        assert fips not in touching_counties(fips)
        assert all(fips in touching_counties(other) for other in touching_counties(fips))


def test_an_island_and_an_unknown_county_touch_nothing():
    assert touching_counties("15001") == frozenset()
    assert touching_counties("99999") == frozenset()
