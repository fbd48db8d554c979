"""A circuit breaker: what failed again and again is left alone for a while, so that nobody waits for it."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

FAILURES_IN_A_ROW = 3
COOLING = 5.0  # seconds until it is tried again


class Breaker:
    """Closed: all may ask. Open: nobody, until it has cooled; then one trial is due, and its luck decides."""

    def __init__(
        self, *, most: int = FAILURES_IN_A_ROW, cooling: float = COOLING, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most, self._cooling, self._clock = most, cooling, clock
        self._lock = Lock()
        self._failed = 0
        self._opened_at: float | None = None

    @property
    def is_open(self) -> bool:
        return self._opened_at is not None

    def trial_is_due(self) -> bool:
        """Whether to try again, where it is open. Once it has cooled, a yes is for this caller alone: the next must wait
        as long again.
        """
        with self._lock:
            now = self._clock()
            if self._opened_at is None or now - self._opened_at < self._cooling:
                return False
            self._opened_at = now
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failed, self._opened_at = 0, None

    def failed(self) -> None:
        with self._lock:
            self._failed += 1
            if self._failed >= self._most:
                self._opened_at = self._clock()
