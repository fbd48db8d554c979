"""Keeps the snapshot of a serving process fresh from a thread of its own, so that no reader ever waits or looks."""

import logging
import os
from threading import Event, Thread

from django.db import Error, close_old_connections

from directory.errors import DomainError
from matching.holding import Holder, holder

LOOK_EVERY = 0.25  # seconds; with the time of a swap an edit is in answers within a second
logger = logging.getLogger("waypoint.matching")


class Follower:
    """One thread per process: a forked worker starts its own."""

    def __init__(self, held: Holder, every: float = LOOK_EVERY) -> None:
        self.holder, self.every = held, every
        self.stopped = Event()
        self._thread: Thread | None = None
        self._process = 0

    def start(self) -> None:
        """Starts the thread unless this process has one; call it after a fork."""
        if self._process == os.getpid():
            return
        self._process, self.stopped = os.getpid(), Event()
        self._thread = Thread(target=self._follow, name="index-follower", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and waits for it."""
        self.stopped.set()
        if self._thread is not None:
            self._thread.join()
        self._process = 0

    def _follow(self) -> None:
        try:
            while not self.stopped.is_set():
                self.holder.followed = self.look()
                self.stopped.wait(self.every)
        finally:  # also where it fails: else its readers would keep an old snapshot for ever
            self.holder.followed = False

    def look(self) -> bool:
        """Refreshes once; false where readers must look for themselves, true where the snapshot will do."""
        try:
            self.holder.refresh()
        except DomainError:
            return False
        except Error as problem:
            logger.warning("the index could not be read: %s", type(problem).__name__)
            return self.holder.loaded is not None
        finally:
            close_old_connections()
        return True


follower = Follower(holder)
