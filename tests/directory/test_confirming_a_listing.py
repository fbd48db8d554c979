from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from directory import fast_lane
from directory.errors import BadInput, Conflict
from directory.models import AuditEntry, IndexEvent, Service, Verification
from directory.models.provenance import FieldGroup
from directory.verifying import CURATORS, Means, confirm, may_be_confirmed
from tests.directory.curating import NOW, a_listing, everything
from tests.people import curator

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
CONTACT, HOURS = FieldGroup.CONTACT, FieldGroup.HOURS


@pytest.fixture(autouse=True)
def _late_on_that_day():
    with time_machine.travel(LATER, tick=False):
        yield


def confirmed(service, *groups, **how):
    given = {"by": "Oak House", "means": Means.MAIL_LINK, "actor": None, "at": NOW} | how
    return confirm(service=service, groups=groups, **given)


def columns(service, group):
    return Verification.objects.values_list("verified_on", "verified_by", "method").get(
        service=service, field_group=group
    )


def test_a_group_is_dated_and_the_others_stay():
    service = a_listing()
    confirmed(service, CONTACT)
    assert columns(service, "contact") == (date(2026, 11, 26), "Oak House", "mail-link")
    assert columns(service, "hours") == (date(2026, 10, 1), "source read", "source-read")


def test_a_group_that_nobody_looked_at_before_gets_its_row():
    service = a_listing()
    made = confirmed(service, FieldGroup.ELIGIBILITY, by=CURATORS, means=Means.WEB_CHECK)
    assert [str(row) for row in made] == ["eligibility 2026-11-26"]


def test_the_audit_says_what_was_before_and_what_was_checked():
    service, cora = a_listing(), curator()
    confirmed(service, HOURS, by=CURATORS, means=Means.CALL, actor=cora, notes={"hours": "Asked the front desk."})
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.about_id, entry.at) == ("service.confirmed", cora, str(service.pk), NOW)
    before = {"verified_on": "2026-10-01", "verified_by": "source read", "method": "source-read"}
    after = {"verified_on": "2026-11-26", "verified_by": "curators", "method": "call", "note": "Asked the front desk."}
    assert entry.fields == {"hours": {"before": before, "after": after}}


def test_the_search_index_is_told_and_the_version_stays():
    service = a_listing()
    confirmed(service, CONTACT, HOURS)
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [service.pk]
    assert Service.objects.get(pk=service.pk).version == 1


@pytest.mark.parametrize(
    ("means", "by"), [(Means.MAIL_LINK, "Oak House"), (Means.PORTAL, "Oak House"), (Means.CALL, CURATORS)]
)
def test_no_confirmation_puts_a_withheld_number_before_the_public(means, by):
    service = a_listing(backed=False, backed_reason="unverified")
    service.phones.update(public=False)
    confirmed(service, CONTACT, means=means, by=by)
    kept = Service.objects.get(pk=service.pk)
    assert (kept.backed, kept.backed_reason, service.phones.get().public) == (False, "unverified", False)


def test_room_that_was_confirmed_gets_no_later_end():
    service = a_listing(capacity="open", capacity_expires=date(2026, 11, 28))
    confirmed(service, FieldGroup.CAPACITY)
    assert Service.objects.get(pk=service.pk).capacity_expires == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("groups", "how", "field"),
    [
        ((), {}, "groups"),
        (("shoes",), {}, "groups"),
        ((CONTACT, "shoes"), {}, "groups"),
        ((CONTACT,), {"at": LATER + timedelta(days=1)}, "at"),
        ((CONTACT,), {"by": " "}, "by"),
        ((CONTACT,), {"by": "n" * 121}, "by"),
        ((CONTACT,), {"notes": {"contact": "n" * 2_001}}, "notes.contact"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(groups, how, field):
    service = a_listing()
    before = everything(service)
    with pytest.raises(BadInput) as refused:
        confirmed(service, *groups, **how)
    assert refused.value.field == field
    assert everything(service) == before


def test_a_later_look_is_not_written_over():
    service = a_listing()
    confirmed(service, HOURS)
    before = everything(service)
    with pytest.raises(Conflict):
        confirmed(service, HOURS, at=NOW - timedelta(days=1))
    assert everything(service) == before


def test_the_same_day_twice_is_one_row():
    service = a_listing()
    confirmed(service, HOURS)
    confirmed(service, HOURS, means=Means.PORTAL)
    assert columns(service, "hours") == (date(2026, 11, 26), "Oak House", "portal")


def test_numbers_that_are_being_checked_are_not_confirmed():
    service = a_listing(hours_text="24 hours")
    fast_lane.confirm_dead(service, curator(), at=NOW)
    before = everything(service)
    with pytest.raises(Conflict):
        confirmed(service, CONTACT, HOURS)
    assert everything(service) == before
    assert may_be_confirmed(service, NOW.date()) == (FieldGroup.EXISTENCE, HOURS)


def test_room_that_ran_out_is_not_offered_to_be_confirmed():
    service = a_listing(capacity="open", capacity_expires=date(2026, 11, 26))
    assert FieldGroup.CAPACITY in may_be_confirmed(service, date(2026, 11, 26))
    assert FieldGroup.CAPACITY not in may_be_confirmed(service, date(2026, 11, 27))
