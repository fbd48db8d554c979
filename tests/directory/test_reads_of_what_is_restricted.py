"""Whoever is shown what not everybody may see leaves an entry, once for an account, a thing and a minute."""

from datetime import timedelta

import pytest

from directory import audit
from directory.models import AuditEntry
from tests import people
from tests.directory.curating import NOW, a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing():
    return a_listing()


def read(about, *what, by=None, at=NOW):
    return audit.read(actor=by or people.curator(), about=about, what=what, at=at)


def test_a_read_says_who_saw_what_and_not_what_it_says(listing):
    entry = read(listing, "phones", "curator_notes", "phones")
    assert (entry.actor_name, entry.action, entry.at) == ("cora", "restricted.read", NOW)
    assert (entry.about_type, entry.about_id) == ("directory.service", str(listing.pk))
    assert entry.fields == {"shown": {"before": None, "after": ["curator_notes", "phones"]}}
    assert audit.verify_chain() is None


def test_a_reload_in_the_same_minute_leaves_no_second_entry(listing):
    read(listing, "phones", "curator_notes")
    assert read(listing, "phones", at=NOW + timedelta(seconds=59)) is None
    assert AuditEntry.objects.count() == 1


def test_the_next_minute_leaves_one_more(listing):
    read(listing, "phones")
    assert read(listing, "phones", at=NOW + timedelta(seconds=60)) is not None


def test_what_was_not_noted_yet_is_noted(listing):
    read(listing, "phones")
    assert read(listing, "curator_notes").fields["shown"]["after"] == ["curator_notes"]
    assert read(listing, "phones", "curator_notes") is None


def test_another_account_and_another_thing_are_told_apart(listing):
    read(listing, "phones")
    assert read(listing, "phones", by=people.second_curator()) is not None
    assert read(a_listing("tx-other"), "phones") is not None
    assert read(audit.Thing("page", "audit"), "entries").about_type == "page"


def test_nothing_restricted_leaves_nothing(listing):
    assert read(listing) is None
    assert not AuditEntry.objects.exists()


def test_what_was_refused_is_named_by_its_place_alone(listing):
    entry = audit.refused(actor=people.curator(), about=listing, place="contact.address.address_1", at=NOW)
    assert (entry.action, entry.about_id) == ("input.refused", str(listing.pk))
    assert entry.fields == {"contact.address.address_1": {"before": None, "after": None}}
