import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import taxonomy

CODES = [term.code for term in taxonomy.terms("need")]


@pytest.mark.parametrize(
    ("wanted", "offered", "closeness"),
    [
        ("counseling", "counseling", 1.0),
        ("legal-help", "legal-civil", 0.9),
        ("mental-health", "counseling", 0.9),
        ("mental-health", "grief-support", 0.9),
        ("place-to-live", "emergency-shelter", 0.9),
        ("counseling", "mental-health", 0.6),
        ("forensic-exam", "medical-care", 0.6),
        ("grief-support", "counseling", 0.6),
        ("court-accompaniment", "justice-system-navigation", 0.6),
        ("immigration-relief-information", "legal-immigration", 0.6),
        ("victims-rights-enforcement", "legal-criminal-rights", 0.6),
        ("emergency-shelter", "transitional-housing", 0.25),
        ("legal-civil", "legal-immigration", 0.25),
        ("counseling", "compensation", 0.0),
        ("suicide-prevention", "crisis-intervention", 0.0),
        ("no-such-need", "counseling", 0.0),
    ],
)
def test_closeness_follows_the_tree(wanted, offered, closeness):
    assert taxonomy.need_closeness(wanted, offered) == closeness


@pytest.mark.parametrize("offered", ["housing", "transitional-housing", "financial-assistance", "information-referral"])
def test_only_a_shelter_meets_the_need_for_a_shelter(offered):
    assert taxonomy.need_closeness("emergency-shelter", offered) < 0.6


@pytest.mark.parametrize("offered", ["financial-assistance", "basic-needs"])
def test_a_food_or_rent_office_never_counts_as_compensation(offered):
    assert taxonomy.need_closeness("compensation", offered) < 0.6


def test_who_asks_for_an_umbrella_is_met_by_each_below_it():
    assert taxonomy.codes_that_meet("money-help") == {"money-help", "compensation", "financial-assistance"}
    assert taxonomy.codes_that_meet("emergency-shelter") == {"emergency-shelter", "place-to-live"}
    assert taxonomy.codes_that_meet("compensation") == {"compensation", "money-help"}


def test_family_of_a_term():
    assert taxonomy.children("need", "legal-help") == ("legal-civil", "legal-immigration", "legal-criminal-rights")
    assert taxonomy.ancestors("need", "victims-rights-enforcement") == ("legal-criminal-rights", "legal-help")
    assert taxonomy.siblings("need", "emergency-shelter") == ("transitional-housing", "housing")
    assert taxonomy.ancestors("victimization", "dating-violence") == ("domestic-violence", "family-violence")
    assert taxonomy.children("need", "compensation") == ()
    assert taxonomy.ancestors("need", "no-such-need") == ()
    assert taxonomy.siblings("need", "no-such-need") == ()


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_a_child_one_way_is_a_parent_the_other_and_siblings_are_mutual(wanted, offered):
    there, back = taxonomy.need_closeness(wanted, offered), taxonomy.need_closeness(offered, wanted)
    assert back == {1.0: 1.0, 0.9: 0.6, 0.6: 0.9, 0.25: 0.25, 0.0: 0.0}[there]
