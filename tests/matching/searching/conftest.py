"""A real search server: the one that is named, or the one that script/test starts."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from matching.searching.connection import client_of
from matching.searching.node import NodeError, wait_until_ready
from matching.searching.writing import rebuild

PATIENCE = 180  # seconds for a first start that fetches the server


@pytest.fixture(scope="session")
def server() -> Elasticsearch:
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.fail("no search server: start the tests with script/test, or name one in ELASTICSEARCH_URL")
    try:
        wait_until_ready(url, seconds=PATIENCE)
    except NodeError as problem:
        log = Path(os.environ.get("ELASTICSEARCH_LOG", "none"))
        pytest.fail(f"{problem}\n{log.read_text()[-2_000:] if log.is_file() else ''}")
    return client_of(url, timeout=30)


def _drop(server: Elasticsearch, alias: str) -> None:
    """By name: a server refuses to delete by pattern."""
    for index in server.indices.get(index=f"{alias}-*"):
        server.indices.delete(index=index)


@pytest.fixture
def alias(server: Elasticsearch) -> Iterator[str]:
    """A name that no other test uses, and nothing left behind it."""
    name = f"test-{uuid4().hex}"
    yield name
    _drop(server, name)


@pytest.fixture(scope="session")
def shipped_alias(server: Elasticsearch, django_db_setup, django_db_blocker) -> Iterator[str]:
    """The shipped listings, written once for this worker."""
    name = f"test-{uuid4().hex}"
    with django_db_blocker.unblock():
        _, written = rebuild(server, alias=name)
    assert written.refused == ()
    yield name
    _drop(server, name)
