"""The staff pages: a curator sees withheld numbers and can take a service down, and can put no number before people."""

import pytest
from django.contrib.admin import site
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from directory.admin.listings import ServiceAdmin
from directory.models import AuditEntry, Phone, Service
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> ServiceAdmin:
    return site._registry[Service]


def asked(query: dict | None = None, **post):
    request = RequestFactory().post("/staff/", post) if post else RequestFactory().get("/staff/", query or {})
    request.user = people.curator()
    request._messages = CookieStorage(request)
    return request


def listed(pages: ServiceAdmin, choice: str) -> set[str]:
    found = pages.get_changelist_instance(asked({"check": choice})).get_queryset(asked({"check": choice}))
    return {service.source_id for service in found}


def test_numbers_to_check_are_one_filter_away(pages):
    held = set(Phone.objects.filter(public=False).values_list("service__source_id", flat=True))
    waiting = listed(pages, "waiting")
    assert held
    assert held <= waiting
    assert "988-lifeline" not in waiting


def test_services_nobody_can_reach_are_one_filter_away(pages):
    expected = set(Service.objects.filter(publication="no_contact").values_list("source_id", flat=True))
    assert listed(pages, "unreachable") == expected


def test_a_curator_sees_the_withheld_number(pages):
    phone = Phone.objects.filter(public=False).first()
    answer = pages.change_view(asked(), str(phone.service_id))
    answer.render()
    assert phone.number in answer.content.decode()


def test_seeing_it_is_kept(pages):
    phone = Phone.objects.filter(public=False).first()
    pages.change_view(asked(), str(phone.service_id))
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.action, entry.about_id) == ("cora", "restricted.read", str(phone.service_id))
    assert {"history", "phones"} <= set(entry.fields["shown"]["after"])


def test_nothing_is_added_or_deleted(pages):
    service = Service.objects.get(source_id="988-lifeline")
    assert not pages.has_add_permission(asked())
    assert not pages.has_delete_permission(asked(), service)
    for rows in pages.get_inline_instances(asked(), service):
        assert not rows.has_change_permission(asked(), service), rows
        assert not rows.has_add_permission(asked(), service), rows


def test_a_curator_takes_a_service_down(pages):
    pages.take_down(asked(why="It closed."), Service.objects.filter(source_id="988-lifeline"))
    assert Service.objects.get(source_id="988-lifeline").publication == "withheld"
