import pytest

from directory.listings.derive import derive
from directory.listings.named_services import by_name
from directory.listings.record import check
from directory.listings.rules import rule_table
from tests.directory.listings.records import a_record, an_address

TABLE = rule_table("named_services")
COLLABORATIVE, PETS = TABLE["list_labels"]


def a_program(name, program=None, **changes):
    return a_record(organization=name, program=program or name, **changes)


def a_member(name):
    needs = ["emergency-shelter", "crisis-intervention", "safety-planning"]
    crimes = ["domestic-violence", "human-trafficking"]
    address = an_address(city="San Diego", state="CA")
    return a_program(name, COLLABORATIVE, needs=needs, victimization_types=crimes, address=address)


@pytest.mark.parametrize(
    ("name", "crimes", "needs"),
    [
        ("Batesville Rape Crisis Center", ["sexual-assault"], []),
        ("Sexual Assault/Spouse Abuse Resource Center (SARC)", ["sexual-assault"], []),
        ("Crime Victims Treatment Center", ["any-crime"], []),
        ("Lummi Nation – Victims of Crime", ["any-crime"], []),
        ("The Crime Victims Center, Inc.", ["any-crime"], []),
        ("Onslow Victim’s Center", ["violent-crime"], []),
        ("Center For Victims", ["violent-crime"], []),
        ("Makah Victim Services", ["violent-crime"], []),
        ("Queens Legal Services", [], ["legal-civil"]),
        ("Sexual Violence Law Center", ["sexual-assault"], ["legal-civil"]),
    ],
)
def test_a_name_widens_what_a_list_of_domestic_violence_programs_says(name, crimes, needs):
    read = by_name(a_program(name))
    assert read["victimization_types"] == ["domestic-violence", *crimes]
    assert read["needs"] == ["crisis-intervention", "safety-planning", *needs]
    assert read["kind"] == "domestic-violence-program"


@pytest.mark.parametrize(
    "name", ["Aid to Victims of Domestic Abuse", "The Lighthouse", "Family Crisis Center", "CASA, Inc."]
)
def test_a_name_that_says_nothing_more_changes_nothing(name):
    record = a_program(name)
    assert by_name(record) is record


def test_a_programme_with_its_own_name_has_decided_already():
    record = a_program("Miami-Dade Advocates for Victims", "State-certified domestic violence center")
    assert by_name(record) is record


def test_a_programme_name_made_up_by_a_list_decides_nothing():
    assert by_name(a_program("Safe Place and Rape Crisis Center", PETS))["victimization_types"] == [
        "domestic-violence",
        "sexual-assault",
    ]


def test_other_kinds_are_left_alone():
    record = a_program("Crime Victims Center", kind="emergency-shelter")
    assert by_name(record) is record


@pytest.mark.parametrize(
    ("name", "kind", "crimes", "needs", "doing"),
    [
        ("Bay Area Women Against Rape - BAWAR", "rape-crisis-center", ["sexual-assault", "human-trafficking"],
         ["crisis-intervention", "safety-planning"], "that helps people hurt by sexual assault"),
        ("The A21 Campaign - DFW", "human-trafficking-program", ["human-trafficking"],
         ["crisis-intervention", "safety-planning"], "that works against human trafficking"),
        ("California Against Slavery", "human-trafficking-program", ["human-trafficking"],
         ["crisis-intervention", "safety-planning"], "that works against human trafficking"),
        ("NAMI San Diego", "support-organization", ["domestic-violence", "human-trafficking"],
         ["mental-health"], "for people with mental illness and their families"),
        ("UC San Diego Health", "support-organization", ["domestic-violence", "human-trafficking"],
         ["crisis-intervention", "safety-planning"], "that gives health care"),
        ("San Diego Family Justice Center", "family-justice-center", ["domestic-violence", "human-trafficking"],
         ["crisis-intervention", "safety-planning"], "that is a family justice center"),
    ],
)  # fmt: skip
def test_a_member_named_for_other_work_is_no_shelter(name, kind, crimes, needs, doing):
    read = by_name(a_member(name))
    assert (read["kind"], read["victimization_types"], read["needs"]) == (kind, crimes, needs)
    said = f"Organization in San Diego, CA {doing}. It is on a list of groups that help people find safe shelter."
    assert read["description"] == f"{said} Ask what it offers itself."
    assert not check(read)


@pytest.mark.parametrize(
    "name", ["Safe Shelter of St Vrain Valley", "Crossroads Domestic Violence Program", "My Sister's House"]
)
def test_a_member_named_for_shelter_keeps_it(name):
    record = a_member(name)
    assert by_name(record) is record


def test_a_rape_crisis_center_that_shelters_by_its_name_is_widened_and_not_replaced():
    read = by_name(a_member("Safe Place and Rape Crisis Center"))
    assert read["victimization_types"] == ["domestic-violence", "human-trafficking", "sexual-assault"]
    assert "emergency-shelter" in read["needs"]


def test_a_name_of_another_list_is_never_replaced():
    record = a_program("Anti-Slavery Network", needs=["emergency-shelter"])
    assert by_name(record) is record


def test_the_directory_shows_what_the_name_says():
    found = derive(a_member("NAMI San Diego"))
    assert (found.fields["kind"], [row.code for row in found.terms if row.taxonomy == "need"]) == (
        "support-organization",
        ["mental-health"],
    )
