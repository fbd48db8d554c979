"""The console is for signed-in accounts that may operate it, and a refused request writes nothing."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from directory.models import User
from directory.models.people import Role
from frontend.console import views
from frontend.console.urls import urlpatterns
from tests import people
from tests.frontend.console.calling import HITS, LISTING, TOKEN, address, operator, rows, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
SIGN_IN = "/staff/account/sign-in"
# What a page sends and the status it is answered with: each would be answered, and two would write, for an operator.
POSTS = {
    "console": ({"text": HITS}, 200),
    "answers": ({"text": HITS}, 200),
    "suggest": ({"palette": "needs", "words": "shel"}, 200),
    "why-not": ({"organization": LISTING}, 200),
    "guides": ({"read_in": "es"}, 200),
    "stay": ({}, 204),
    "hand-over": ({"basket": [LISTING]}, 200),
    "end": ({"token": TOKEN, "outcome": [f"{LISTING} given"]}, 200),
    "wrong-number": ({"listing": LISTING}, 200),
}
PAGES = {"console"}
METHODS = ("get", "head", "options", "put", "patch", "delete")


@pytest.fixture
def nobody():
    """A signed-in account without a role."""
    return signed_in(people.account("ben"))


def test_each_address_of_the_console_is_decided_here():
    assert {pattern.name for pattern in urlpatterns} == set(POSTS)
    assert set(POSTS) >= PAGES


@pytest.mark.parametrize("name", POSTS)
def test_nobody_signed_out_is_answered(name):
    where, before = address(name), rows()
    for method in METHODS:
        answer = getattr(Client(), method)(where)
        assert (answer.status_code, answer["Location"]) == (302, f"{SIGN_IN}?next={where}")
    answer = Client().post(where, POSTS[name][0])
    assert (answer.status_code, answer.content) == (401, b"")
    assert rows() == before


@pytest.mark.parametrize("language", ["es", "zh-hans"])
def test_behind_a_language_one_is_sent_to_the_sign_in_of_that_language(language):
    answer = Client().get(address("console", language))
    assert answer["Location"] == f"/{language}/staff/account/sign-in?next=/{language}/staff/console/"
    assert Client().post(address("answers", language), {"text": HITS}).status_code == 401


@pytest.mark.parametrize("name", POSTS)
def test_an_account_without_the_role_is_refused(nobody, name):
    before = rows()
    for method in (*METHODS, "post"):
        answer = getattr(nobody, method)(address(name), POSTS[name][0] if method == "post" else None)
        assert answer.status_code == 403
        assert b"data-" not in answer.content
    assert rows() == before


@pytest.mark.parametrize("name", POSTS)
def test_an_operator_is_answered(name):
    fields, status = POSTS[name]
    client = signed_in()
    assert client.post(address(name), fields).status_code == status
    assert client.get(address(name)).status_code == (200 if name in PAGES else 405)


def test_an_account_of_staff_needs_the_role_as_well():
    staff = signed_in(people.with_app(User.objects.create(username="cleo", is_staff=True)))
    assert staff.get("/staff/console/").status_code == 403
    assert staff.post(address("end"), POSTS["end"][0]).status_code == 403


def test_a_superuser_may_use_the_console():
    root = people.with_app(User.objects.create(username="root", is_superuser=True))
    assert signed_in(root).get("/staff/console/").status_code == 200


@pytest.mark.parametrize("name", POSTS)
def test_without_a_second_factor_one_is_led_to_set_one_up(name):
    client, before = signed_in(people.account_without_second_factor("dora", Role.OPERATOR)), rows()
    for method in (*METHODS, "post"):
        answer = getattr(client, method)(address(name), POSTS[name][0] if method == "post" else None)
        assert (answer.status_code, answer["Location"]) == (302, "/staff/account/second-factor")
    assert rows() == before


@pytest.mark.parametrize("name", POSTS)
def test_a_session_that_did_not_show_the_second_factor_is_none(name):
    client = Client()
    client.force_login(people.operator())
    before = rows()
    assert client.post(address(name), POSTS[name][0]).status_code == 401
    assert client.get(address(name)).status_code == 302
    assert rows() | {"sessions.Session": 1} == before
    assert Session.objects.count() == 0


@pytest.mark.parametrize("columns", [{}, {"is_superuser": True}])
def test_an_account_that_is_not_active_is_signed_out_at_once(columns):
    user = operator(**columns)
    client = signed_in(user)
    assert client.get("/staff/console/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    before = rows()
    assert client.get("/staff/console/").status_code == 302
    assert client.post(address("end"), POSTS["end"][0]).status_code == 401
    assert client.post(address("wrong-number"), POSTS["wrong-number"][0]).status_code == 401
    assert rows() == before


def test_a_role_that_is_taken_away_ends_at_the_next_request():
    user = operator()
    client = signed_in(user)
    user.memberships.all().delete()
    before = rows()
    assert client.post(address("end"), POSTS["end"][0]).status_code == 403
    assert rows() == before


def test_a_session_that_was_deleted_is_over():
    client = signed_in()
    Session.objects.all().delete()
    assert client.post(address("answers"), {"text": HITS}).status_code == 401


@pytest.mark.parametrize(
    ("bundle", "origin", "status"),
    [
        ("/srv/copy.sqlite3", "127.0.0.1", 200),
        ("/srv/copy.sqlite3", "::1", 200),
        ("/srv/copy.sqlite3", "192.0.2.7", 403),
        ("/srv/copy.sqlite3", "not an address", 403),
        ("/srv/copy.sqlite3", "", 403),
        ("", "127.0.0.1", 302),
    ],
)
def test_only_who_sits_at_the_machine_of_a_copy_needs_no_sign_in(settings, monkeypatch, bundle, origin, status):
    settings.BUNDLE = bundle
    monkeypatch.setattr(views, "bundle_date", lambda: None)  # there is no such file here
    assert Client(REMOTE_ADDR=origin).get("/staff/console/").status_code == status
