"""How a key is taken at the door: refused in one way, counted, and never written down."""

import logging

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.errors import Refusal
from api.partners import rates
from directory.models import ApiToken, ChangeProposal, Membership, User
from directory.tokens import revoke
from tests.api.partners.asking import NOW, PROPOSE, proposal, signed
from tests.directory.curating import everything

pytestmark = pytest.mark.django_db
OPEN = {"query": '{ place(text: "78701") { stateCode } }'}
ME = {"query": "{ me { name } }"}


def ended(secret, cause):
    token = ApiToken.objects.get()
    if cause == "revoked":
        revoke(token=token, by=token.user)
    elif cause == "over":
        ApiToken.objects.update(made_at="2026-01-01T00:00Z", expires_at=NOW)
    elif cause == "inactive":
        User.objects.update(is_active=False)
    elif cause == "left":
        Membership.objects.all().delete()
    return f"{secret}x" if cause == "unknown" else secret


@pytest.mark.parametrize("content", [OPEN, ME, {"query": "{ nope"}, {"nope": 1}])
@pytest.mark.parametrize("cause", ["revoked", "over", "inactive", "left", "unknown"])
def test_a_key_that_is_not_in_use_is_refused_in_one_way(api, listing, secret, cause, content):
    answer = api.send(content, **signed(ended(secret, cause)))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json() == {
        "errors": [
            {
                "message": "This key is not in use.",
                "path": None,
                "extensions": {"code": "FORBIDDEN", "field": "authorization"},
            }
        ]
    }


def test_with_a_dead_key_nothing_is_executed(api, listing, secret):
    dead = ended(secret, "revoked")
    before = everything(listing)
    answer = api.send({"query": PROPOSE, "variables": proposal(listing)}, **signed(dead))
    assert answer.status_code == 401
    assert everything(listing) == before


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "bearer nope", "Bearer wp_", "BEARER wp_ü"])
def test_an_empty_or_odd_key_is_no_key(api, listing, header):
    assert api.send(OPEN, Authorization=header).status_code == 401


@pytest.mark.parametrize("header", ["", "Basic d3A6d3A=", "wp_something", "Token wp_something"])
def test_another_kind_of_header_is_as_none(api, listing, secret, header):
    assert api.send(OPEN, Authorization=header).content == api.send(OPEN).content
    assert api.send(ME, Authorization=header).status_code == 401


def test_without_a_key_no_table_is_asked_and_nothing_counted(api, listing, secret, settings):
    settings.PARTNER_CALLS_PER_MINUTE = 1
    with CaptureQueriesContext(connection) as captured:
        assert [api.send(OPEN).status_code for _each in range(3)] == [200] * 3
    assert [one for one in captured.captured_queries if "token" in one["sql"]] == []


def test_a_change_is_taken_by_post_alone(listing, secret, settings):
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    answer = Client().get("/graphql", {"query": PROPOSE}, headers=signed(secret))
    assert answer.status_code == 405
    assert ChangeProposal.objects.count() == 0


def test_a_key_opens_no_introspection(api, listing, secret, settings):
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    answer = api.send({"query": "{ __schema { types { name } } }"}, **signed(secret))
    assert answer.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN", "field": "query"}


def test_an_answer_to_a_key_sets_no_cookie_and_may_not_be_kept(api, listing, secret):
    answer = api.send(ME, **signed(secret))
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"


def test_a_key_opens_no_page(listing, secret):
    assert Client().get("/staff/portal/keys/", headers=signed(secret)).status_code == 302


def test_its_day_of_use_is_kept(api, listing, secret):
    api.send(ME, **signed(secret))
    assert ApiToken.objects.get().last_used_on == NOW.date()


def test_a_key_that_calls_too_often_waits_alone(api, listing, secret, settings):
    settings.PARTNER_CALLS_PER_MINUTE = 2
    assert [api.send(ME, **signed(secret)).status_code for _each in range(3)] == [200, 200, 429]
    late = api.send(ME, **signed(secret))
    assert late["Retry-After"] == "30"
    assert late.json()["errors"][0]["extensions"] == {"code": "RATE_LIMITED", "field": "authorization"}
    assert api.send(OPEN).status_code == 200
    with time_machine.travel(NOW.replace(second=30), tick=False):
        assert [api.send(ME, **signed(secret)).status_code for _each in range(2)] == [200, 429]


def test_a_bucket_fills_evenly_and_is_never_more_than_full(settings):
    settings.PARTNER_CALLS_PER_MINUTE = 60
    token, now = ApiToken(pk=1), [1_000.0]
    for _each in range(60):
        rates.take(token, clock=lambda: now[0])
    with pytest.raises(Refusal) as refused:
        rates.take(token, clock=lambda: now[0])
    assert (refused.value.status, refused.value.headers) == (429, {"Retry-After": "1"})
    rates.take(ApiToken(pk=2), clock=lambda: now[0])
    now[0] += 1
    rates.take(token, clock=lambda: now[0])
    cache.clear()


def test_no_log_holds_the_secret(api, listing, secret, caplog, monkeypatch):
    names = ("", "waypoint", "django", "django.request", "django.db.backends")
    loggers = [logging.getLogger(name) for name in names]
    for one in loggers:
        one.addHandler(caplog.handler)
    try:
        with caplog.at_level(logging.DEBUG):
            api.send(ME, **signed(secret))
            api.send({"query": PROPOSE, "variables": proposal(listing)}, **signed(secret))
            api.send(ME, **signed(f"{secret}x"))
            monkeypatch.setattr("api.view.answer", lambda *_: {}[secret])
            assert api.send(ME, **signed(secret)).json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    finally:
        for one in loggers:
            one.removeHandler(caplog.handler)
    assert "KeyError" in caplog.text
    assert secret.removeprefix("wp_") not in caplog.text
