import pytest

from directory.listings.derive import derive
from tests.directory.listings.records import a_record, an_address, an_area

FOUNDATION = "Legal Aid Foundation of Los Angeles"


def an_office(program, kind="legal-aid-office", city="Inglewood"):
    return derive(
        a_record(organization=FOUNDATION, program=program, kind=kind, address=an_address(city=city, state="CA"))
    )


@pytest.mark.parametrize("program", ["Legal Aid Foundation of LA 19", f"{FOUNDATION} 21", f"{FOUNDATION} - 02"])
def test_an_office_code_is_no_name_the_town_is(program):
    assert an_office(program).fields["name"] == "Legal Aid Foundation of Los Angeles - Inglewood"


@pytest.mark.parametrize("program", ["Southfield #2", "Inglewood Office", "Branch 7", "Office 2021"])
def test_other_names_stay(program):
    assert an_office(program).fields["name"] == program


def test_a_number_elsewhere_or_without_a_town_stays():
    assert an_office("Unit 19", kind="emergency-shelter").fields["name"] == "Unit 19"
    assert an_office("Unit 19", city=None).fields["name"] == "Unit 19"


def test_an_area_not_stated_is_not_shown_as_one():
    unstated = a_record(service_area=an_area("unknown", ["KY"], "Not stated; Kentucky"))
    assert derive(unstated).fields["area_text"] == ""
    assert derive(a_record()).fields["area_text"] == "Hays"
