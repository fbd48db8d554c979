"""Elasticsearch with a spare: where it is slow, cut off or wrong, the snapshot in memory answers, and says so."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
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


class GuardedEngine:
    """`spare` is None where the listings are too many for memory: then only the lines at hand answer, with no list."""

    name = "elasticsearch"

    def __init__(self, far: ElasticsearchEngine, spare: Engine | None, breaker: Breaker | None = None) -> None:
        self.far, self.spare = far, spare
        self.breaker = breaker or Breaker()

    def rank(self, inquiry: Inquiry) -> Ranking:
        found = self._from_afar(inquiry) if self.breaker.allows() else None
        return found or self._from_the_spare(inquiry)

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return self.far.documents(offer_ids)

    def __len__(self) -> int:
        return len(self.far) if self.spare is None else len(self.spare)

    def organizations(self, words: Sequence[str]) -> list[str] | None:
        """As `ElasticsearchEngine.organizations`; None where the server does not answer."""
        return self._tried(lambda: self.far.organizations(words)) if self.breaker.allows() else None

    def _from_afar(self, inquiry: Inquiry) -> Ranking | None:
        return self._tried(lambda: self.far.rank(inquiry))

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
