"""Elasticsearch with a spare: where it is slow, cut off or wrong, the snapshot in memory answers, and says so."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from threading import Thread
from typing import TypeVar

from elasticsearch import ApiError, TransportError

from matching.documents import OfferDocument
from matching.engines.base import Engine, Ranking
from matching.engines.breaker import Breaker
from matching.engines.elasticsearch import BadAnswerError, ElasticsearchEngine
from matching.inquiry import Inquiry

FAILURES = (TransportError, ApiError, BadAnswerError)
NOTHING_LISTED = Ranking(listed=(), doors={}, stateless=0, anchored=False, widened=False, by="lines")
Found = TypeVar("Found")
logger = logging.getLogger("waypoint.matching")


def in_a_thread(work: Callable[[], object]) -> None:
    Thread(target=work, daemon=True).start()


class GuardedEngine:
    """`spare` is None where the listings are too many for memory: then only the lines at hand answer, with no list.

    A server that was left alone is tried again `aside`, so that nobody waits for one that hangs.
    """

    name = "elasticsearch"

    def __init__(
        self,
        far: ElasticsearchEngine,
        spare: Engine | None,
        breaker: Breaker | None = None,
        aside: Callable[[Callable[[], object]], None] = in_a_thread,
    ) -> None:
        self.far, self.spare = far, spare
        self.breaker, self._aside = breaker or Breaker(), aside

    def rank(self, inquiry: Inquiry) -> Ranking:
        found = None if self.breaker.is_open else self._tried(lambda: self.far.rank(inquiry))
        if self.breaker.trial_is_due():
            self._aside(lambda: self._tried(lambda: self.far.count(inquiry)))
        return found or self._from_the_spare(inquiry)

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return self.far.documents(offer_ids)

    def __len__(self) -> int:
        return len(self.far) if self.spare is None else len(self.spare)

    def organizations(self, words: Sequence[str]) -> list[str] | None:
        """As `ElasticsearchEngine.organizations`; None where the server does not answer."""
        return None if self.breaker.is_open else self._tried(lambda: self.far.organizations(words))

    def _tried(self, ask: Callable[[], Found]) -> Found | None:
        try:
            found = ask()
        except FAILURES as problem:
            self.breaker.failed()
            logger.warning(
                "the search server failed: %s", type(problem).__name__
            )  # never its text: it holds the question
            return None
        self.breaker.succeeded()
        return found

    def _from_the_spare(self, inquiry: Inquiry) -> Ranking:
        if self.spare is None:
            return NOTHING_LISTED
        return replace(self.spare.rank(inquiry), by=self.spare.name)
