"""An agency says that what stands there is right, and whether it has room."""

from datetime import date

import pytest

from directory.editing.live import live
from directory.models import AuditEntry, Service, Verification
from tests.api.partners.asking import CAPACITY, CONFIRM, other_agency
from tests.directory.curating import everything

pytestmark = pytest.mark.django_db


def confirmed(partner, listing, /, *groups, **changes):
    given = {"listing": listing.source_id, "groups": list(groups), "version": 1, "idempotencyKey": "k", **changes}
    return partner(CONFIRM, {"input": given})["confirmListing"]


def room(partner, listing, /, **changes):
    given = {"listing": listing.source_id, "capacity": "WAITLIST", "expires": "2026-11-27", "version": 1}
    return partner(CAPACITY, {"input": {**given, "idempotencyKey": "k", **changes}})["reportCapacity"]


def test_the_groups_count_from_this_day_on_in_the_agencys_name(partner, listing):
    answer = confirmed(partner, listing, "HOURS", "CONTACT", "HOURS")
    assert (answer["listing"], sorted(answer["groups"]), answer["errors"]) == (
        "tx-agency-house", ["CONTACT", "HOURS"], [],
    )  # fmt: skip
    rows = Verification.objects.filter(service=listing, verified_on=date(2026, 11, 26))
    assert {(row.field_group, row.verified_by) for row in rows} == {
        ("contact", "Agency House"),
        ("hours", "Agency House"),
    }
    assert AuditEntry.objects.filter(action="service.confirmed", actor__username="of-agency-house").count() == 1


def test_a_number_that_is_withheld_stays_so(partner, listing):
    Service.objects.filter(pk=listing.pk).update(backed=False)
    assert confirmed(partner, listing, "CONTACT")["errors"] == []
    assert Service.objects.get(pk=listing.pk).backed is False


def test_nothing_is_nothing_to_confirm(partner, listing):
    before = everything(listing)
    answer = confirmed(partner, listing)
    assert [(one["code"], one["field"]) for one in answer["errors"]] == [("BAD_INPUT", "input.groups")]
    assert everything(listing) == before


def test_room_is_live_at_once(partner, listing):
    assert room(partner, listing) == {
        "listing": "tx-agency-house",
        "capacity": {"state": "WAITLIST", "expires": "2026-11-27"},
        "errors": [],
    }
    assert live(listing, ["capacity"]) == {"capacity": {"state": "waitlist", "expires": "2026-11-27"}}
    assert Service.objects.get(pk=listing.pk).version == 1


@pytest.mark.parametrize("expires", ["2026-11-25", "2026-12-04", "soon", ""])
def test_a_wrong_end_is_said_with_its_place(partner, listing, expires):
    before = everything(listing)
    answer = room(partner, listing, expires=expires)
    assert [(one["code"], one["field"]) for one in answer["errors"]] == [("BAD_INPUT", "input.expires")]
    assert (answer["listing"], answer["capacity"]) == (None, None)
    assert everything(listing) == before


def test_another_agencys_listing_is_not_there(partner, listing):
    theirs, _secret = other_agency()
    before = everything(theirs)
    answers = [confirmed(partner, theirs, "CONTACT"), room(partner, theirs)]
    answers += [confirmed(partner, theirs, "CONTACT", listing="nope"), room(partner, theirs, listing="nope")]
    assert [one["errors"][0]["code"] for one in answers] == ["NOT_FOUND"] * 4
    assert answers[:2] == answers[2:]
    assert everything(theirs) == before
