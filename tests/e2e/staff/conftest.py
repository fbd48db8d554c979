"""People who sign in by the real pages, in browser profiles of their own; nothing of them is left afterwards."""

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache

from directory.models import User
from tests import people
from tests.e2e.accessibility.conftest import axe, judge, node  # noqa: F401  the same judges
from tests.e2e.console.conftest import patience, profile, tables  # noqa: F401

PASSWORD = "seven quiet river stones"


@pytest.fixture
def somebody(tables):  # noqa: F811  a fixture of another package
    """`somebody("nadia", Role.CURATOR)`: an account with a password and no second factor."""
    made = []

    def account(name, *roles):
        user = people.account_without_second_factor(name, *roles)
        user.set_password(PASSWORD)
        user.save()
        made.append(user)
        return user

    cache.clear()
    yield account
    Session.objects.all().delete()
    User.objects.filter(pk__in=[user.pk for user in made]).delete()


@pytest.fixture
def door(site):
    """The site by a name: a browser makes no passkey for a number."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def come_in(profile, door):  # noqa: F811
    """A page on which name and password were typed by keys alone."""

    def page(user, *, width=1280, scripts=True):
        opened = profile(width=width, scripts=scripts).new_page()
        opened.goto(f"{door}/staff/")
        opened.locator("#id_login").focus()
        opened.keyboard.type(user.username)
        opened.keyboard.press("Tab")
        opened.keyboard.type(PASSWORD)
        opened.keyboard.press("Enter")
        opened.wait_for_url(lambda address: "sign-in" not in address)
        return opened

    return page
