from datetime import date, timedelta

import pytest

from directory.models.provenance import FieldGroup
from directory.verifying import Due, State, due, intervals
from matching.spec import spec
from tests.directory.curating import a_listing

pytestmark = pytest.mark.django_db
LOOKED = date(2026, 10, 1)


def state(service, group, today):
    return next(one.state for one in due(service, today) if one.group == group)


def test_the_days_are_those_of_the_ranking():
    days = {group.value: every.days for group, every in intervals().items()}
    assert days == {"existence": 365, "contact": 270, "hours": 120, "eligibility": 365}
    freshness = spec()["freshness"]
    assert (days["existence"], days["contact"]) == (freshness["existence_half_life"], freshness["contact_half_life"])
    assert 2 * days["hours"] == spec()["access"]["stale_days"]


@pytest.mark.parametrize(("group", "days"), [("existence", 365), ("contact", 270), ("hours", 120)])
def test_due_on_the_day_and_overdue_at_twice(group, days):
    service = a_listing()
    turns = [days - 1, days, 2 * days - 1, 2 * days]
    states = [state(service, group, LOOKED + timedelta(days=count)) for count in turns]
    assert states == [State.CURRENT, State.DUE, State.DUE, State.OVERDUE]


def test_the_day_of_the_last_look_and_the_next_are_told():
    contact = next(one for one in due(a_listing(), LOOKED) if one.group == "contact")
    assert contact == Due(FieldGroup.CONTACT, LOOKED, date(2027, 6, 28), State.CURRENT)


def test_what_nobody_looked_at_is_overdue_and_so_is_what_has_no_date():
    service = a_listing(eligibility_description="For everybody.")
    service.verifications.filter(field_group="contact").update(verified_on=None)
    found = {one.group: one for one in due(service, LOOKED)}
    assert found["eligibility"] == Due(FieldGroup.ELIGIBILITY, None, None, State.OVERDUE)
    assert found["contact"] == Due(FieldGroup.CONTACT, None, None, State.OVERDUE)


def test_a_listing_is_asked_for_nothing_that_it_does_not_say():
    service = a_listing(hours_text="")
    service.phones.all().delete()
    assert [one.group for one in due(service, LOOKED)] == ["existence"]


def test_room_is_due_when_it_runs_out_and_never_overdue():
    service = a_listing(capacity="open", capacity_expires=date(2026, 10, 5))
    days = (date(2026, 10, 4), date(2026, 10, 5), date(2029, 10, 5))
    assert [state(service, "capacity", day) for day in days] == [State.CURRENT, State.DUE, State.DUE]


def test_room_without_an_end_is_due():
    assert state(a_listing(capacity="full"), "capacity", LOOKED) == State.DUE
