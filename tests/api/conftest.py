import json

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api import samples

SAID = "application/json"


class Api:
    """POST /graphql as a caller without an account sends it."""

    def send(self, content, content_type=SAID, **headers):
        sent = content if isinstance(content, bytes) else json.dumps(content).encode()
        return Client(raise_request_exception=False).post("/graphql", sent, content_type=content_type, headers=headers)

    def ask(self, query, variables=None, **headers):
        return self.send({"query": query, "variables": variables or {}}, **headers).json()

    def data(self, query, variables=None, **headers):
        answer = self.ask(query, variables, **headers)
        assert "errors" not in answer, answer
        return answer["data"]

    def error(self, query, variables=None):
        """The first problem, as (code, field)."""
        found = self.ask(query, variables)["errors"][0]["extensions"]
        return found["code"], found["field"]


@pytest.fixture
def api():
    return Api()


@pytest.fixture
def shelter(empty_directory):
    """One shelter with a public address in Austin, and the national line; both indexed."""
    made = samples.service()
    samples.address(made)
    samples.hotline()
    samples.indexed()
    return made


@pytest.fixture
def queries(db):
    from django.db import connection

    with CaptureQueriesContext(connection) as captured:
        yield captured
