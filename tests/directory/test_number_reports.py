"""An operator says that a number is dead, silent or closed: once a shift, for curators alone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from directory.calls import report_number
from directory.errors import BadInput, NotFound
from directory.models import IndexEvent, NumberReport, ProblemCount, Service, User
from directory.selectors import number_reports
from directory.services import withhold
from tests.directory.calls import LISTING, OTHER_LISTING

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)


@pytest.fixture
def ada():
    return User.objects.create(username="ada")


def report(operator, **changes):
    known = {"source_id": LISTING, "problem": "number-does-not-work", "at": MORNING}
    return report_number(operator=operator, **{**known, **changes})


def rows():
    return list(number_reports().values_list("service__source_id", "problem", "operator__username", "on", "shift"))


def test_a_report_names_listing_problem_operator_day_and_shift(ada):
    assert report(ada) is True
    assert rows() == [(LISTING, "number-does-not-work", "ada", TODAY, 1)]


def test_the_same_report_in_the_same_shift_is_kept_once(ada):
    report(ada)
    assert report(ada, at=MORNING + timedelta(hours=6)) is False
    assert len(rows()) == 1


def test_another_shift_day_problem_listing_or_operator_is_a_report_of_its_own(ada):
    report(ada)
    assert report(ada, at=MORNING + timedelta(hours=7)) is True
    assert report(ada, at=MORNING + timedelta(days=1)) is True
    assert report(ada, problem="closed") is True
    assert report(ada, problem="nobody-answers") is True
    assert report(ada, source_id=OTHER_LISTING) is True
    assert report(User.objects.create(username="ben")) is True
    assert len(rows()) == 7


@pytest.mark.parametrize(
    ("at", "on", "shift"),
    [
        (datetime(2026, 11, 26, 0, 0, tzinfo=UTC), TODAY, 0),
        (datetime(2026, 11, 26, 7, 59, 59, tzinfo=UTC), TODAY, 0),
        (datetime(2026, 11, 26, 8, 0, tzinfo=UTC), TODAY, 1),
        (datetime(2026, 11, 26, 16, 0, tzinfo=UTC), TODAY, 2),
        (datetime(2026, 11, 26, 23, 59, 59, tzinfo=UTC), TODAY, 2),
        (datetime(2026, 11, 25, 18, 0, tzinfo=ZoneInfo("America/Chicago")), TODAY, 0),
    ],
)
def test_a_shift_is_a_third_of_the_day_in_utc(ada, at, on, shift):
    report(ada, at=at)
    assert rows() == [(LISTING, "number-does-not-work", "ada", on, shift)]


def test_the_newest_day_and_shift_come_first_with_their_listings(ada, django_assert_num_queries):
    for hours in (8, 0, 24):
        report(ada, at=MORNING + timedelta(hours=hours))
    with django_assert_num_queries(1):
        shown = [(one.on, one.shift, one.service.organization.name, one.operator.username) for one in number_reports()]
    name = Service.objects.get(source_id=LISTING).organization.name
    assert shown == [(TODAY + timedelta(days=1), 1, name, "ada"), (TODAY, 2, name, "ada"), (TODAY, 1, name, "ada")]


@pytest.mark.parametrize("problem", ["", "could-not-help", "wrong-language", "something-else", "nobody is there"])
def test_what_is_no_problem_of_a_number_is_refused(ada, problem):
    with pytest.raises(BadInput) as refused:
        report(ada, problem=problem)
    assert refused.value.field == "problem"
    assert rows() == []


def test_a_time_without_a_zone_is_refused(ada):
    with pytest.raises(BadInput) as refused:
        report(ada, at=MORNING.replace(tzinfo=None))
    assert refused.value.field == "at"
    assert rows() == []


@pytest.mark.parametrize("source_id", [LISTING, "no-such-listing", "", "a\x00b"])
def test_a_listing_that_people_do_not_see_cannot_be_reported(ada, source_id):
    withhold(service=Service.objects.get(source_id=LISTING), by=None)
    with pytest.raises(NotFound) as refused:
        report(ada, source_id=source_id)
    assert refused.value.field == "listing"
    assert rows() == []


def test_a_report_changes_no_listing_no_public_count_and_tells_no_index(ada):
    before = Service.objects.filter(source_id=LISTING).values().get()
    report(ada)
    assert Service.objects.filter(source_id=LISTING).values().get() == before
    assert (IndexEvent.objects.count(), ProblemCount.objects.count()) == (0, 0)


@pytest.mark.parametrize("shift", [1, 3])
def test_a_second_row_and_a_fourth_shift_are_refused_by_the_database(ada, shift):
    report(ada)
    service = Service.objects.get(source_id=LISTING)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberReport.objects.create(
            service=service, problem="number-does-not-work", operator=ada, on=TODAY, shift=shift
        )
    assert len(rows()) == 1
