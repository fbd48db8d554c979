"""An office of which only the state is known, and one whose inferred county holds no more than an edge of the city."""

import pytest

from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import offer, request, tier_with

OKLAHOMA = {"states": {"OK"}, "centre": (35.33, -96.93)}  # Shawnee, Pottawatomie County
MAIN, EDGE = "county:40109", "county:40125"  # Oklahoma City lies in the first; its limits reach the second
UNKNOWN = {"area_basis": "unknown", "area_keys": set()}


@on_each_engine
@pytest.mark.parametrize("line", [True, False])
def test_a_program_of_which_only_the_state_is_known_stands_last_by_phone_too(engine, line):
    somewhere = offer("somewhere", line=line, **UNKNOWN)
    assert tier_with(engine, request("safety-planning"), somewhere) == (4, "tier_area_unknown")


@on_each_engine
@pytest.mark.parametrize(
    ("keys", "here", "expected"),
    [
        ({MAIN}, "Oklahoma City, OK", (1, None)),
        ({EDGE}, "Oklahoma City, OK", (2, "tier_area_touches")),
        ({EDGE, MAIN}, "Oklahoma City, OK", (1, None)),
        ({EDGE}, "Shawnee, OK", (1, None)),
        ({EDGE}, "Pottawatomie County, OK", (1, None)),
        ({"county:36047"}, "New York, NY", (1, None)),
    ],
)
def test_an_inferred_area_holds_a_city_by_its_main_county(engine, keys, here, expected):
    state = {"states": {"NY"}} if "NY" in here else OKLAHOMA
    office = offer("office", area_basis="inferred", area_keys=keys, **state)
    assert tier_with(engine, request("safety-planning", here=here), office) == expected


@on_each_engine
def test_a_declared_area_holds_a_city_by_any_of_its_counties(engine):
    office = offer("office", area_keys={EDGE}, **OKLAHOMA)
    assert tier_with(engine, request("safety-planning", here="Oklahoma City, OK"), office) == (1, None)
