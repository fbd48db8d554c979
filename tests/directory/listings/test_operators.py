import pytest

from directory.listings.operators import operated_by
from tests.directory.listings.records import a_record


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "ice-voice", "kind": "hotline", "level": "federal"}, "immigration-agency"),
        ({"id": "hsi-houston", "kind": "field-office", "level": "federal"}, "immigration-agency"),
        ({"id": "usao-ak", "kind": "field-office", "level": "federal"}, "prosecutor"),
        ({"id": "fbi-omaha", "kind": "field-office", "level": "federal"}, "police"),
        ({"id": "bop-victim-witness", "kind": "notification-service", "level": "federal"}, "court-or-corrections"),
        ({"kind": "police-victim-services"}, "police"),
        ({"kind": "prosecutor-victim-services"}, "prosecutor"),
        ({"kind": "state-corrections-agency", "level": "state"}, "court-or-corrections"),
        ({"kind": "crime-victim-compensation", "level": "state"}, "government"),
        ({"kind": "tribal-domestic-violence-program", "level": "tribal"}, "tribal"),
        ({"organization": "Cowlitz Indian Tribe – Pathways to Healing"}, "tribal"),
        ({"kind": "victim-notification-service", "organization": "Orange County Sheriff's Department"}, "police"),
        ({"kind": "victim-services-program", "organization": "Office of the District Attorney"}, "prosecutor"),
        ({"organization": "Dover Air Force Base, Family Advocacy Program"}, "government"),
        ({"kind": "state-domestic-violence-coalition", "level": "state"}, "community-organization"),
        ({"kind": "hotline", "level": "national-nonprofit"}, "community-organization"),
        ({"kind": "emergency-shelter"}, "community-organization"),
        ({"needs": ["emergency-shelter"]}, "community-organization"),
        ({"needs": ["safety-planning"]}, "not-stated"),
        ({"kind": "state-hotline", "organization": "Virginia Statewide Hotline", "level": "state"}, "not-stated"),
        ({"kind": "family-justice-center"}, "not-stated"),
        ({"kind": "legal-aid-office"}, "not-stated"),
    ],
)
def test_who_answers(changes, expected):
    assert operated_by(a_record(**changes)) == expected
