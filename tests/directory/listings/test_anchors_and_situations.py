import pytest

from directory.listings.anchors import anchor
from directory.listings.rules import rule_table
from directory.listings.situations import SITUATIONS, context
from tests.directory.listings.records import a_record

TABLE = rule_table("situations")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "crime-victim-compensation"}, "crime"),
        ({"kind": "police-victim-services"}, "crime"),
        ({"id": "fbi-omaha", "kind": "field-office"}, "crime"),
        ({"id": "hsi-houston", "kind": "field-office"}, "crime"),
        ({"id": "ovc-itverp", "kind": "compensation-program"}, "crime"),
        ({"kind": "victim-notification-service"}, "custody"),
        ({"id": "dhs-vine", "kind": "notification-service"}, "custody"),
        ({"kind": "state-corrections-agency"}, "custody"),
        ({"role": "enforcement-contact", "kind": "field-office"}, "custody"),
        ({"kind": "prosecutor-victim-services"}, "court"),
        ({"id": "usao-ak", "kind": "field-office"}, "court"),
        ({"kind": "state-attorney-general"}, "court"),
        ({"kind": "emergency-shelter"}, "person"),
        ({"role": "liaison", "kind": "field-office", "id": "ice-cro-dallas"}, "person"),
    ],
)
def test_whose_place_decides(changes, expected):
    assert anchor(a_record(**changes)) == expected


@pytest.mark.parametrize(("listing", "code"), TABLE["ids"].items())
def test_a_named_listing_applies_in_its_situation_only(listing, code):
    assert context(a_record(id=listing, kind="federal-program", role="direct-service")) == code
    assert code in SITUATIONS


@pytest.mark.parametrize(("start", "code"), TABLE["field_offices"].items())
def test_a_federal_field_office_is_for_a_federal_case(start, code):
    record = a_record(id=f"{start}somewhere", kind="field-office", role="justice-agency-victim-program")
    assert context(record) == code == "federal-case"


@pytest.mark.parametrize(("role", "code"), TABLE["roles"].items())
def test_a_liaison_or_removal_office_is_for_immigration_custody(role, code):
    assert context(a_record(role=role, kind="field-office", id="ice-office")) == code == "immigration-custody"


@pytest.mark.parametrize(("kind", "code"), TABLE["kinds"].items())
def test_a_state_notification_or_corrections_agency_is_for_state_custody(kind, code):
    assert context(a_record(kind=kind)) == code == "state-custody"


def test_a_tip_line_of_the_same_agency_has_no_situation():
    assert not context(a_record(id="fbi-ic3", kind="reporting-portal", role="reporting-channel"))


def test_any_other_service_applies_in_every_situation():
    assert not context(a_record())


def test_a_situation_says_what_opens_it():
    assert SITUATIONS["immigration-custody"].custody == {"immigration"}
    assert SITUATIONS["immigration-custody"].stages == {"removal"}
    assert SITUATIONS["state-custody"].custody == {"local", "state"}
    assert SITUATIONS["federal-case"].victimizations == {"any-federal-crime"}
    assert SITUATIONS["terrorism-abroad"].victimizations == {"terrorism"}
    assert set(SITUATIONS) == {
        "immigration-custody", "federal-custody", "state-custody", "federal-case", "terrorism-abroad"
    }  # fmt: skip
