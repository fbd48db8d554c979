"""Administrators give and take roles and end accounts; nobody changes their own, and nobody else changes anything."""

import pytest
from django.contrib.sessions.models import Session

from directory.accounts import end_account, give_role, take_role
from directory.errors import BadInput, Forbidden
from directory.models import AuditEntry, Membership, Organization, User
from directory.models.people import Role
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def adele():
    return people.administrator()


@pytest.fixture
def agency():
    return Organization.objects.create(slug="safe-house", name="Safe House", level="local")


def written():
    kinds = (User, Membership, AuditEntry, Session)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


def roles(user):
    return User.objects.get(pk=user.pk).standing


def told():
    return [(entry.action, entry.actor_name, entry.fields) for entry in AuditEntry.objects.order_by("pk")]


def test_a_role_is_given_once_and_told_once(adele, agency):
    ada = people.operator()
    for _ in range(2):
        give_role(user=ada, role=Role.PARTNER, organization=agency, by=adele)
    assert roles(ada) == {("operator", None), ("partner", agency.pk)}
    assert told() == [
        ("account.role_given", "adele", {f"partner {agency.pk}": {"before": None, "after": "held"}}),
    ]


def test_a_role_is_taken_once_and_told_once(adele):
    ada = people.operator()
    held = ada.memberships.get()
    for _ in range(2):
        take_role(membership=held, by=adele)
    assert roles(ada) == frozenset()
    assert told() == [("account.role_taken", "adele", {"operator": {"before": "held", "after": None}})]


def test_an_account_that_is_ended_loses_its_sessions_and_no_other_does(adele):
    cora, ada = people.curator(), people.operator()
    out, still_in = people.signed_in(cora), people.signed_in(ada)
    people.signed_in(cora)
    for _ in range(2):
        end_account(user=cora, by=adele)
    assert Session.objects.count() == 1
    assert out.get("/staff/")["Location"] == "/staff/account/sign-in?next=/staff/"
    assert still_in.get("/staff/")["Location"] == "/staff/console/"
    assert roles(cora) == frozenset()
    assert told() == [("account.ended", "adele", {"active": {"before": True, "after": False}})]


@pytest.mark.parametrize("caller", ["operator", "curator", "analyst", "partner", "self", "ended"])
def test_nobody_else_changes_anything(adele, agency, caller):
    ended = people.administrator("gone")
    User.objects.filter(pk=ended.pk).update(is_active=False)
    target = people.operator("target")
    people.signed_in(target)
    by = {
        "operator": people.operator(),
        "curator": people.curator(),
        "analyst": people.analyst(),
        "partner": people.partner(agency),
        "self": adele,
        "ended": User.objects.get(pk=ended.pk),
    }[caller]
    user = adele if caller == "self" else target
    before = written()
    for act in (
        lambda: give_role(user=user, role=Role.CURATOR, by=by),
        lambda: take_role(membership=user.memberships.get(), by=by),
        lambda: end_account(user=user, by=by),
    ):
        with pytest.raises(Forbidden):
            act()
    assert written() == before


@pytest.mark.parametrize(("role", "with_agency"), [("king", False), (Role.PARTNER, False), (Role.CURATOR, True)])
def test_a_role_that_makes_no_sense_is_refused(adele, agency, role, with_agency):
    ada = people.operator()
    before = written()
    with pytest.raises(BadInput):
        give_role(user=ada, role=role, organization=agency if with_agency else None, by=adele)
    assert written() == before
