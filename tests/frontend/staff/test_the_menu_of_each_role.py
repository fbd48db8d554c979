"""Somebody sees the rooms that they may enter, lands in the first of them, and finds no other door open."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from directory.models import Organization
from frontend.staff.menu import ENTRIES, first_page_of, menu_of
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts():
    organization = Organization.objects.create(slug="safe-house", name="Safe House", level="local")
    return {
        "operator": people.operator(),
        "partner": people.partner(organization),
        "curator": people.curator(),
        "analyst": people.analyst(),
        "administrator": people.administrator(),
        "none": people.account("none"),
    }


def test_an_entry_is_shown_to_whoever_its_check_lets_in(accounts):
    for account in accounts.values():
        assert menu_of(account) == tuple(entry for entry in ENTRIES if entry.may(account))


def test_every_entry_leads_somewhere_in_every_language():
    for entry in ENTRIES:
        assert entry.address.startswith("/staff/")
        with override("es"):
            assert entry.address.startswith(("/es/staff/", "/staff/admin/"))


@pytest.mark.parametrize("view", ["portal:listings", "portal:places"])
def test_one_entry_is_the_page_one_is_on(accounts, view):
    page = people.signed_in(accounts["partner"]).get(reverse(view)).content.decode()
    assert re.findall(r'<a href="([^"]+)"\s+aria-current="page"', page) == [reverse(view)]


def test_an_account_without_a_role_has_no_menu(accounts):
    assert (menu_of(accounts["none"]), first_page_of(accounts["none"])) == ((), None)


def test_the_door_leads_to_the_first_room(accounts):
    for name in ("operator", "curator", "administrator"):
        entry = first_page_of(accounts[name])
        assert people.signed_in(accounts[name]).get("/staff/")["Location"] == entry.address


def test_nobody_is_sent_to_the_sign_in():
    answer = people.Client().get("/staff/")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/staff/")


def test_who_may_not_enter_is_told_so_and_nothing_is_stored(accounts):
    answer = people.signed_in(accounts["none"]).get("/staff/")
    assert (answer.status_code, answer["Cache-Control"]) == (403, "no-store, private")
    assert "This page is not for your account" in answer.content.decode()
