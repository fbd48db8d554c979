"""What a serving process does around Django: tables and snapshot before the fork, a follower of the index after it."""

import gc
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.db import Error, connections

from directory.errors import DomainError
from matching.following import follower
from matching.service import preload

BETWEEN_LOOKS = 5_000  # new values between two looks for garbage: an answer makes thousands, and hardly a cycle
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def preloaded(application: Application) -> Application:
    """The application, with everything in memory that forked workers can share."""
    # Without listings /readyz says so, and the first request after a load finds them.
    with suppress(DomainError, Error):
        preload()
    _let_go_of_the_database()
    settle()

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        follower.start()
        return application(environ, start_response)

    return serve


def _let_go_of_the_database() -> None:
    """Neither a connection nor a pool of them, with its threads, may be shared between processes."""
    for one in connections.all(initialized_only=True):
        one.close()
        if hasattr(one, "close_pool"):
            one.close_pool()


def settle() -> None:
    """What is loaded stays: no worker looks through it for garbage, which would also copy the pages it shares."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN_LOOKS)
