"""Each write of a listing raises its version by one; what writes nothing leaves it."""

import pytest

from directory.errors import Conflict
from directory.listings.load import load
from directory.models import Service
from directory.services import publish, withhold
from tests.directory.curating import WORDS, people, written
from tests.directory.test_loading import ALL, record
from tests.directory.test_loading import written as file_of

pytestmark = pytest.mark.usefixtures("empty_directory")


@pytest.fixture
def listing(tmp_path):
    load([file_of(tmp_path, record())], classes=ALL)
    return Service.objects.get()


def version() -> int:
    return Service.objects.get().version


def test_a_listing_begins_at_one(listing):
    assert listing.version == 1


def test_a_person_who_takes_it_down_or_puts_it_back_raises_it(listing):
    assert withhold(service=listing, by=None).version == 2
    assert publish(service=listing, by=None).version == 3
    assert version() == 3


def test_a_person_with_an_old_copy_in_hand_raises_it_all_the_same(listing):
    first, second = Service.objects.get(), Service.objects.get()
    withhold(service=first, by=None)
    withhold(service=second, by=None)
    assert version() == 3


def test_a_refusal_leaves_it(listing):
    for rows in (listing.phones, listing.urls, listing.emails):
        rows.all().delete()
    with pytest.raises(Conflict):
        publish(service=listing, by=None)
    assert version() == 1


def test_a_load_raises_it_where_it_changes_something(listing, tmp_path):
    load([file_of(tmp_path, record())], classes=ALL)
    assert version() == 1
    load([file_of(tmp_path, record(description="New words."))], classes=ALL)
    assert version() == 2


def test_a_load_does_not_write_over_what_two_people_agreed_on(listing, tmp_path):
    written(listing, *people("pat"), WORDS)
    report = load([file_of(tmp_path, record(description="New words."))], classes=ALL)
    assert [(one.source_id, one.field) for one in report.kept] == [("tx-test", "description")]
    service = Service.objects.get()
    assert (service.description, service.version) == (WORDS["description"]["description"], 2)
