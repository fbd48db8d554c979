"""The named checks: each role against each of them, as a table."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from directory import permissions
from directory.models import ApiToken, Membership, Organization, User
from directory.models.people import Role
from tests import people
from tests.directory.curating import NOW

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "none", "operator", "partner", "curator", "analyst", "administrator", "superuser", "ended")
MAY = {
    "has_a_role": {"operator", "partner", "curator", "analyst", "administrator", "superuser"},
    "is_partner": {"partner"},
    "may_confirm_closed": {"curator"},
    "may_disclose": {"curator"},
    "may_manage_accounts": {"administrator", "superuser"},
    "may_open_people": {"curator", "administrator", "superuser"},
    "may_operate": {"operator", "curator", "administrator", "superuser"},
    "may_read_audit": {"curator", "administrator", "superuser"},
    "may_read_counts": {"analyst", "curator", "administrator", "superuser"},
    "may_review": {"curator"},
    "may_write_proposals": {"partner", "curator"},
    "may_steward": {"curator", "administrator", "superuser"},
}


@pytest.fixture
def organization():
    return Organization.objects.create(slug="safe-house", name="Safe House", level="local")


@pytest.fixture
def accounts(organization):
    ended = people.curator("ended")
    User.objects.filter(pk=ended.pk).update(is_active=False)
    return {
        "nobody": AnonymousUser(),
        "none": people.account("none"),
        "operator": people.operator(),
        "partner": people.partner(organization),
        "curator": people.curator(),
        "analyst": people.analyst(),
        "administrator": people.administrator(),
        "superuser": User.objects.create(username="root", is_superuser=True),
        "ended": User.objects.get(pk=ended.pk),
    }


@pytest.mark.parametrize("check", sorted(MAY))
def test_a_check_lets_in_these_roles_alone(accounts, check):
    assert {role for role in ROLES if getattr(permissions, check)(accounts[role])} == MAY[check]


def test_a_partner_speaks_for_its_own_organization_alone(accounts, organization):
    other = Organization.objects.create(slug="other-house", name="Other House", level="local")
    assert {role for role in ROLES if permissions.speaks_for(accounts[role], organization)} == {"partner"}
    assert {role for role in ROLES if permissions.speaks_for(accounts[role], other)} == set()
    assert {role for role in ROLES if permissions.may_make_private(accounts[role], organization)} == {
        "partner",
        "curator",
    }
    assert {role for role in ROLES if permissions.may_make_private(accounts[role], other)} == {"curator"}


def test_a_token_is_ended_by_its_owner_by_colleagues_and_by_administrators(accounts, organization):
    owner = people.partner(organization, name="owner")
    days = {"made_at": NOW, "expires_at": NOW + timedelta(days=1)}
    token = ApiToken.objects.create(user=owner, organization=organization, name="CRM", scopes=["read"], **days)
    may = {role for role in ROLES if permissions.may_end_token(accounts[role], token)}
    assert may == {"partner", "administrator", "superuser"}
    Membership.objects.filter(user=owner).delete()
    assert permissions.may_end_token(User.objects.get(pk=owner.pk), token)


def test_a_curator_invites_agencies_and_an_administrator_anybody(accounts):
    for role in Role:
        may = {name for name in ROLES if permissions.may_invite(accounts[name], role)}
        assert may == {"administrator", "superuser"} | ({"curator"} if role == Role.PARTNER else set())


def test_a_new_check_has_its_row_here():
    named = {name for name in vars(permissions) if name.startswith(("may_", "is_", "has_"))}
    of_things = {"may_end_token", "may_invite", "may_make_private", "may_propose"}
    assert named - of_things == set(MAY)
