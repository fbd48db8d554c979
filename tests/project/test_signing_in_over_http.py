"""The one sign-in of the staff pages works as a browser uses it; forms of other sites and without a token do not."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from directory.models import CallCount, User
from tests import people

PASSWORD = "a lamp by the window"
HOME = "http://testserver"
SIGN_IN, SIGN_IN_ES = "/staff/account/sign-in", "/es/staff/account/sign-in"
CODE = "/staff/account/second-factor/code"
DOORS = [(SIGN_IN, ""), (SIGN_IN_ES, "/es")]
TOLD = "This name and password do not go together, or the account is not in use."


@pytest.fixture(autouse=True)
def accounts(shipped_index, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no rule here depends on it
    cache.clear()
    for user in (people.operator("ada"), people.with_app(User.objects.create_superuser("root"))):
        user.set_password(PASSWORD)
        user.save()
    yield
    translation.deactivate()  # a request leaves its language with the thread


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def token_of(answer):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.content.decode())[1]


def give_password(browser, page=SIGN_IN, name="ada", origin=HOME, **changes):
    """As a browser does: the page first, then its form, with the origin that the page's policy lets it name."""
    form = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": token_of(browser.get(page)), **changes}
    return browser.post(page, form, **({"HTTP_ORIGIN": origin} if origin else {}))


def give_code(browser, page=CODE, **changes):
    form = {"code": people.code(), "csrfmiddlewaretoken": token_of(browser.get(page)), **changes}
    return browser.post(page, form, HTTP_ORIGIN=HOME)


def sign_in(browser, name="ada", **changes):
    give_password(browser, name=name, **changes)
    return give_code(browser)


@pytest.mark.parametrize(("page", "prefix"), DOORS)
@pytest.mark.parametrize(("name", "home"), [("ada", "/staff/console/"), ("root", "/staff/console/")])
def test_password_and_code_sign_in_and_lead_to_the_first_page(browser, page, prefix, name, home):
    asked = give_password(browser, page, name)
    assert (asked.status_code, asked["Location"]) == (302, f"{prefix}{CODE}")
    assert browser.get(f"{prefix}{home}").status_code == 302
    answer = give_code(browser, f"{prefix}{CODE}")
    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}/staff/")
    assert browser.get(f"{prefix}/staff/")["Location"] == f"{prefix}{home}"
    assert browser.get(f"{prefix}{home}").status_code == 200
    assert Session.objects.count() == 1


@pytest.mark.parametrize(("page", "prefix"), DOORS)
def test_the_page_lets_a_browser_name_its_origin_and_no_address_to_others(browser, page, prefix):
    answer = browser.get(page)
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("same-origin", "no-store, private")


@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", "http://testserver.evil.example", "https://testserver"]
)
def test_the_form_of_another_site_is_refused(browser, origin):
    assert give_password(browser, origin=origin).status_code == 403
    assert Session.objects.count() == 0


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_a_form_without_the_token_of_the_page_is_refused(browser, token):
    assert give_password(browser, csrfmiddlewaretoken=token).status_code == 403
    assert Session.objects.count() == 0


def test_a_token_without_its_cookie_is_refused(browser):
    token = token_of(browser.get(SIGN_IN))
    browser.cookies.clear()
    form = {"login": "ada", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post(SIGN_IN, form, HTTP_ORIGIN=HOME).status_code == 403


def test_a_browser_that_names_no_origin_can_sign_in(browser):
    assert give_password(browser, origin="").status_code == 302


def without_token(answer):
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


@pytest.mark.parametrize(
    "changes",
    [{"password": "wrong"}, {"login": "nobody"}, {"login": ""}, {"login": "a\x00b"}, {"login": "x" * 5_000}],
)
def test_a_name_and_password_that_do_not_go_together_are_said(browser, changes):
    answer = give_password(browser, **changes)
    told = " ".join(answer.content.decode().split())
    assert answer.status_code == 200
    assert TOLD in told
    assert PASSWORD not in told
    assert "_auth_user_id" not in browser.session


def test_nobody_is_told_who_exists():
    """An unknown name, a wrong password and an ended account: the same status and the same body."""
    User.objects.filter(username="root").update(username="eve", is_active=False)
    told = []
    for changes in ({"login": "sam"}, {"login": "ada", "password": "wrong"}, {"login": "eve"}):
        answer = give_password(Client(enforce_csrf_checks=True), **changes)
        body = without_token(answer).replace(f'value="{changes["login"]}"', "")
        headers = {name: value for name, value in answer.headers.items() if name != "Expires"}
        told.append((answer.status_code, headers, body))
    assert told[0] == told[1] == told[2]
    assert TOLD in " ".join(told[0][2].split())


@pytest.mark.parametrize("name", ["ada", "no-such-name"])
def test_after_five_wrong_passwords_the_right_one_waits_as_well_whoever_it_is(browser, name):
    for _ in range(5):
        assert TOLD in " ".join(give_password(browser, name=name, password="wrong").content.decode().split())
    answer = give_password(browser, name=name)
    assert answer.status_code == 200
    assert "That was wrong too often." in answer.content.decode()
    cache.clear()
    assert give_password(browser).status_code == 302


def test_a_network_that_tries_many_names_has_to_wait(browser):
    for number in range(10):
        give_password(browser, name=f"name-{number}", password="wrong")
    assert "That was wrong too often." in give_password(browser).content.decode()


def test_a_wrong_code_signs_nobody_in_and_five_make_the_account_wait(browser):
    give_password(browser)
    for _ in range(5):
        answer = give_code(browser, code="000000")
        assert "This code is not right" in answer.content.decode()
    assert "That was wrong too often." in give_code(browser).content.decode()
    assert browser.get("/staff/console/").status_code == 302


def test_one_is_led_back_to_where_one_came_from_but_to_no_other_site(browser):
    give_password(browser, next="/es/staff/console/")
    assert give_code(browser)["Location"] == "/es/staff/console/"
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        cache.clear()
        other = Client(enforce_csrf_checks=True)
        give_password(other, next=elsewhere)
        assert give_code(other)["Location"] == "/staff/"


def test_a_session_that_somebody_else_made_up_is_not_taken_over(browser):
    browser.cookies["sessionid"] = "k" * 32
    give_password(browser)
    before = Session.objects.get().session_key
    give_code(browser)
    after = Session.objects.get().session_key
    assert len({"k" * 32, before, after}) == 3


def test_an_operator_has_no_page_of_the_stewards(browser):
    sign_in(browser)
    assert browser.get("/staff/admin/").status_code == 403


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


@pytest.mark.parametrize("way", ["sign-out", "leave"])
def test_going_needs_the_form_and_ends_the_session(browser, way):
    sign_in(browser)
    token = token_of(browser.get("/staff/console/"))
    where = f"/staff/account/{way}"
    assert browser.get(where).status_code == 405
    assert browser.post(where, HTTP_ORIGIN=HOME).status_code == 403
    assert Session.objects.count() == 1
    browser.post(where, {"csrfmiddlewaretoken": token}, HTTP_ORIGIN=HOME)
    assert Session.objects.count() == 0
    assert browser.get("/staff/console/").status_code == 302
