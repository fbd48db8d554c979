"""A written change is taken back: one other person is enough, and what was live before is live again, to the letter."""

import pytest

from directory import audit, proposals
from directory.editing.live import live
from directory.editing.table import BACKING, FIELDS
from directory.errors import BadInput, Conflict, Outdated
from directory.models import Language, Location, Phone, ServiceAtLocation
from tests.directory.curating import NOW, WORDS, a_listing, everything, people, submitted, written

pytestmark = pytest.mark.django_db
EVERY = (*FIELDS, BACKING)
OTHER_CONTACTS = {
    "contact": {
        "phones": [
            {"type": "text", "number": "88788", "keyword": "HELP"},
            {"type": "voice", "number": "+15125550177", "display": "512-555-0177", "language": "es"},
        ],
        "emails": [{"email": "help@safe.example"}],
        "urls": [{"kind": "web", "url": "https://safe.example/help"}],
        "address": None,
    }
}


@pytest.fixture
def listing():
    """With a line for Spanish, a number that is not shown, and a public place."""
    made = a_listing(backed=False, backed_reason="unverified")
    line = Phone.objects.create(
        service=made, position=1, type="voice", number="+15125550101", display="1-512-555-0101", public=False
    )
    Language.objects.create(service=made, phone=line, code="es", level=4)
    place = {"address_1": "1 Main St", "city": "Austin", "state_province": "TX", "postal_code": "78701"}
    location = Location.objects.create(
        organization=made.organization, disclosure="public", latitude=30.27, longitude=-97.74, **place
    )
    ServiceAtLocation.objects.create(service=made, location=location)
    return made


def test_contacts_go_back_to_exactly_what_was_live(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    before = live(listing, EVERY)
    held = written(listing, pat, OTHER_CONTACTS)
    after = live(listing, EVERY)
    assert after["address"] is None
    assert [phone["language"] for phone in after["phones"]] == ["", "es"]
    assert before["backing"]["backed"] is False
    assert after["backing"]["backed"] is True
    back = proposals.revert(proposal=held, author=cleo, why="The number was wrong.", at=NOW)
    assert (back.state, back.reverts, proposals.approvals_needed(back)) == ("submitted", held, 1)
    assert live(listing, EVERY) == after
    proposals.approve(proposal=back, reviewer=dana, at=NOW)
    assert live(listing, EVERY) == before
    listing.refresh_from_db()
    assert listing.version == 3
    assert audit.verify_chain() is None


def test_every_other_field_goes_back_too(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    changes = {
        **WORDS,
        "hours": {
            "always_open": False,
            "hours_text": "Mornings",
            "schedules": [{"byday": "MO,TU", "opens_at": "09:00", "closes_at": "12:30", "timezone": "America/Chicago"}],
        },
        "languages": {"languages": [{"code": "vi", "level": 4}], "interpreter": "yes"},
        "eligibility": {"ages": {"minimum": 18}, "accepts_pets": True, "intake_step": "walk-in"},
        "area": {"areas": [{"area_key": "state:TX"}, {"area_key": "county:48453"}], "area_text": "All of Texas"},
        "capacity": {"capacity": {"state": "full", "expires": "2026-12-24"}},
        "documents": {"documents": ["A photo ID", "A letter"]},
    }
    before = live(listing, EVERY)
    held = written(listing, pat, changes)
    changed = {name for name, value in live(listing, EVERY).items() if value != before[name]}
    assert changed == {
        *("description", "always_open", "hours_text", "schedules", "languages", "interpreter", "ages"),
        *("accepts_pets", "intake_step", "areas", "area_text", "capacity", "documents"),
    }
    back = proposals.revert(proposal=held, author=cleo, why="A mistake.", at=NOW)
    proposals.approve(proposal=back, reviewer=dana, at=NOW)
    assert live(listing, EVERY) == before


def test_what_was_changed_again_meanwhile_is_not_written_over(listing):
    pat, cleo = people("pat", "cleo")
    held = written(listing, pat, WORDS)
    written(listing, pat, {"description": {"description": "Newer words."}})
    before = everything(listing)
    with pytest.raises(Outdated) as refused:
        proposals.revert(proposal=held, author=cleo, why="A mistake.", at=NOW)
    assert refused.value.live == {"description": "Newer words."}
    assert refused.value.proposed == {"description": "A safe place to stay for people hurt by a partner."}
    assert everything(listing) == before


def test_a_change_of_another_field_stands(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    held = written(listing, pat, WORDS)
    written(listing, pat, {"documents": {"documents": ["A photo ID"]}})
    back = proposals.revert(proposal=held, author=cleo, why="A mistake.", at=NOW)
    proposals.approve(proposal=back, reviewer=dana, at=NOW)
    assert live(listing, ["documents"]) == {"documents": ["A photo ID"]}


def test_what_was_taken_back_comes_back_only_as_a_new_proposal(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    back = proposals.revert(proposal=written(listing, pat), author=cleo, why="Wrong.", at=NOW)
    proposals.approve(proposal=back, reviewer=dana, at=NOW)
    before = everything(listing)
    with pytest.raises(Conflict):
        proposals.revert(proposal=back, author=pat, why="It was right.", at=NOW)
    assert everything(listing) == before


def test_what_was_never_written_cannot_be_taken_back(listing):
    pat, cleo = people("pat", "cleo")
    made = submitted(listing, pat)
    before = everything(listing)
    with pytest.raises(Conflict):
        proposals.revert(proposal=made, author=cleo, why="A mistake.", at=NOW)
    assert everything(listing) == before


def test_going_back_says_why(listing):
    pat, cleo = people("pat", "cleo")
    held = written(listing, pat)
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        proposals.revert(proposal=held, author=cleo, why=" ", at=NOW)
    assert refused.value.field == "why"
    assert everything(listing) == before


def test_a_street_does_not_come_back_to_a_place_that_was_hidden_since(listing):
    pat, cleo, dana = people("pat", "cleo", "dana")
    street = {"description": {"description": "Come to 12 Oak Street."}}
    written(listing, pat, street)
    held = written(listing, pat, WORDS)
    hidden = {"address_1": "", "address_2": "", "postal_code": "", "latitude": None, "longitude": None}
    Location.objects.filter(service_at_locations__service=listing).update(disclosure="area", **hidden)
    back = proposals.revert(proposal=held, author=cleo, why="A mistake.", at=NOW)
    before = everything(listing)
    with pytest.raises(BadInput) as refused:
        proposals.approve(proposal=back, reviewer=dana, at=NOW)
    assert refused.value.field == "description.description"
    assert everything(listing) == before
