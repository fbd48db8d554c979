"""The console is for signed-in accounts that may operate it, and a refused request writes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client

from directory.models import User
from frontend.console import views
from frontend.console.urls import urlpatterns
from tests.frontend.console.calling import HITS, LISTING, TOKEN, address, may_operate, operator, rows, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
SIGN_IN = "/staff/console/sign-in"
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
DOORS = {"sign-in", "sign-out"}  # open to everybody: they show and write nothing of the directory
METHODS = ("get", "head", "options", "put", "patch", "delete")


@pytest.fixture
def nobody():
    """A signed-in account without the permission."""
    return signed_in(User.objects.create(username="ben"))


def test_each_address_of_the_console_is_decided_here():
    assert {pattern.name for pattern in urlpatterns} == set(POSTS) | DOORS
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
    assert answer["Location"] == f"/{language}/staff/console/sign-in?next=/{language}/staff/console/"
    assert Client().post(address("answers", language), {"text": HITS}).status_code == 401


@pytest.mark.parametrize("name", POSTS)
def test_an_account_without_the_permission_is_refused(nobody, name):
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


def test_an_account_of_staff_needs_the_permission_as_well():
    staff = signed_in(User.objects.create(username="cleo", is_staff=True))
    assert staff.get("/staff/console/").status_code == 403
    assert staff.post(address("end"), POSTS["end"][0]).status_code == 403


def test_a_superuser_may_use_the_console():
    assert signed_in(User.objects.create(username="root", is_superuser=True)).get("/staff/console/").status_code == 200


def test_a_group_can_give_the_permission():
    group = Group.objects.create(name="night shift")
    group.permissions.add(may_operate())
    user = User.objects.create(username="dora")
    user.groups.add(group)
    assert signed_in(user).get("/staff/console/").status_code == 200


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


def test_a_permission_that_is_taken_away_ends_at_the_next_request():
    user = operator()
    client = signed_in(user)
    user.user_permissions.clear()
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
        ("/srv/copy.sqlite3", "192.0.2.7", 302),
        ("/srv/copy.sqlite3", "not an address", 302),
        ("/srv/copy.sqlite3", "", 302),
        ("", "127.0.0.1", 302),
    ],
)
def test_only_who_sits_at_the_machine_of_a_copy_needs_no_sign_in(settings, monkeypatch, bundle, origin, status):
    settings.BUNDLE = bundle
    monkeypatch.setattr(views, "bundle_date", lambda: None)  # there is no such file here
    assert Client(REMOTE_ADDR=origin).get("/staff/console/").status_code == status
