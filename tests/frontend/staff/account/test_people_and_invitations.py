"""The page of people: who sees whom, what each may change there, and the link of an invitation."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from directory.invitations import invite
from directory.models import AuditEntry, Invitation, Letter, Membership, Organization, User
from directory.models.people import Role
from tests import people

pytestmark = pytest.mark.django_db
PEOPLE = "/staff/account/people"
GOOD = {"username": "nadia", "password": "four grey pebbles", "again": "four grey pebbles"}


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def agency():
    return Organization.objects.create(slug="safe-house", name="Safe House", level="local")


@pytest.fixture
def everybody(agency):
    return {
        "adele": people.administrator(),
        "cora": people.curator(),
        "ada": people.operator(),
        "ana": people.analyst(),
        "pat": people.partner(agency),
    }


def names(client):
    return re.findall(r"<h2>\s*<bdi>(\w+)</bdi>", client.get(PEOPLE).content.decode())


def written():
    return [list(kind.objects.order_by("pk").values()) for kind in (User, Membership, Invitation, AuditEntry, Letter)]


def invited(client, role="partner", organization="Safe House", email="pat2@example.org"):
    return client.post(f"{PEOPLE}/invite", {"email": email, "role": role, "organization": organization})


def test_administrators_see_all_and_curators_the_people_of_agencies(everybody):
    assert names(people.signed_in(everybody["adele"])) == ["ada", "adele", "ana", "cora", "pat"]
    assert names(people.signed_in(everybody["cora"])) == ["pat"]


@pytest.mark.parametrize("name", ["ada", "ana", "pat"])
def test_others_see_and_change_nothing(everybody, name):
    client, target = people.signed_in(everybody[name]), everybody["cora"]
    before = written()
    held = target.memberships.get()
    assert client.get(PEOPLE).status_code == 403
    for path in ("invite", f"{target.pk}/end", f"{target.pk}/give", f"role/{held.pk}/take"):
        answer = client.post(f"{PEOPLE}/{path}", {"email": "x@example.org", "role": "curator"})
        assert answer.status_code == 403
    assert written() == before


def test_a_curator_changes_no_role_and_ends_no_account(everybody):
    client, target = people.signed_in(everybody["cora"]), everybody["pat"]
    before = written()
    for path in (f"{target.pk}/end", f"{target.pk}/give", f"role/{target.memberships.get().pk}/take"):
        assert client.post(f"{PEOPLE}/{path}", {"role": "operator"}).status_code == 403
    assert written() == before


def test_an_invitation_is_posted_with_its_link(everybody):
    answer = invited(people.signed_in(everybody["cora"]))
    assert (answer.status_code, answer["Location"]) == (302, PEOPLE)
    letter = Letter.objects.get()
    assert (letter.to, letter.facts["organization"]) == ("pat2@example.org", "Safe House")
    assert Client().get(f"/staff/account/invitation/{letter.facts['secret']}").status_code == 200


def test_a_curator_can_choose_no_other_role(everybody):
    client = people.signed_in(everybody["cora"])
    before = written()
    assert re.findall(r'<option value="(\w+)"', client.get(PEOPLE).content.decode()) == ["partner"]
    assert invited(client, role="administrator", organization="").status_code == 422
    assert written() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"organization": ""},
        {"organization": "No Such House"},
        {"email": "nobody"},
        {"role": "operator"},
        {"role": "king"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(everybody, wrong):
    client = people.signed_in(everybody["adele"])
    before = written()
    answer = invited(client, **wrong)
    assert answer.status_code == 422
    assert "Please look at this again" in answer.content.decode()
    assert written() == before


def test_an_administrator_gives_and_takes_a_role_and_ends_an_account(everybody):
    client, ada = people.signed_in(everybody["adele"]), everybody["ada"]
    people.signed_in(ada)
    client.post(f"{PEOPLE}/{ada.pk}/give", {"role": "analyst", "organization": ""})
    assert User.objects.get(pk=ada.pk).standing == {("operator", None), ("analyst", None)}
    client.post(f"{PEOPLE}/role/{ada.memberships.get(role='operator').pk}/take")
    assert User.objects.get(pk=ada.pk).standing == {("analyst", None)}
    for _ in range(2):
        client.post(f"{PEOPLE}/{ada.pk}/end")
    assert not User.objects.get(pk=ada.pk).is_active
    assert Session.objects.count() == 1
    actions = ["account.role_given", "account.role_taken", "account.ended"]
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")] == actions


def test_nobody_changes_their_own_account(everybody):
    adele = everybody["adele"]
    client = people.signed_in(adele)
    before = written()
    for path in (f"{adele.pk}/end", f"{adele.pk}/give", f"role/{adele.memberships.get().pk}/take"):
        answer = client.post(f"{PEOPLE}/{path}", {"role": "curator"}, follow=True)
        assert "Nobody changes their own account here." in answer.content.decode()
    assert written() == before


def test_what_is_not_there_is_not_found(everybody):
    client = people.signed_in(everybody["adele"])
    for path in ("999/end", "999/give", "role/999/take"):
        assert client.post(f"{PEOPLE}/{path}", {"role": "curator"}).status_code == 404


@pytest.fixture
def link(agency):
    secret = invite(email="nadia@example.org", role=Role.PARTNER, organization=agency, by=None)[1]
    return f"/staff/account/invitation/{secret}"


def test_the_link_leads_to_an_account_and_straight_to_its_second_factor(link, agency):
    client = Client()
    assert client.get(link).status_code == 200
    answer = client.post(link, GOOD)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/account/second-factor")
    assert client.get(answer["Location"]).status_code == 200
    assert User.objects.get(username="nadia").standing == {("partner", agency.pk)}
    assert client.get("/staff/")["Location"] == "/staff/account/second-factor"


def test_a_second_click_and_a_forged_link_are_answered_alike(link):
    Client().post(link, GOOD)
    before = written()
    told = set()
    for path in (link, f"{link[:-1]}~", "/staff/account/invitation/x"):
        for answer in (Client().get(path), Client().post(path, GOOD | {"username": "mallory"})):
            told.add((answer.status_code, re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())))
    assert [status for status, _body in told] == [404]
    assert written() == before


@pytest.mark.parametrize(
    "wrong",
    [{"again": "other pebbles"}, {"password": "short", "again": "short"}, {"username": "a b"}, {"username": "cora"}],
)
def test_what_is_wrong_with_a_name_or_password_is_said_and_the_link_stays(link, wrong):
    people.curator()
    before = written()
    answer = Client().post(link, GOOD | wrong)
    assert "Please look at this again" in answer.content.decode()
    assert GOOD["password"] not in answer.content.decode()
    assert written() == before
    assert Client().post(link, GOOD).status_code == 302


def test_a_link_is_told_to_no_other_site_and_stored_nowhere(link):
    answer = Client().get(link)
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("same-origin", "no-store, private")
