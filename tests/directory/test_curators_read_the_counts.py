"""The staff pages of counts and of number reports: to read, and nothing to change."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin import site
from django.test import RequestFactory

from directory.calls import count_call, report_number
from directory.models import CallCount, CountedCall, NeedCount, NumberReport, ReferralCount, Service, User
from tests import people
from tests.directory.calls import LISTING, OTHER_LISTING, a_call

pytestmark = pytest.mark.django_db
PAGES = [CallCount, NeedCount, ReferralCount, NumberReport]


@pytest.fixture(autouse=True)
def counted():
    count_call(a_call(needs=(("counseling", "full"),), referrals=((LISTING, "given"),)))
    operator = User.objects.create(username="ben")
    at = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    report_number(source_id=LISTING, problem="closed", operator=operator, at=at)


def asked(**query):
    request = RequestFactory().get("/staff/", query)
    request.user = people.curator()
    return request


def listed(kind, **query):
    return site._registry[kind].get_changelist_instance(asked(**query)).get_queryset(asked(**query))


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
def test_a_curator_reads_the_rows_and_can_change_none(kind):
    pages, row = site._registry[kind], listed(kind).get()
    assert not pages.has_add_permission(asked())
    assert not pages.has_change_permission(asked(), row)
    assert not pages.has_delete_permission(asked(), row)
    for answer in (pages.changelist_view(asked()), pages.change_view(asked(), str(row.pk))):
        answer.render()
        assert answer.status_code == 200


@pytest.mark.parametrize("kind", [NumberReport, ReferralCount], ids=lambda kind: kind.__name__)
def test_rows_of_a_listing_are_found_by_its_id(kind):
    assert [row.service.source_id for row in listed(kind, q=LISTING)] == [LISTING]
    assert list(listed(kind, q=OTHER_LISTING)) == []


def test_number_reports_stand_on_the_page_of_their_service_alone():
    pages = site._registry[Service]
    for source_id, shown in ((LISTING, True), (OTHER_LISTING, False)):
        answer = pages.change_view(asked(), str(Service.objects.get(source_id=source_id).pk))
        answer.render()
        assert ("closed 2026-11-26, shift 1" in answer.content.decode()) is shown


def test_tokens_have_no_page():
    assert CountedCall not in site._registry
