"""The way in by the real pages: an app, recovery codes and a passkey are set up and used, and the exit leaves nothing."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect

from directory.models.people import Role
from tests import people
from tests.e2e.accessibility.test_axe_finds_nothing import barriers
from tests.e2e.staff.conftest import PASSWORD

pytestmark = pytest.mark.browser
ACCOUNT = "/staff/account"


def secret_of(page):
    return "".join(page.locator(".key span").all_inner_texts())


def set_up_app(page):
    page.get_by_role("link", name="Set up an app with codes").click()
    secret = secret_of(page)
    page.locator("#id_code").fill(people.code(secret))
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    return secret, page.locator(".codes li").all_inner_texts()


def give(page, code):
    page.locator("#id_code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def test_an_app_and_recovery_codes_are_set_up_and_used(somebody, come_in, door):
    nadia = somebody("nadia", Role.OPERATOR)
    page = come_in(nadia)
    expect(page).to_have_url(f"{door}{ACCOUNT}/second-factor")
    secret, codes = set_up_app(page)
    page.get_by_role("link", name="I have written them down").click()
    expect(page).to_have_url(f"{door}/staff/console/")
    cache.clear()
    for code in (people.code(secret), codes[0]):
        again = come_in(nadia)
        expect(again).to_have_url(f"{door}{ACCOUNT}/second-factor/code")
        give(again, code)
        expect(again).to_have_url(f"{door}/staff/console/")


def test_the_picture_is_shown_and_no_policy_is_broken(somebody, come_in):
    page = come_in(somebody("nadia", Role.OPERATOR))
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    page.get_by_role("link", name="Set up an app with codes").click()
    assert page.locator(".for-camera").evaluate("async (image) => (await image.decode(), image.naturalWidth)") > 0
    assert problems == []


@pytest.fixture
def key():
    """A key that is plugged into the browser of a page and always says yes."""

    def plugged(page):
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        told = {
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": told})["authenticatorId"]

    return plugged


def test_a_passkey_is_set_up_and_used(somebody, come_in, door, key):
    page = come_in(somebody("nadia", Role.OPERATOR))
    session, authenticator = key(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.locator("#id_name").fill("blue key")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    held = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [one["rpId"] for one in held] == ["localhost"]
    page.get_by_role("button", name="Sign out").click()
    page.locator("#id_login").fill("nadia")
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page).to_have_url(f"{door}/staff/console/")
    page.goto(f"{door}{ACCOUNT}/second-factor")
    expect(page.get_by_text("blue key")).to_be_visible()


def test_without_the_key_it_is_said_and_a_code_does_the_same(somebody, come_in, door, key):
    page = come_in(somebody("nadia", Role.OPERATOR))
    session, authenticator = key(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    codes = page.locator(".codes li").all_inner_texts()
    session.send("WebAuthn.clearCredentials", {"authenticatorId": authenticator})
    page.get_by_role("button", name="Sign out").click()
    page.locator("#id_login").fill("nadia")
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_text("That did not work. Please try again.")).to_be_visible()
    give(page, codes[3])
    expect(page).to_have_url(f"{door}/staff/console/")


def test_leaving_blanks_the_page_first(somebody, come_in):
    page = come_in(somebody("nadia", Role.OPERATOR))
    page.route("**/staff/account/leave", lambda route: route.abort())
    click_and_look = "document.querySelector('.leaving button').click(), [document.body.innerText, document.title]"
    assert page.evaluate(click_and_look) == ["", ""]


@pytest.mark.parametrize("scripts", [True, False])
def test_leaving_ends_the_session_and_leaves_no_cookie(somebody, come_in, door, scripts):
    page = come_in(somebody("nadia", Role.OPERATOR), scripts=scripts)
    page.context.route("https://www.google.com/**", lambda route: route.fulfill(body="<p>A bland page</p>"))
    page.get_by_role("button", name="Leave this page").click()
    expect(page.get_by_text("A bland page")).to_be_visible()
    assert [one["name"] for one in page.context.cookies(door)] == []
    page.goto(f"{door}{ACCOUNT}/second-factor")
    expect(page).to_have_url(re.compile("/staff/account/sign-in"))


SETUP = ("second-factor", "app", "passkey")


@pytest.mark.parametrize("width", [1280, 320])
def test_no_barrier_on_the_way_in(somebody, come_in, profile, door, axe, width):
    nadia = somebody("nadia", Role.ADMINISTRATOR, Role.CURATOR)
    page = profile(width=width).new_page()
    page.goto(f"{door}{ACCOUNT}/sign-in")
    looked_at(page, axe, width)
    page.locator("#id_login").fill("nobody")
    page.locator("#id_password").fill("nothing")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert].trouble")).to_be_visible()
    looked_at(page, axe, width)
    page = come_in(nadia, width=width)
    for name in SETUP:
        page.goto(f"{door}{ACCOUNT}/{name}")
        looked_at(page, axe, width)
    page.goto(f"{door}{ACCOUNT}/second-factor")
    set_up_app(page)
    looked_at(page, axe, width)
    for name in ("second-factor", "password", "people", "second-factor/again", "recovery-codes"):
        page.goto(f"{door}{ACCOUNT}/{name}")
        looked_at(page, axe, width)
    looked_at(come_in(nadia, width=width), axe, width)


def looked_at(page, axe, width):
    assert barriers(page, axe) == [], page.url
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width, page.url


def test_the_pages_are_valid_as_they_are_sent(tables, judge, somebody):
    nadia = somebody("nadia", Role.ADMINISTRATOR)
    new = people.signed_in(nadia)
    sent = [Client().get(f"{ACCOUNT}/sign-in"), Client().post(f"{ACCOUNT}/sign-in", {"login": "x", "password": "x"})]
    sent += [Client().get(f"{ACCOUNT}/invitation/x"), *(new.get(f"{ACCOUNT}/{name}") for name in SETUP)]
    known = people.signed_in(people.with_app(nadia))
    sent += [known.get(f"{ACCOUNT}/{name}") for name in ("second-factor", "password", "people", "second-factor/again")]
    for answer in sent:
        assert answer.status_code in {200, 404}
        assert judge(html=answer.content.decode()) == [], answer.request["PATH_INFO"]
