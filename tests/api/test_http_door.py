"""What the door does over HTTP: methods, headers, cookies, and failures it did not foresee."""

import logging

import pytest
from django.test import Client

from api import answers
from directory.errors import Conflict, DomainError

GOOD = '{ place(text: "78701") { stateCode } }'


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head", "options"])
def test_only_post_is_answered(settings, method):
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    response = getattr(Client(), method)("/graphql")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert response["Cache-Control"] == "no-store, private"


def test_a_get_says_in_json_what_to_do(settings):
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    body = Client().get("/graphql?query={status{engine}}", headers={"Accept": "text/html"}).json()
    assert body["errors"][0]["extensions"] == {"code": "BAD_INPUT", "field": "method"}


@pytest.mark.parametrize("content", [{"query": GOOD}, {"query": "{ nope }"}, {"document": "nope"}, [1]])
def test_no_answer_sets_a_cookie_or_may_be_kept(api, content):
    response = api.send(content)
    assert not response.cookies
    assert "Set-Cookie" not in response
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Type"] == "application/json; charset=utf-8"


def test_no_cross_site_header_is_given(api):
    response = api.send({"query": GOOD}, Origin="https://elsewhere.example")
    assert "Access-Control-Allow-Origin" not in response


def test_an_unforeseen_failure_is_masked_and_logged_without_a_word_of_the_request(api, monkeypatch, caplog):
    def fail(text, point):
        raise KeyError(f"secret place {text}")

    monkeypatch.setattr(answers, "place", fail)
    with caplog.at_level(logging.INFO):
        logging.getLogger("waypoint").addHandler(caplog.handler)
        response = api.send({"query": '{ place(text: "canary-town") { kind } }'})
        logging.getLogger("waypoint").removeHandler(caplog.handler)
    assert response.status_code == 200
    error = response.json()["errors"][0]
    assert error["extensions"] == {"code": "UNAVAILABLE", "field": None}
    assert error["path"] == ["place"]
    assert b"canary" not in response.content
    assert b"KeyError" not in response.content
    assert "canary" not in caplog.text
    assert "KeyError at test_http_door.py:" in caplog.text


def test_a_failure_before_execution_is_masked_too(api, monkeypatch):
    monkeypatch.setattr("api.view.answer", lambda *_: 1 / 0)
    response = api.send({"query": GOOD})
    assert response.status_code == 200
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (Conflict("after", "Changed."), "CONFLICT"),
        (DomainError("FORBIDDEN", "id", "No."), "FORBIDDEN"),
        (DomainError("RATE_LIMITED", "", "Later."), "RATE_LIMITED"),
        (DomainError("KeyError", "", "A code that is not of the contract."), "UNAVAILABLE"),
    ],
)
def test_each_kind_of_refusal_keeps_its_code(api, monkeypatch, raised, code):
    def refuse(text, point):
        raise raised

    monkeypatch.setattr(answers, "place", refuse)
    assert api.error(GOOD)[0] == code


def test_without_an_index_the_answer_is_unavailable(api, empty_directory):
    assert api.error("{ match(request: {}) { total } }")[0] == "UNAVAILABLE"


def test_an_answer_that_is_too_long_is_refused(api, monkeypatch):
    monkeypatch.setattr("api.view.MAX_ANSWER_BYTES", 20)
    response = api.send({"query": GOOD})
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"


def test_introspection_is_for_developers_only(api, settings):
    query = "{ __schema { types { name } } }"
    settings.DEBUG = True
    assert "MatchRequestInput" in str(api.data(query))
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    assert api.error(query) == ("FORBIDDEN", "query")
    assert api.error('{ __type(name: "Offer") { name } }') == ("FORBIDDEN", "query")
    assert api.data("{ __typename }") == {"__typename": "Query"}


def test_the_whole_introspection_of_a_client_fits_the_limits(api, settings):
    from graphql import get_introspection_query

    settings.DEBUG = True
    assert api.data(get_introspection_query())["__schema"]["queryType"]["name"] == "Query"


def test_the_explorer_is_shown_to_developers_and_loads_nothing_from_elsewhere(settings):
    settings.DEBUG = True
    response = Client().get("/graphql", headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert b"graphiql.min.js" in response.content
    assert b"//" not in response.content.replace(b"<!doctype html>", b"")
    assert "style-src 'self' 'unsafe-inline'" in response["Content-Security-Policy"]
    assert "script-src 'self';" in response["Content-Security-Policy"] + ";"
    assert not response.cookies
