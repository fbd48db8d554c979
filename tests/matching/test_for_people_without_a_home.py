"""Doors for people without a home stand last where nothing speaks of a home that is lost or unsafe."""

import pytest

from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import offer, request, tier_with

FITS, LAST = (1, None), (4, "tier_community")
NEEDS = {"emergency-shelter", "safety-planning", "transportation"}


@on_each_engine
@pytest.mark.parametrize(
    ("served", "asked", "expected"),
    [
        ({"homeless"}, {}, LAST),
        ({"homeless", "women"}, {}, LAST),
        ({"homeless", "all-victims"}, {}, FITS),
        ({"homeless", "veterans"}, {}, FITS),
        ({"homeless"}, {"needs": "emergency-shelter"}, FITS),
        ({"homeless"}, {"needs": "safety-planning transportation"}, FITS),
        ({"homeless"}, {"populations": ("homeless",)}, FITS),
        ({"homeless", "teens"}, {"age": 15}, LAST),
        ({"homeless", "teens"}, {"age": 15, "victimizations": ("sexual-assault",)}, LAST),
        ({"homeless", "teens"}, {"age": 15, "victimizations": ("child-abuse",)}, FITS),
        ({"homeless", "teens"}, {"age": 15, "victimizations": ("sex-trafficking",)}, FITS),
    ],
)
def test_a_door_for_people_without_a_home_waits_for_a_word_of_that(engine, served, asked, expected):
    for_them = offer("a-home", populations=served, needs=NEEDS, victimizations={"any-crime"})
    assert tier_with(engine, request(**{"needs": "safety-planning", **asked}), for_them) == expected
