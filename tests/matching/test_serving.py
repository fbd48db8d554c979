"""What a serving process does before its workers are forked, and what each worker does at its first request."""

import gc

import pytest

from directory.errors import DomainError
from matching import serving


@pytest.fixture
def done(monkeypatch):
    """What was done, in order; nothing is loaded and no thread starts."""
    found = []
    monkeypatch.setattr(serving, "preload", lambda: found.append("loaded"))
    monkeypatch.setattr(serving.follower, "start", lambda: found.append("followed"))
    yield found
    gc.unfreeze()


def application(environ, start_response):
    return [environ["PATH_INFO"].encode(), start_response]


def test_the_snapshot_is_loaded_before_the_fork_and_followed_after_it(done):
    serve = serving.preloaded(application)
    assert done == ["loaded"]
    assert serve({"PATH_INFO": "/livez"}, "respond") == [b"/livez", "respond"]
    assert done == ["loaded", "followed"]


def test_what_is_loaded_is_no_garbage_for_the_workers(done):
    gc.unfreeze()
    serving.preloaded(application)
    assert gc.get_freeze_count() > 0


def test_a_server_starts_without_listings(done, monkeypatch):
    def nothing():
        raise DomainError("UNAVAILABLE", "", "The listings are not loaded yet.")

    monkeypatch.setattr(serving, "preload", nothing)
    assert serving.preloaded(application)({"PATH_INFO": "/"}, "respond") == [b"/", "respond"]
