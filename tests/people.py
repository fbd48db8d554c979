"""Accounts with roles and a second factor, and a browser that is signed in as one."""

import hmac
from base64 import b32decode
from hashlib import sha1
from time import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client

from directory.models import Membership, Organization, User
from directory.models.people import Role

SECRET = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"  # of the app of every account here
STEP = 30  # seconds for which a code of the app stands, RFC 6238


def account(name: str, *roles: Role, organizations: tuple[Organization, ...] = ()) -> User:
    """An account in use with an app; it signs in by `signed_in`, so it needs no password."""
    return with_app(account_without_second_factor(name, *roles, organizations=organizations))


def account_without_second_factor(name: str, *roles: Role, organizations: tuple[Organization, ...] = ()) -> User:
    user = User.objects.get_or_create(username=name)[0]
    for role in roles:
        Membership.objects.get_or_create(user=user, role=role)
    for organization in organizations:
        Membership.objects.get_or_create(user=user, role=Role.PARTNER, organization=organization)
    return User.objects.get(pk=user.pk)


def with_app(user: User) -> User:
    """Its second factor is an app that knows SECRET."""
    kind = Authenticator.Type.TOTP
    Authenticator.objects.get_or_create(user=user, type=kind, defaults={"data": {"secret": SECRET}})
    return user


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or so many steps later: RFC 6238, reckoned apart from the server."""
    counter = int(time()) // STEP + steps
    digest = hmac.digest(b32decode(secret), counter.to_bytes(8, "big"), sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


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
    """A browser whose session has shown the second factor of the account, if it has one."""
    client = Client(**how)
    client.force_login(user)
    if Authenticator.objects.filter(user=user).exists():
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time()}]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
        session.save()
    return client
