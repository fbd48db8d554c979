from geodata.cities import find_cities
from geodata.states import population_center, state_name, states


def test_a_city_has_its_point_and_county():
    austin = find_cities("Austin", "TX")[0]

    assert (austin.geoid, austin.county_fips, round(austin.point.lat, 1)) == ("4805000", "48453", 30.3)


def test_a_city_merged_with_its_county_is_found_by_its_own_name():
    assert find_cities("Louisville", "KY")[0].geoid == "2148006"
    assert find_cities("Indianapolis", "IN")[0].geoid == "1836003"


def test_a_township_of_the_same_county_is_the_same_town():
    assert [row.type for row in find_cities("Bristol", "PA")] == ["borough"]


def test_an_unknown_city_gives_nothing():
    assert find_cities("Atlantis", "TX") == ()


def test_states_have_names_and_centers():
    assert len(states()) == 56
    assert state_name("TX") == "Texas"
    assert state_name("ZZ") is None
    assert round(population_center("TX").lat, 1) == 30.9
    assert population_center("ZZ") is None
