"""Who writes over an older listing gets both texts and has written nothing."""

import pytest

from directory.models import ChangeProposal
from directory.services import raise_version
from tests.api.partners.asking import CAPACITY, CONFIRM, PROPOSE, proposal
from tests.directory.curating import everything

pytestmark = pytest.mark.django_db
OLD = "A safe place to stay for people hurt by a partner."
NEW = "A safe place to stay. You can bring children."


@pytest.fixture
def changed(listing):
    raise_version(service=listing)
    return listing


def test_a_change_over_an_older_version_shows_both_texts(partner, changed):
    before = everything(changed)
    answer = partner(PROPOSE, proposal(changed))["proposeChange"]
    assert answer["change"] is None
    [error] = answer["errors"]
    assert (error["code"], error["field"]) == ("CONFLICT", "input.version")
    assert (error["live"]["description"], error["proposed"]["description"]) == (OLD, NEW)
    assert (error["live"]["phones"], error["proposed"]["phones"]) == (None, None)
    assert everything(changed) == before


def test_both_numbers_are_shown(partner, changed):
    phones = {"phones": [{"type": "VOICE", "number": "+15125550177"}]}
    [error] = partner(PROPOSE, proposal(changed, contact=phones, description=None))["proposeChange"]["errors"]
    assert error["live"]["phones"] == [{"number": "+15125550100"}]
    assert error["proposed"]["phones"] == [{"number": "+15125550177"}]


def test_with_the_new_version_the_same_key_goes_on(partner, changed):
    partner(PROPOSE, proposal(changed))
    answer = partner(PROPOSE, proposal(changed, version=2))["proposeChange"]
    assert (answer["errors"], answer["change"]["version"]) == ([], 2)
    assert ChangeProposal.objects.count() == 1


def test_what_has_changed_is_not_confirmed_unseen(partner, changed):
    before = everything(changed)
    given = {"listing": changed.source_id, "groups": ["CONTACT"], "version": 1, "idempotencyKey": "k"}
    answer = partner(CONFIRM, {"input": given})["confirmListing"]
    [error] = answer["errors"]
    assert (answer["listing"], answer["groups"], error["code"], error["field"]) == (
        None, [], "CONFLICT", "input.version",
    )  # fmt: skip
    assert error["live"]["phones"] == [{"number": "+15125550100"}]
    assert everything(changed) == before


def test_room_of_a_listing_that_changed_is_not_written_unseen(partner, changed):
    before = everything(changed)
    given = {"listing": changed.source_id, "capacity": "OPEN", "expires": "2026-11-27", "version": 1}
    answer = partner(CAPACITY, {"input": {**given, "idempotencyKey": "k"}})["reportCapacity"]
    assert [(one["code"], one["field"]) for one in answer["errors"]] == [("CONFLICT", "input.version")]
    assert everything(changed) == before
