import pytest

from directory.listings.groups import limited_groups


@pytest.mark.parametrize(
    ("populations", "expected"),
    [
        (["veterans", "military"], {"veterans", "military"}),
        (["lgbtq", "transgender"], {"lgbtq", "transgender"}),
        (["transgender"], {"transgender"}),
        (["lgbtq", "transgender", "people-in-custody"], {"lgbtq", "transgender"}),
        (["people-in-custody"], {"people-in-custody"}),
        (["teens", "young-adults", "homeless"], {"teens", "young-adults"}),
        (["deaf-hard-of-hearing"], {"deaf-hard-of-hearing"}),
        (["men"], {"men"}),
        (["us-citizens-abroad", "federal-employees"], {"us-citizens-abroad", "federal-employees"}),
        (["children", "native-american", "black"], {"children"}),
        (["children", "parents", "general-public"], {"children", "teens"}),
        (["teens", "parents"], {"children", "teens"}),
        (["teens", "children", "young-adults", "parents", "homeless"], {"children", "teens", "young-adults"}),
        (["older-adults", "low-income"], {"older-adults"}),
        (["people-with-disabilities"], {"people-with-disabilities"}),
        (["teens", "latino", "people-with-disabilities"], {"teens"}),
    ],
)
def test_populations_that_name_only_groups_limit_an_offer(populations, expected):
    assert limited_groups(populations, "Programme", "Organization") == expected


@pytest.mark.parametrize("open_to", ["all-victims", "adults", "women"])
def test_one_population_open_to_all_lifts_the_limit(open_to):
    assert limited_groups(["children", open_to], "Programme", "Organization") == frozenset()


@pytest.mark.parametrize("open_to", ["general-public", "parents"])
def test_the_public_and_parents_lift_the_limit_of_grown_groups(open_to):
    assert limited_groups(["veterans", open_to], "Programme", "Organization") == frozenset()


def test_children_and_their_parents_alone_are_a_parents_door():
    assert limited_groups(["children", "parents"], "Programme", "Organization") == frozenset()


@pytest.mark.parametrize(
    "populations",
    [["older-adults", "people-with-disabilities"], ["immigrants", "children"], ["immigrants", "refugees", "children"],
     ["people-in-custody", "immigrants"]],
)  # fmt: skip
def test_two_kinds_of_people_side_by_side_are_no_limit(populations):
    assert limited_groups(populations, "Programme", "Organization") == frozenset()


def test_who_supports_providers_is_not_limited_to_the_people_they_serve():
    populations = ["service-providers", "military"]
    assert limited_groups(populations, "Training", "Organization", role="provider-support") == frozenset()
    assert limited_groups(populations, "Training", "Organization") == {"military"}


@pytest.mark.parametrize(
    "populations",
    [["low-income"], ["homeless"], ["immigrants", "refugees"], ["latino", "lgbtq", "native-american"],
     ["pregnant-parenting"], ["children", "teens", "young-adults", "older-adults"]],
)  # fmt: skip
def test_communities_and_circumstances_are_no_limit(populations):
    assert limited_groups(populations, "Programme", "Organization") == frozenset()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Women Veterans Support Services", {"veterans"}),
        ("Taylor House for Men", {"men"}),
        ("New Britain Men's Shelter", {"men"}),
        ("Senior Legal Hotline", {"older-adults"}),
        ("Jamaica Service Program for Older Adults, INC", {"older-adults"}),
        ("Youth Represent", {"teens", "young-adults"}),
        ("DeafPhoenix", {"deaf-hard-of-hearing"}),
        ("Abused Deaf Women’s Advocacy Services", {"deaf-hard-of-hearing"}),
        ("Native American Law Office", {"native-american"}),
        ("Cowlitz Indian Tribe – Pathways to Healing", {"native-american"}),
        ("The LGBT Center", {"lgbtq"}),
        ("Dover Air Force Base, Family Advocacy Program", {"military"}),
        ("Kids In Need of Defense (KIND)", {"children"}),
    ],
)
def test_a_group_in_the_name_limits_an_offer_for_all_victims(name, expected):
    assert limited_groups(["all-victims"], name, "Organization") == expected


@pytest.mark.parametrize(
    "name",
    [
        "The Salvation Army",
        "Parents Of Murdered Children (POMC)",
        "Women and Children First",
        "Center of Hope Men’s and Women’s Shelter",
        "Indian River County Corps",
        "Children, Youth and Families Center",
        "Open Arms Rape Crisis & LGBT+ Services Center",
        "Transitional Housing",
        "Child, Inc.",
    ],
)
def test_a_name_that_only_sounds_like_a_group_is_no_limit(name):
    assert limited_groups(["all-victims"], name, name) == frozenset()


def test_a_state_agency_is_not_limited_by_its_name():
    assert limited_groups(["all-victims"], "Grants", "Youth Agency", role="information-referral") == frozenset()


def test_the_organizations_name_counts_where_the_programmes_says_nothing():
    assert limited_groups(["all-victims"], "Free legal help", "Kids in Need of Defense (KIND)") == {"children"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Seattle's Union Gospel Mission - Men's Recovery Program", {"men"}),
        ("Wind River Indian Reservation - Eastern Shoshone Victim Services", {"native-american"}),
        ("Women's Recovery Program", set()),
    ],
)
def test_programs_of_men_and_of_reservations_are_told_by_their_names(name, expected):
    assert limited_groups(["all-victims"], name, name) == expected
