"""A session lasts while a call goes on; it is saved once a minute and no oftener, and a public page knows of none."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tests.frontend.console.calling import HITS, address, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLIC = ["/", "/es/", "/safety", "/guides", "/guides/4", "/no-such-page"]


@pytest.fixture
def clock():
    with time_machine.travel(NINE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(clock):
    return signed_in()


def ends():
    """When the one session ends, if nobody comes."""
    return Session.objects.values_list("expire_date", flat=True).get()


def stay(client):
    return client.post(address("stay"))


def test_a_session_is_saved_once_a_minute(clock, client, monkeypatch):
    seconds = [600.0]
    monkeypatch.setattr("frontend.staff.access.time", lambda: seconds[0])
    saved = []
    for now in (600.0, 601.0, 659.9, 660.0, 719.0, 725.0, 3_600.0):
        seconds[0] = now
        saved.append("sessionid" in stay(client).cookies)
    assert saved == [True, False, False, True, False, True, True]


def test_between_two_minutes_the_session_is_not_written(clock, client):
    stay(client)
    first = Session.objects.values().get()
    clock.shift(59)
    client.post(address("answers"), {"text": HITS})
    assert Session.objects.values().get() == first
    clock.shift(1)
    stay(client)
    assert ends() == first["expire_date"] + timedelta(minutes=1)


def test_a_session_ends_when_nobody_came_for_as_long_as_the_setting_says(clock, client):
    stay(client)
    assert ends() == NINE + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    clock.shift(settings.SESSION_COOKIE_AGE - 1)
    assert stay(client).status_code == 204
    clock.shift(settings.SESSION_COOKIE_AGE + 1)
    assert stay(client).status_code == 401


def test_the_page_knows_how_long_that_is(client):
    assert f'data-idle="{settings.SESSION_COOKIE_AGE}"' in client.get("/staff/console/").content.decode()


def test_the_cookie_of_a_session_is_gone_with_the_browser_and_hidden_from_scripts(client):
    cookie = stay(client).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)


@pytest.mark.parametrize("page", PUBLIC)
def test_a_public_page_sets_no_cookie_for_anybody(client, page):
    for visitor in (Client(), client):
        answer = visitor.get(page)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "ada" not in answer.content.decode().split()


def test_a_public_form_sets_no_cookie_and_does_not_keep_a_session_alive(clock, client):
    stay(client)
    before = Session.objects.values().get()
    clock.shift(120)
    assert not client.post("/find", {"text": HITS}).cookies
    assert Session.objects.values().get() == before
