"""Operators signed in by the real page, each in a browser profile of their own; what they count is taken out again."""

from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import expect

from directory.models import CallCount, CountedCall, NeedCount, NumberReport, ReferralCount
from tests import people
from tests.e2e.accessibility.conftest import axe, judge, node  # noqa: F401  the same judges
from tests.e2e.console.hands import Hands

CONSOLE = "/staff/console/"
NAME, PASSWORD = "operator-at-the-keys", "seven quiet river stones"
PATIENCE = 15_000  # milliseconds; a browser shares its machine with other work
WRITTEN = (CallCount, NeedCount, ReferralCount, CountedCall, NumberReport)


@pytest.fixture(scope="package", autouse=True)
def patience():
    """Longer than the five seconds of Playwright."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="package")
def tables(site):
    """The site's own tables, from a thread in which the browser's driver keeps a loop that runs none of this."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="package")
def operator(tables):
    """An account that may use the console, and nothing of it afterwards."""
    user = people.operator(NAME)  # not by the service: its entry in the audit could not be taken out again
    user.set_password(PASSWORD)
    user.save()
    yield user
    Session.objects.all().delete()
    user.delete()


def sign_in(page):
    """On the page that asks for it, by keys alone."""
    cache.clear()  # a code counts once, and this operator signs in more often than an app shows a new one
    page.locator("#id_login").focus()
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_code").focus()
    page.keyboard.type(people.code())
    page.keyboard.press("Enter")
    expect(page.locator("body.scripted")).to_be_attached()


@pytest.fixture(scope="package")
def signed_in(chromium, site, operator):
    """The cookies of a sign-in, for many profiles: a password is slow to check on purpose."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site + CONSOLE)
    sign_in(page)
    cookies = context.storage_state()
    context.close()
    return cookies


@contextmanager
def profiles(chromium):
    """Browser profiles: `opened(cookies, width=683)`; all are closed at the end."""
    contexts = []

    def opened(cookies=None, *, width=1366, height=768, scripts=True):
        viewport = {"width": width, "height": height}
        context = chromium.new_context(storage_state=cookies, viewport=viewport, java_script_enabled=scripts)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        return context

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def profile(chromium):
    with profiles(chromium) as opened:
        yield opened


def prefix(language):
    return "" if language == "en" else f"/{language}"


def seated(page, address):
    """The keyboard of an operator at an empty console.

    Requests are watched from the first one on: a browser that begins in the middle of a page lets one or two pass.
    """
    page.route("**/no-such-address", lambda route: route.abort())
    page.goto(address)
    expect(page.locator("body.scripted")).to_be_attached()
    return Hands(page)


@pytest.fixture
def sit(profile, site, signed_in):
    """A window in a profile of its own: `sit("ar", width=683, height=384)`; with a clock that a test can move."""

    def down(language="en", *, clock=False, script="", **viewport):
        page = profile(signed_in, **viewport).new_page()
        if clock:
            page.clock.install()
        page.add_init_script(script)
        return seated(page, f"{site}{prefix(language)}{CONSOLE}")

    return down


@pytest.fixture(scope="package")
def window(chromium, signed_in):
    """One window in which many tests open the console, each anew: a window of its own takes half a second."""
    with profiles(chromium) as opened:
        yield opened(signed_in).new_page()


@pytest.fixture
def call(window, site):
    """The keyboard of an operator at an empty console."""
    yield seated(window, f"{site}{CONSOLE}")
    window.unroute_all(behavior="ignoreErrors")
    window.evaluate("() => localStorage.clear()")


@pytest.fixture(autouse=True)
def nothing_counted(tables):
    """What a test counts is gone after it: the listings and tables are those of every other test."""
    yield
    for kind in WRITTEN:
        kind.objects.all().delete()
