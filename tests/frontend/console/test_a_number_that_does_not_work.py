"""A number that does not work is told to curators at once, once a shift, by a signed-in operator."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine

from directory.models import IndexEvent, NumberReport, ProblemCount, Service
from tests.frontend.console.calling import LISTING, OTHER_LISTING, address, operator, rows, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def tell(client, listing=LISTING, **more):
    answer = client.post(address("wrong-number"), {"listing": listing, **more})
    return answer.status_code, json.loads(answer.content)


def reports():
    columns = ("service__source_id", "problem", "operator__username", "on", "shift")
    return sorted(NumberReport.objects.values_list(*columns))


def test_a_report_names_the_listing_and_who_told_it(clock):
    assert tell(signed_in()) == (200, {"told": True})
    assert reports() == [(LISTING, "number-does-not-work", "ada", date(2026, 11, 26), 1)]


def test_in_one_shift_it_is_told_once(clock):
    client = signed_in()
    assert tell(client) == (200, {"told": True})
    clock.shift(60 * 10)
    assert tell(client) == (200, {"told": False})
    assert tell(client, OTHER_LISTING) == (200, {"told": True})
    assert len(reports()) == 2


def test_in_the_next_shift_and_by_another_operator_it_is_told_again(clock):
    ada, ben = operator(), operator("ben")
    assert [tell(signed_in(one)) for one in (ada, ben)] == [(200, {"told": True})] * 2
    clock.shift(60 * 60 * 8)
    assert tell(signed_in(ada)) == (200, {"told": True})
    assert [(row[2], row[4]) for row in reports()] == [("ada", 1), ("ada", 2), ("ben", 1)]


@pytest.mark.parametrize("listing", ["", "no-such-listing", "a\x00b", "x" * 5_000, "988-lifeline\n"])
def test_a_listing_that_is_none_is_refused(listing):
    client = signed_in()
    tell(client, "")  # the session is saved now, and for this minute
    before = rows()
    status, told = tell(client, listing)
    assert (status, set(told), told["field"]) == (422, {"field", "message"}, "listing")
    assert rows() == before


def test_a_listing_that_nobody_is_shown_is_refused():
    Service.objects.filter(source_id=LISTING).update(publication="withheld")
    assert tell(signed_in())[0] == 422
    assert reports() == []


def test_whatever_else_is_sent_only_a_number_is_told_of():
    assert tell(signed_in(), problem="something-else", operator="ben", text="my husband hits me")[0] == 200
    assert [row[1:3] for row in reports()] == [("number-does-not-work", "ada")]


def test_no_listing_changes_no_public_count_rises_and_no_index_is_told():
    before = Service.objects.filter(source_id=LISTING).values().get()
    tell(signed_in())
    assert Service.objects.filter(source_id=LISTING).values().get() == before
    assert (IndexEvent.objects.count(), ProblemCount.objects.count()) == (0, 0)
