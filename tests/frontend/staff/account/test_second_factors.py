"""Without a second factor an account sees nothing but its setup; codes and recovery codes count once."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from directory.models import User
from directory.models.people import Role
from tests import people

pytestmark = pytest.mark.django_db
ACCOUNT = "/staff/account"
SETUP, APP, CODE = f"{ACCOUNT}/second-factor", f"{ACCOUNT}/app", f"{ACCOUNT}/second-factor/code"
RECOVERY, PASSKEY = f"{ACCOUNT}/recovery-codes", f"{ACCOUNT}/passkey"
PASSWORD = "four grey pebbles"


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


def with_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


def password_given(name="ada"):
    """A browser in which name and password were right."""
    client = Client()
    client.post(f"{ACCOUNT}/sign-in", {"login": name, "password": PASSWORD})
    return client


def in_(client):
    return client.get("/staff/")["Location"] != f"{ACCOUNT}/sign-in?next=/staff/"


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def new():
    """An operator at the first sign-in."""
    with_password(people.account_without_second_factor("ada", Role.OPERATOR))
    return password_given()


@pytest.mark.parametrize(
    "page", ["/staff/", "/staff/console/", "/staff/admin/", "/es/staff/", f"{ACCOUNT}/password", RECOVERY]
)
def test_every_page_leads_to_the_setup(new, page):
    answer = new.get(page)
    prefix = "/es" if page.startswith("/es") else ""
    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}{SETUP}")


def test_the_setup_is_shown_and_says_why(new):
    answer = new.get(SETUP)
    assert answer.status_code == 200
    assert "nobody can use your account with the password alone" in words(answer)


def secret_shown(answer):
    return "".join(re.findall(r"<span>([A-Z2-7]{1,4})</span>", answer.content.decode()))


def set_up(client):
    secret = secret_shown(client.get(APP))
    return secret, client.post(APP, {"code": people.code(secret)})


def test_an_app_is_set_up_with_the_code_that_it_shows(new):
    secret, answer = set_up(new)
    assert len(secret) == 32
    assert (answer.status_code, answer["Location"]) == (302, RECOVERY)
    assert {held.type for held in Authenticator.objects.all()} == {"totp", "recovery_codes"}
    assert new.get("/staff/")["Location"] == "/staff/console/"


def test_a_wrong_code_sets_nothing_up(new):
    new.get(APP)
    answer = new.post(APP, {"code": "000000"})
    assert "This code is not right" in words(answer)
    assert not Authenticator.objects.exists()


def test_the_picture_is_allowed_on_its_own_page_alone(new):
    page = new.get(APP)
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    assert "data:" not in new.get(SETUP)["Content-Security-Policy"]


def test_recovery_codes_are_shown_once_and_each_works_once(new):
    set_up(new)
    codes = re.findall(r"<li>(\d{12})</li>", new.get(RECOVERY).content.decode())
    assert len(set(codes)) == 10
    assert not re.search(r"\d{12}", new.get(RECOVERY).content.decode())
    client = password_given()
    assert client.post(CODE, {"code": codes[0]}).status_code == 302
    assert in_(client)
    again = password_given()
    assert "This code is not right" in words(again.post(CODE, {"code": codes[0]}))
    assert not in_(again)
    assert again.post(CODE, {"code": codes[1]}).status_code == 302


def test_a_code_of_the_app_works_once():
    with_password(people.operator())
    code = people.code()
    first, second = password_given(), password_given()
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 200
    assert (in_(first), in_(second)) == (True, False)


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(steps, good):
    with_password(people.operator())
    with time_machine.travel(timezone.now(), tick=False):
        client = password_given()
        client.post(CODE, {"code": people.code(steps=steps)})
    assert in_(client) is good


def test_the_password_alone_opens_nothing():
    with_password(people.operator())
    client = password_given()
    assert not in_(client)
    assert client.get(SETUP).status_code == 302
    assert client.get(APP).status_code == 302
    assert client.post(PASSKEY, {"credential": "{}"}).status_code == 302
    assert Authenticator.objects.count() == 1


def test_an_account_that_is_ended_between_password_and_code_does_not_come_in():
    user = with_password(people.operator())
    client = password_given()
    User.objects.filter(pk=user.pk).update(is_active=False)
    client.post(CODE, {"code": people.code()})
    assert not in_(client)


def test_a_session_from_before_the_second_factor_ends(new):
    """Somebody else who knows the password was quicker to sign in, and slower to set up."""
    other = password_given()
    set_up(new)
    assert other.get(APP)["Location"].startswith(f"{ACCOUNT}/sign-in")
    assert not in_(other)
    assert in_(new)


def proven_long_ago(user):
    client = people.signed_in(user)
    assert client.get(SETUP).status_code == 200
    return client


@pytest.mark.parametrize("page", [PASSKEY, f"{ACCOUNT}/app/remove", f"{RECOVERY}/new"])
def test_changing_second_factors_asks_for_one_again(page):
    user = people.operator()
    RecoveryCodes.activate(user)
    client = proven_long_ago(user)
    for act in (client.get, client.post):
        answer = act(page)
        assert answer["Location"].startswith(f"{ACCOUNT}/second-factor/again?next=")
    assert Authenticator.objects.filter(type="totp").exists()
    assert client.post(f"{ACCOUNT}/second-factor/again?next={page}", {"code": people.code()}).status_code in {200, 302}
    assert client.get(page).status_code == 200


def test_the_last_second_factor_stays():
    client = proven_long_ago(people.operator())
    client.post(f"{ACCOUNT}/second-factor/again", {"code": people.code()})
    answer = client.get(f"{ACCOUNT}/app/remove")
    assert "This is your only second factor." in words(answer)
    client.post(f"{ACCOUNT}/app/remove")
    assert Authenticator.objects.get().type == "totp"


def test_a_passkey_goes_only_while_there_is_another_second_factor():
    user = people.operator()
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "blue key"})
    RecoveryCodes.activate(user)
    client = proven_long_ago(user)
    client.post(f"{ACCOUNT}/second-factor/again", {"code": people.code()})
    Authenticator.objects.filter(type="totp").delete()
    answer = client.post(f"{PASSKEY}/{key.pk}/remove", follow=True)
    assert "This is your only second factor." in words(answer)
    assert Authenticator.objects.filter(pk=key.pk).exists()
    people.with_app(user)
    answer = client.post(f"{PASSKEY}/{key.pk}/remove", follow=True)
    assert (answer.status_code, "It is removed." in words(answer)) == (200, True)
    assert {held.type for held in Authenticator.objects.all()} == {"totp", "recovery_codes"}


def test_a_passkey_of_somebody_else_is_not_there():
    others = Authenticator.objects.create(user=people.curator(), type="webauthn", data={"name": "key"})
    client = proven_long_ago(people.operator())
    client.post(f"{ACCOUNT}/second-factor/again", {"code": people.code()})
    for act in (client.get, client.post):
        assert act(f"{PASSKEY}/{others.pk}/remove").status_code == 404
    assert Authenticator.objects.filter(pk=others.pk).exists()


def test_a_new_password_ends_the_other_sessions_and_needs_the_old_one():
    user = with_password(people.operator())
    client, other = people.signed_in(user), people.signed_in(user)
    form = {"oldpassword": PASSWORD, "password1": "seven quiet stones", "password2": "seven quiet stones"}
    assert client.post(f"{ACCOUNT}/password", form | {"oldpassword": "wrong"}).status_code == 200
    assert in_(other)
    assert client.post(f"{ACCOUNT}/password", form | {"password1": "short", "password2": "short"}).status_code == 200
    assert in_(other)
    assert client.post(f"{ACCOUNT}/password", form).status_code == 302
    assert (in_(client), in_(other)) == (True, False)


@pytest.mark.parametrize("page", ["signup", "email", "password/reset", "login", "social/connections", "trust"])
def test_what_is_not_needed_is_not_there(page):
    assert Client().get(f"{ACCOUNT}/{page}").status_code == 404
    assert Client().get(f"{ACCOUNT}/{page}/").status_code == 404


def test_a_sign_in_that_waits_for_its_code_ends_after_a_while():
    with_password(people.operator())
    client = password_given()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert client.post(CODE, {"code": people.code()})["Location"] == f"{ACCOUNT}/sign-in"
        assert not in_(client)


def test_leaving_clears_the_browser_and_goes_to_a_bland_site():
    client = people.signed_in(people.operator())
    answer = client.post(f"{ACCOUNT}/leave")
    assert (answer.status_code, answer["Location"]) == (303, "https://www.google.com/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Cache-Control"] == "no-store, private"
    assert not Session.objects.exists()
    assert "form-action 'self' https://www.google.com/" in Client().get(f"{ACCOUNT}/sign-in")["Content-Security-Policy"]
