"""A thread keeps the snapshot fresh; where it cannot, readers look for themselves."""

from threading import Event

import pytest
from django.db import OperationalError

from directory.errors import DomainError
from matching.following import Follower
from matching.holding import Holder

SNAPSHOT = object()


@pytest.fixture(autouse=True)
def no_connection_to_close(monkeypatch):
    monkeypatch.setattr("matching.following.close_old_connections", lambda: None)


class Watched(Holder):
    """A holder whose refresh ends as told, and tells when it was called once more."""

    def __init__(self, problem: Exception | None = None, loaded: object = SNAPSHOT) -> None:
        super().__init__()
        self.problem, self.loaded, self.calls, self.again = problem, loaded, 0, Event()

    def refresh(self):
        self.calls += 1
        if self.calls > 1:
            self.again.set()
        if self.problem:
            raise self.problem
        return self.loaded


def test_readers_need_not_look_while_a_thread_follows_and_must_when_it_has_stopped():
    held = Watched()
    follower = Follower(held, every=0.001)
    follower.start()
    thread = follower._thread
    follower.start()
    assert (follower._thread, held.again.wait(10), held.followed) == (thread, True, True)
    follower.stop()
    assert (thread.is_alive(), held.followed) == (False, False)


def test_a_thread_that_fails_leaves_readers_to_look_for_themselves():
    held = Watched(KeyError("windows"))
    held.followed = True
    with pytest.raises(KeyError):
        Follower(held)._follow()
    assert held.followed is False


@pytest.mark.parametrize(
    ("problem", "loaded", "will_do"),
    [
        (None, SNAPSHOT, True),
        (OperationalError("gone"), SNAPSHOT, True),
        (OperationalError("gone"), None, False),
        (DomainError("UNAVAILABLE", "", "Not loaded."), None, False),
    ],
)
def test_the_last_snapshot_will_do_while_the_database_is_away(problem, loaded, will_do):
    assert Follower(Watched(problem, loaded)).look() is will_do
