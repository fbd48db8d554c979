"""Offers for a community, for newcomers or for an age stand last where nothing says that the person is one of them."""

import pytest

from matching.service import match_with
from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import line, loaded, offer, request, tier_with

FITS, LAST = (1, None), (4, "tier_community")


@on_each_engine
@pytest.mark.parametrize(
    ("served", "asked", "expected"),
    [
        ({"latino", "immigrants"}, {}, LAST),
        ({"latino", "immigrants"}, {"populations": ("immigrants",)}, LAST),
        ({"latino", "immigrants"}, {"populations": ("latino",)}, FITS),
        ({"latino", "immigrants"}, {"languages": "fr"}, LAST),
        ({"latino", "all-victims"}, {}, FITS),
    ],
)
def test_a_community_must_be_named_and_a_wider_word_does_not_name_it(engine, served, asked, expected):
    assert tier_with(engine, request("safety-planning", **asked), offer("of-some", populations=served)) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, LAST),
        ({"languages": "en"}, LAST),
        ({"populations": ("women",)}, LAST),
        ({"populations": ("refugees",)}, FITS),
        ({"languages": "es"}, FITS),
        ({"needs": "safety-planning legal-immigration"}, FITS),
        ({"custody": "immigration"}, FITS),
    ],
)
def test_an_office_for_newcomers_fits_who_may_be_one(engine, asked, expected):
    for_them = offer("newcomers", populations={"immigrants", "refugees"})
    assert tier_with(engine, request(**{"needs": "safety-planning", **asked}), for_them) == expected


@on_each_engine
def test_an_office_for_newcomers_and_everybody_else_fits_all(engine):
    everybody = offer("everybody", populations={"immigrants", "general-public"})
    assert tier_with(engine, request("safety-planning"), everybody) == FITS


@on_each_engine
@pytest.mark.parametrize(
    ("served", "age", "people", "expected"),
    [
        ({"children", "parents"}, 29, (), LAST),
        ({"children", "parents"}, 18, (), LAST),
        ({"children", "parents"}, 17, (), FITS),
        ({"children", "parents"}, 29, ("parents",), FITS),
        ({"children", "parents"}, None, (), LAST),
        ({"children", "parents"}, None, ("teens",), FITS),
        ({"children", "parents"}, None, ("parents",), LAST),
        ({"children", "parents", "women"}, None, (), FITS),
        ({"adults"}, None, ("teens",), LAST),
        ({"adults"}, None, ("teens", "women"), FITS),
        ({"adults"}, None, (), FITS),
        ({"children", "parents", "women"}, 29, (), FITS),
        ({"adults"}, 15, (), LAST),
        ({"adults"}, 18, (), FITS),
        ({"adults", "teens"}, 15, (), FITS),
        ({"parents"}, 29, (), LAST),
        ({"parents"}, 29, ("parents",), FITS),
        ({"parents"}, None, ("children",), FITS),
    ],
)
def test_an_offer_for_the_young_alone_or_the_grown_alone_stands_last_for_the_others(
    engine, served, age, people, expected
):
    asked = request("safety-planning", age=age, populations=people)
    assert tier_with(engine, asked, offer("of-an-age", populations=served)) == expected


@on_each_engine
def test_a_known_age_or_a_named_one_outranks_what_a_crime_says_of_age(engine):
    children = line("children", populations={"children"}, groups={"children"}, victimizations={"neglect"})
    found = {
        (age, people): children.offer_id in _shown(engine, children, age, people)
        for age, people in [(None, ()), (9, ()), (80, ()), (None, ("older-adults",)), (None, ("children",))]
    }
    assert found == {
        (None, ()): True,
        (9, ()): True,
        (80, ()): False,
        (None, ("older-adults",)): False,
        (None, ("children",)): True,
    }


def _shown(engine, document, age, people):
    asked = request("crisis-intervention", victimizations=("neglect",), age=age, populations=people)
    return [one.offer_id for one in match_with(loaded(document, line(), engine=engine), asked).matches]


@on_each_engine
@pytest.mark.parametrize(
    ("happened", "age", "people", "expected"),
    [
        ("homicide", 9, ("children", "family-of-victims"), LAST),
        ("homicide", None, ("children",), LAST),
        ("homicide", 9, ("children", "parents"), FITS),
        ("homicide", 41, ("parents",), FITS),
        ("missing-person", 9, ("children",), FITS),
        ("assault", 9, ("children",), FITS),
    ],
)
def test_a_circle_of_parents_is_not_for_a_child_who_mourns(engine, happened, age, people, expected):
    asked = request("grief-support", victimizations=(happened,), age=age, populations=people)
    circle = offer("circle", populations={"parents"}, needs={"grief-support"}, victimizations={"any-crime"})
    assert tier_with(engine, asked, circle) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("group", "people", "there"),
    [
        ("military", (), True),
        ("military", ("veterans",), False),
        ("military", ("veterans", "military"), True),
        ("veterans", ("veterans",), True),
        ("veterans", ("military",), False),
    ],
)
def test_who_is_named_a_veteran_is_not_in_service(engine, group, people, there):
    served = line("served", populations={group}, groups={group}, victimizations={"military-sexual-trauma"})
    asked = request("crisis-intervention", victimizations=("military-sexual-trauma",), populations=people)
    found = [one.offer_id for one in match_with(loaded(served, line(), engine=engine), asked).matches]
    assert ("served" in found) is there


@on_each_engine
def test_somebody_with_a_disability_who_is_left_without_care_is_no_child(engine):
    children = line("children", populations={"children"}, groups={"children"}, victimizations={"neglect"})
    asked = request("crisis-intervention", victimizations=("neglect",), populations=("people-with-disabilities",))
    assert [one.offer_id for one in match_with(loaded(children, line(), engine=engine), asked).matches] == [
        "988-lifeline"
    ]


@on_each_engine
@pytest.mark.parametrize(
    ("served", "asked", "expected"),
    [
        ({"workers", "low-income"}, {}, LAST),
        ({"workers"}, {"populations": ("low-income",)}, LAST),
        ({"workers", "low-income"}, {"populations": ("workers",)}, FITS),
        ({"workers", "low-income"}, {"needs": "safety-planning employment-help"}, FITS),
        ({"workers", "low-income"}, {"victimizations": ("workplace-harassment",)}, FITS),
        ({"workers", "women"}, {}, FITS),
    ],
)
def test_an_office_for_workers_alone_waits_for_who_may_ask_about_work(engine, served, asked, expected):
    office = offer("office", populations=served, victimizations={"any-crime"})
    assert tier_with(engine, request(**{"needs": "safety-planning", **asked}), office) == expected
