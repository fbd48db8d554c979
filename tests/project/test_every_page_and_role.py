"""Every address of the project, asked for and posted to by every role, is answered as `pages_and_roles.py` says."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from directory.models import Organization
from directory.models.people import Role
from tests import people
from tests.project.pages_and_roles import EXPECTED, ROLES, SAMPLES
from tests.project.walking import addresses

pytestmark = pytest.mark.in_memory  # 3,500 answers, of pages that other tests ask on PostgreSQL
ADDRESSES = addresses(SAMPLES)
STAFF = [one for one in ADDRESSES if one.path.startswith("/staff/") and not one.name.startswith("admin:")]


@pytest.fixture(autouse=True)
def english_again(shipped_index):
    """A request leaves its language with the thread; a sign-in is counted in the cache."""
    cache.clear()
    yield
    translation.deactivate()


def browser(role):
    match role:
        case "anonymous":
            return Client()
        case "no second factor":
            return people.signed_in(people.account_without_second_factor("new", *Role.values[2:]))
        case "partner":
            return people.signed_in(people.partner(Organization.objects.order_by("pk").first()))
        case _:
            return people.signed_in(people.account(role, Role(role)))


def statuses(one, method):
    """One for each role, each with a browser of its own: some of these pages end a session."""
    return tuple(getattr(browser(role), method)(one.path).status_code for role in ROLES)


def test_each_address_has_a_row_and_no_row_is_left_over():
    assert {one.row for one in ADDRESSES} == set(EXPECTED)


@pytest.mark.parametrize("one", ADDRESSES, ids=lambda one: one.name)
def test_a_page_is_answered_as_its_row_says(one):
    assert {method: statuses(one, method) for method in ("get", "post")} == EXPECTED[one.row]


@pytest.mark.parametrize("one", STAFF, ids=lambda one: one.name)
def test_behind_a_language_nobody_who_is_signed_out_sees_more(one):
    for method in ("get", "post"):
        assert getattr(Client(), method)(f"/es{one.path}").status_code == EXPECTED[one.row][method][0]


def test_a_page_that_needs_an_account_shows_nothing_without_a_second_factor():
    """All roles together, and yet no page but those of the setup, of leaving and of the public."""
    place = ROLES.index("no second factor")
    shown = {row for row, told in EXPECTED.items() if 200 in (told["get"][place], told["post"][place])}
    assert {row for row in shown if not row.startswith("public:")} == {
        "confirming:thanks",
        "livez",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "readyz",
    }
