"""What a curator writes on the page of a listing waits for others; a note is kept at once, and both leave entries."""

from datetime import date

import pytest

from directory.editing.live import live
from directory.models import AuditEntry, ChangeProposal, Phone, Service
from directory.proposals import approve
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, a_listing, everything
from tests.directory.tables import filled, page_of, said, sent

pytestmark = pytest.mark.django_db
STREET = "742 Evergreen Terrace"


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def cora():
    return people.signed_in(people.curator())


def actions():
    return list(AuditEntry.objects.order_by("pk").exclude(action="restricted.read").values_list("action", flat=True))


def test_a_page_sent_as_it_is_changes_nothing(listing, cora):
    before = Service.objects.values().get(pk=listing.pk)
    assert sent(cora, listing).status_code == 302
    assert Service.objects.values().get(pk=listing.pk) == before
    assert not ChangeProposal.objects.exists()
    assert actions() == []


def test_a_changed_field_waits_for_somebody_else(listing, cora):
    before = live(listing)
    answer = sent(cora, listing, description="New words.\r\nTwo lines.", why="Their site says so.")
    assert (answer.status_code, answer["Location"]) == (302, page_of(listing))
    made = ChangeProposal.objects.get()
    assert (made.author.username, made.state, made.base_version, made.why) == (
        "cora",
        "submitted",
        1,
        "Their site says so.",
    )
    assert made.changes == {"description": {"description": "New words.\nTwo lines."}}
    assert live(listing) == before
    assert Service.objects.get(pk=listing.pk).version == 1
    assert said(cora.get(page_of(listing))) == ["Saved. Your change waits for other people; nothing of it is live yet."]
    assert actions() == ["proposal.drafted", "proposal.submitted"]


def test_it_is_live_when_somebody_else_agreed(listing, cora):
    sent(cora, listing, description="New words.", why="Their site says so.")
    approve(proposal=ChangeProposal.objects.get(), reviewer=people.second_curator(), at=NOW)
    assert live(listing, ["description"]) == {"description": "New words."}


def test_boxes_that_belong_together_are_one_field(listing, cora):
    boxes = {"minimum_age": "18", "capacity": "waitlist", "capacity_expires": "2027-01-31", "accepts_pets": "true"}
    sent(cora, listing, **boxes, why="They said.")
    assert ChangeProposal.objects.get().changes == {
        "eligibility": {"ages": {"minimum": 18, "maximum": None}, "accepts_pets": True},
        "capacity": {"capacity": {"state": "waitlist", "expires": "2027-01-31"}},
    }


def test_a_note_is_written_at_once_and_kept(listing, cora):
    sent(cora, listing, curator_notes="Called.\r\nBusy.")
    assert Service.objects.get(pk=listing.pk).curator_notes == "Called.\nBusy."
    assert actions() == ["listing.noted"]
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize(
    ("changes", "box", "words"),
    [
        ({"description": "New words.", "why": " "}, "why", "This is needed."),
        ({"description": "", "why": "It is wrong."}, "description", "This is needed."),
        ({"minimum_age": "60", "maximum_age": "20", "why": "x"}, "maximum_age", "The highest age is below the lowest."),
        ({"capacity": "full", "why": "x"}, "capacity_expires", "This has to be a day such as 2026-11-30."),
    ],
)
def test_what_is_wrong_is_said_at_its_box_and_changes_nothing(listing, cora, changes, box, words):
    before = everything(listing)
    cora.get(page_of(listing))
    answer = sent(cora, listing, **changes)
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [box]
    assert everything(listing) | {"AuditEntry": []} == before | {"AuditEntry": []}
    assert actions() == []


@pytest.mark.parametrize("box", ["description", "curator_notes", "area_text"])
def test_where_a_private_place_is_enters_nothing_and_the_refusal_names_the_box_alone(listing, cora, box):
    samples.address(listing, disclosure="area")
    before = Service.objects.values().get(pk=listing.pk)
    answer = sent(cora, listing, **{box: f"It is at {STREET}.", "why": "They said."})
    assert (answer.status_code, list(answer.context["adminform"].form.errors)) == (200, [box])
    assert Service.objects.values().get(pk=listing.pk) == before
    assert not ChangeProposal.objects.exists()
    entry = AuditEntry.objects.get(action="input.refused")
    assert [place.rpartition(".")[2] for place in entry.fields] == [box]
    assert not any(STREET in str(fields) for fields in AuditEntry.objects.values_list("fields", flat=True))


def test_who_saw_an_older_version_is_told_and_writes_over_nothing(listing, cora):
    form = filled(cora.get(page_of(listing)).content.decode())
    Service.objects.filter(pk=listing.pk).update(description="Written meanwhile.", version=2)
    answer = cora.post(page_of(listing), {**form, "hours_text": "Mornings", "why": "They said."})
    assert answer.status_code == 200
    assert "The listing has changed since." in answer.context["adminform"].form.non_field_errors()[0]
    assert not ChangeProposal.objects.exists()


def test_an_administrator_writes_a_note_and_proposes_nothing(listing):
    adele = people.signed_in(people.administrator())
    sent(adele, listing, curator_notes="Ask again.", description="New words.", capacity="full", why="x")
    found = Service.objects.get(pk=listing.pk)
    assert (found.curator_notes, found.capacity) == ("Ask again.", "")
    assert found.description != "New words."
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize("role", ["operator", "partner", "analyst", "none", "nobody"])
def test_others_neither_see_nor_write(listing, role):
    users = {
        "operator": people.operator,
        "partner": lambda: people.partner(listing.organization),
        "analyst": people.analyst,
        "none": lambda: people.account("none"),
    }
    form = filled(people.signed_in(people.curator()).get(page_of(listing)).content.decode())
    client = people.signed_in(users[role]()) if role in users else people.Client()
    before = everything(listing)
    expected = 302 if role == "nobody" else 403
    for answer in (client.get(page_of(listing)), client.post(page_of(listing), {**form, "curator_notes": "Mine."})):
        assert answer.status_code == expected
    assert everything(listing) == before


def test_a_read_names_what_was_shown(listing, cora):
    Phone.objects.filter(service=listing).update(public=False)
    Service.objects.filter(pk=listing.pk).update(curator_notes="Ask for Ana.", capacity_expires=date(2027, 1, 1))
    cora.get(page_of(listing))
    assert AuditEntry.objects.get().fields == {
        "shown": {"before": None, "after": ["curator_notes", "history", "phones"]}
    }
