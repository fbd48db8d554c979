"""Accounts with roles, and a browser that is signed in as one."""

from django.test import Client

from directory.models import Membership, Organization, User
from directory.models.people import Role


def account(name: str, *roles: Role, organizations: tuple[Organization, ...] = ()) -> User:
    """An account in use; it signs in by `signed_in`, so it needs no password."""
    user = User.objects.get_or_create(username=name)[0]
    for role in roles:
        Membership.objects.get_or_create(user=user, role=role)
    for organization in organizations:
        Membership.objects.get_or_create(user=user, role=Role.PARTNER, organization=organization)
    return User.objects.get(pk=user.pk)


def curator(name: str = "cora") -> User:
    return account(name, Role.CURATOR)


def second_curator(name: str = "cyrus") -> User:
    return account(name, Role.CURATOR)


def operator(name: str = "ada") -> User:
    return account(name, Role.OPERATOR)


def analyst(name: str = "ana") -> User:
    return account(name, Role.ANALYST)


def administrator(name: str = "adele") -> User:
    return account(name, Role.ADMINISTRATOR)


def partner(*organizations: Organization, name: str = "pat") -> User:
    return account(name, organizations=organizations)


def signed_in(user: User, **how) -> Client:
    client = Client(**how)
    client.force_login(user)
    return client
