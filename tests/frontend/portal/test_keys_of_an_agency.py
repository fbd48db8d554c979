"""The page of keys: each is shown once, in the answer to the form that made it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from directory.models import ApiToken, AuditEntry
from directory.tokens import bearer, issue
from tests import people
from tests.api import samples
from tests.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/staff/portal/keys/"
SECRET = re.compile(r"wp_[\w-]{43}")


@pytest.fixture
def house():
    return samples.organization("safe-house", name="Safe House")


@pytest.fixture
def pat(house):
    return people.partner(house)


def given(organization, **changes):
    return {"organization": organization.pk, "name": "Shelter software", "scopes": ["read"], "days": "90", **changes}


def a_key(user, organization, name="CRM", at=None):
    return issue(user=user, organization=organization, scopes=["read"], days=30, name=name, at=at)[0]


def test_the_key_is_shown_once_and_works(pat, house):
    browser = signed_in(pat)
    answer = browser.post(PAGE, given(house))
    [secret] = SECRET.findall(answer.content.decode())
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
    assert bearer(secret, timezone.now()).name == "Shelter software"
    assert SECRET.findall(browser.get(PAGE).content.decode()) == []
    assert [secret in str(one.get_decoded()) for one in Session.objects.all()] == [False]
    assert secret not in str(answer.headers)


def test_a_second_click_makes_no_second_key(pat, house):
    browser = signed_in(pat)
    browser.post(PAGE, given(house))
    answer = browser.post(PAGE, given(house))
    assert SECRET.findall(answer.content.decode()) == []
    assert "You have a key of this name." in answer.content.decode()
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize(
    "changes", [{"scopes": []}, {"scopes": ["write"]}, {"days": "366"}, {"days": ""}, {"name": " "}, {"name": "a" * 81}]
)
def test_what_is_wrong_makes_none_and_stays_in_the_form(pat, house, changes):
    answer = signed_in(pat).post(PAGE, given(house, **changes))
    assert "Please look at this again" in answer.content.decode()
    assert (ApiToken.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_nobody_makes_a_key_of_another_agency(pat):
    other = samples.organization("other-house", name="Other House")
    answer = signed_in(pat).post(PAGE, given(other))
    assert "Please look at this again" in answer.content.decode()
    assert "Other House" not in answer.content.decode()
    assert (ApiToken.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_keys_of_colleagues_are_seen_and_those_of_another_agency_are_not(pat, house):
    a_key(people.partner(house, name="colleague"), house, name="Colleague software")
    other = samples.organization("other-house")
    a_key(people.partner(other, name="stranger"), other, name="Strange software")
    page = signed_in(pat).get(PAGE).content.decode()
    assert "Colleague software" in page
    assert "Strange" not in page


def test_a_key_that_is_over_says_so(pat, house):
    a_key(pat, house, at=timezone.now() - timedelta(days=30))
    assert "Ended" in signed_in(pat).get(PAGE).content.decode()


def test_a_key_is_ended_and_a_second_click_is_harmless(pat, house):
    token = a_key(pat, house)
    browser = signed_in(pat)
    for _each in range(2):
        answer = browser.post(f"{PAGE}{token.pk}/end/")
        assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert ApiToken.objects.get().revoked_at is not None
    assert AuditEntry.objects.filter(action="token.revoked").count() == 1
    assert "CRM" not in browser.get(PAGE).content.decode()


def test_a_key_of_another_agency_and_one_that_is_not_there_are_one(pat):
    other = samples.organization("other-house")
    token = a_key(people.partner(other, name="stranger"), other)
    browser = signed_in(pat)
    theirs, none = (browser.post(f"{PAGE}{key}/end/") for key in (token.pk, token.pk + 1))
    assert (theirs.status_code, none.status_code) == (404, 404)
    assert theirs.content == none.content
    assert ApiToken.objects.get().revoked_at is None


@pytest.mark.parametrize("path", [PAGE, "/es/staff/portal/keys/"])
def test_the_page_is_for_people_of_agencies(pat, path):
    for other in (people.operator(), people.curator(), people.analyst(), people.administrator()):
        assert signed_in(other).get(path).status_code == 403
        assert signed_in(other).post(f"{path}1/end/").status_code == 403
    assert Client().get(path).status_code == 302
    assert signed_in(pat).get(path).status_code == 200


def test_a_key_is_ended_by_post_alone(pat, house):
    token = a_key(pat, house, at=datetime(2026, 11, 26, tzinfo=UTC))
    assert signed_in(pat).get(f"{PAGE}{token.pk}/end/").status_code == 405
    assert ApiToken.objects.get().revoked_at is None


def test_without_the_forms_own_token_nothing_is_made(pat, house):
    browser = signed_in(pat, enforce_csrf_checks=True)
    assert browser.post(PAGE, given(house)).status_code == 403
    assert ApiToken.objects.count() == 0
