"""The two sign-ins of the staff paths work as a browser uses them, and forms of other sites and without a token do not."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import translation

from directory.models import CallCount, User
from directory.services import make_operator

PASSWORD = "a lamp by the window"
HOME = "http://testserver"
CONSOLE, CONSOLE_ES, ADMIN = (
    "/staff/console/sign-in",
    "/es/staff/console/sign-in",
    "/staff/admin/login/?next=/staff/admin/",
)
DOORS = [
    (CONSOLE, "ada", "/staff/console/"),
    (CONSOLE_ES, "ada", "/es/staff/console/"),
    (ADMIN, "root", "/staff/admin/"),
]


@pytest.fixture(autouse=True)
def accounts(shipped_index, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no rule here depends on it
    make_operator(name="ada", password=PASSWORD)
    User.objects.create_superuser("root", password=PASSWORD)
    yield
    translation.deactivate()  # a request leaves its language with the thread


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def token_of(answer):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.content.decode())[1]


def sign_in(browser, page=CONSOLE, name="ada", origin=HOME, **changes):
    """As a browser does: the page first, then its form, with the origin that the page's policy lets it name."""
    form = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token_of(browser.get(page)), **changes}
    return browser.post(page, form, **({"HTTP_ORIGIN": origin} if origin else {}))


@pytest.mark.parametrize(("page", "name", "home"), DOORS)
def test_the_form_of_the_page_signs_in(browser, page, name, home):
    answer = sign_in(browser, page, name)
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert browser.get(home).status_code == 200
    assert Session.objects.count() == 1


@pytest.mark.parametrize(("page", "name", "home"), DOORS)
def test_the_page_lets_a_browser_name_its_origin_and_no_address_to_others(browser, page, name, home):
    assert browser.get(page)["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("page", "name", "home"), DOORS)
@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", "http://testserver.evil.example", "https://testserver"]
)
def test_the_form_of_another_site_is_refused(browser, page, name, home, origin):
    assert sign_in(browser, page, name, origin).status_code == 403
    assert Session.objects.count() == 0


@pytest.mark.parametrize(("page", "name", "home"), DOORS)
@pytest.mark.parametrize("token", ["", "x" * 64])
def test_a_form_without_the_token_of_the_page_is_refused(browser, page, name, home, token):
    assert sign_in(browser, page, name, csrfmiddlewaretoken=token).status_code == 403
    assert Session.objects.count() == 0


def test_a_token_without_its_cookie_is_refused(browser):
    token = token_of(browser.get(CONSOLE))
    browser.cookies.clear()
    form = {"username": "ada", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post(CONSOLE, form, HTTP_ORIGIN=HOME).status_code == 403


def test_a_browser_that_names_no_origin_can_sign_in(browser):
    assert sign_in(browser, origin="").status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "wrong"},
        {"username": "nobody"},
        {"username": ""},
        {"username": "a\x00b"},
        {"username": "x" * 5_000},
    ],
)
def test_a_name_and_password_that_do_not_go_together_are_said_and_not_shown_again(browser, changes):
    answer = sign_in(browser, **changes)
    told = " ".join(answer.content.decode().split())
    assert answer.status_code == 200
    assert "This name and password do not go together, or the account is not in use." in told
    assert PASSWORD not in told
    assert "ada" not in re.findall(r"\w+", told)
    assert Session.objects.count() == 0


def test_an_account_that_is_not_active_cannot_sign_in_and_is_told_the_same(browser):
    User.objects.filter(username="ada").update(is_active=False)
    answer = sign_in(browser)
    assert answer.status_code == 200
    assert "or the account is not in use" in answer.content.decode()
    assert Session.objects.count() == 0


def test_one_is_led_back_to_where_one_came_from_but_to_no_other_site(browser):
    assert sign_in(browser, next="/es/staff/console/")["Location"] == "/es/staff/console/"
    browser.cookies.clear()
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert sign_in(browser, next=elsewhere)["Location"] == "/staff/console/"


def test_a_session_that_somebody_else_made_up_is_not_taken_over(browser):
    browser.cookies["sessionid"] = "k" * 32
    sign_in(browser)
    assert Session.objects.get().session_key != "k" * 32


def test_an_operator_has_no_page_of_the_stewards(browser):
    sign_in(browser)
    answer = browser.get("/staff/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/admin/login/?next=/staff/admin/")


def test_the_script_of_the_console_sends_the_token_of_the_cookie(browser):
    sign_in(browser)
    browser.get("/staff/console/")
    token = browser.cookies["csrftoken"].value
    assert not browser.cookies["csrftoken"]["httponly"]
    end = {"token": "a" * 32, "triage": "victim"}
    for headers in (
        {},
        {"HTTP_X_CSRFTOKEN": "x" * 64},
        {"HTTP_X_CSRFTOKEN": token, "HTTP_ORIGIN": "https://evil.example"},
    ):
        assert browser.post("/staff/console/end", end, **headers).status_code == 403
    assert CallCount.objects.count() == 0
    assert browser.post("/staff/console/end", end, HTTP_X_CSRFTOKEN=token, HTTP_ORIGIN=HOME).status_code == 200
    assert CallCount.objects.count() == 1


def test_the_form_of_the_console_is_answered_without_scripts(browser):
    sign_in(browser)
    form = {"text": "my husband hits me", "csrfmiddlewaretoken": token_of(browser.get("/staff/console/"))}
    assert browser.post("/staff/console/", form, HTTP_ORIGIN=HOME).status_code == 200
    assert browser.post("/staff/console/", {"text": "my husband hits me"}, HTTP_ORIGIN=HOME).status_code == 403


def test_signing_out_needs_the_form_and_ends_the_session(browser):
    sign_in(browser)
    token = token_of(browser.get("/staff/console/"))
    assert browser.get("/staff/console/sign-out").status_code == 405
    assert browser.post("/staff/console/sign-out", HTTP_ORIGIN=HOME).status_code == 403
    assert browser.get("/staff/console/").status_code == 200
    answer = browser.post("/staff/console/sign-out", {"csrfmiddlewaretoken": token}, HTTP_ORIGIN=HOME)
    assert (answer.status_code, answer["Location"]) == (302, "/staff/console/sign-in")
    assert Session.objects.count() == 0
    assert browser.get("/staff/console/").status_code == 302
