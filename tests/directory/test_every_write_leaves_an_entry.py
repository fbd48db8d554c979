"""A listing taken down, published or noted, an operator made and a load run each leave an entry, or change nothing."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from directory.errors import BadInput, Conflict
from directory.models import AuditEntry, Phone, Service
from directory.services import make_operator, note, publish, withhold
from tests import people
from tests.api import samples
from tests.directory.curating import NOW, a_listing, everything
from tests.directory.test_loading import record, written

pytestmark = pytest.mark.django_db
STREET = "742 Evergreen Terrace"


@pytest.fixture
def listing():
    return a_listing()


@pytest.fixture
def private(listing):
    samples.address(listing, disclosure="area")
    return listing


def last():
    return AuditEntry.objects.first()


def told():
    entry = last()
    return entry.actor_name, entry.action, entry.about_type, entry.about_id, entry.fields


def test_taking_down_is_kept_with_who_why_and_what_it_was(listing):
    withhold(service=listing, by=people.curator(), why="It closed.", at=NOW)
    fields = {
        "publication": {"before": "published", "after": "withheld"},
        "why": {"before": None, "after": "It closed."},
    }
    assert told() == ("cora", "listing.taken_down", "directory.service", str(listing.pk), fields)
    assert last().at == NOW


def test_publishing_is_kept_and_a_command_has_no_name(listing):
    withhold(service=listing, by=None)
    publish(service=listing, by=None)
    fields = {"publication": {"before": "withheld", "after": "published"}}
    assert told() == ("", "listing.published", "directory.service", str(listing.pk), fields)


def test_a_refused_publishing_leaves_no_entry(listing):
    Phone.objects.filter(service=listing).delete()
    before = everything(listing)
    with pytest.raises(Conflict):
        publish(service=listing, by=people.curator())
    assert everything(listing) == before


def test_a_note_is_kept_with_what_it_was_and_a_second_click_counts_once(listing):
    note(service=listing, by=people.curator(), words="Called on Monday. ", at=NOW)
    note(service=listing, by=people.curator(), words="Called on Monday.", at=NOW)
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.action) == ("cora", "listing.noted")
    assert entry.fields == {"curator_notes": {"before": "", "after": "Called on Monday."}}
    assert Service.objects.get(pk=listing.pk).curator_notes == "Called on Monday."


def test_a_note_writes_the_note_alone(listing):
    Service.objects.filter(pk=listing.pk).update(description="Loaded meanwhile.")
    note(service=listing, by=people.curator(), words="Called.")
    found = Service.objects.get(pk=listing.pk)
    assert (found.description, found.version) == ("Loaded meanwhile.", listing.version)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (lambda one: note(service=one, by=people.curator(), words=f"It is at {STREET}."), "curator_notes"),
        (lambda one: withhold(service=one, by=people.curator(), why=f"It left {STREET}."), "why"),
        (lambda one: publish(service=one, by=people.curator(), why=f"Back at {STREET}."), "why"),
    ],
)
def test_words_about_a_private_place_enter_neither_the_listing_nor_the_audit(private, act, field):
    before = everything(private)
    with pytest.raises(BadInput) as refused:
        act(private)
    assert refused.value.field == field
    assert everything(private) == before
    assert STREET not in json.dumps(list(AuditEntry.objects.values_list("fields", flat=True)))


def test_an_operator_is_kept_without_the_password(db):
    made = make_operator(name="ada", password="a lamp by the window")
    make_operator(name="ada", password="another lamp by the window")
    entries = AuditEntry.objects.filter(action="account.operator_made").order_by("pk")
    assert [(one.actor_name, one.about_type, one.about_id) for one in entries] == [
        ("", "directory.user", str(made.pk))
    ] * 2
    assert [one.fields for one in entries] == [
        {"operator": {"before": False, "after": True}},
        {"operator": {"before": True, "after": True}},
    ]
    assert "lamp" not in json.dumps(list(AuditEntry.objects.values_list("fields", flat=True)))


@pytest.fixture
def file(tmp_path, empty_directory):
    return written(tmp_path, record(), record("tx-other"))


def test_a_load_is_one_entry_with_its_counts(file):
    call_command("load_listings", str(file), stdout=StringIO())
    entry = AuditEntry.objects.get(action="listings.loaded")
    assert (entry.actor_name, entry.about_type, entry.about_id) == ("", "directory.load", "")
    assert {name: one["after"] for name, one in entry.fields.items()} == {
        "files": ["some.jsonl"],
        "read": 2,
        "created": 2,
        "changed": 0,
        "same": 0,
        "corrected": 0,
        "left_out": 0,
        "refused": 0,
    }


def test_a_dry_run_leaves_neither_a_listing_nor_an_entry(file):
    call_command("load_listings", str(file), stdout=StringIO(), dry_run=True)
    assert not AuditEntry.objects.exists()
    assert not Service.objects.exists()
