"""A report raises one count of a listing, a problem and a week, and changes nothing else."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.admin import site
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from directory.errors import NotFound
from directory.models import IndexEvent, ProblemCount, Service
from directory.models.problems import Problem
from directory.selectors import reported_problems
from directory.services import count_problem, withhold
from tests import people

pytestmark = pytest.mark.django_db
LISTING = "988-lifeline"
MONDAY, SUNDAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 29), date(2026, 11, 30)


def report(problem=Problem.CLOSED, on=MONDAY, source_id=LISTING):
    count_problem(source_id=source_id, problem=problem, on=on)


def rows():
    return list(reported_problems().values_list("service__source_id", "problem", "week", "count"))


def test_a_week_runs_from_monday_to_sunday():
    for day in (MONDAY, SUNDAY, SUNDAY, NEXT_MONDAY):
        report(on=day)
    assert rows() == [(LISTING, "closed", NEXT_MONDAY, 1), (LISTING, "closed", MONDAY, 3)]


def test_each_problem_and_each_listing_has_a_count_of_its_own():
    other = Service.objects.filter(publication="published").exclude(source_id=LISTING).first().source_id
    report()
    report(Problem.NO_ANSWER)
    report(Problem.NO_ANSWER)
    report(source_id=other)
    assert sorted(rows()) == sorted(
        [(LISTING, "nobody-answers", MONDAY, 2), (LISTING, "closed", MONDAY, 1), (other, "closed", MONDAY, 1)]
    )


def test_two_rows_for_one_week_are_refused_by_the_database():
    report()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemCount.objects.create(service=Service.objects.get(source_id=LISTING), problem="closed", week=MONDAY)


def test_a_listing_that_people_do_not_see_counts_nothing():
    withhold(service=Service.objects.get(source_id=LISTING), by=None)
    for source_id in (LISTING, "no-such-listing"):
        with pytest.raises(NotFound):
            report(source_id=source_id)
    assert rows() == []


def test_a_report_changes_no_listing_and_tells_no_index():
    before = Service.objects.filter(source_id=LISTING).values().get()
    report()
    assert Service.objects.filter(source_id=LISTING).values().get() == before
    assert IndexEvent.objects.count() == 0


def test_nothing_finer_than_the_week_is_stored_and_nothing_of_the_person():
    assert {field.name for field in ProblemCount._meta.fields} == {"id", "service", "problem", "week", "count"}
    assert ProblemCount._meta.get_field("week").get_internal_type() == "DateField"


def asked():
    request = RequestFactory().get("/staff/")
    request.user = people.curator()
    return request


def test_a_curator_reads_the_counts_and_can_change_none():
    report(on=datetime(2026, 11, 26, tzinfo=UTC).date())
    pages = site._registry[ProblemCount]
    listed = pages.get_changelist_instance(asked()).get_queryset(asked())
    assert [(row.service.source_id, row.count) for row in listed] == [(LISTING, 1)]
    row = listed.get()
    assert not pages.has_add_permission(asked())
    assert not pages.has_change_permission(asked(), row)
    assert not pages.has_delete_permission(asked(), row)
    answer = pages.change_view(asked(), str(row.pk))
    answer.render()
    assert "closed" in answer.content.decode().casefold()
