"""Five plain ways to order the same offers, each given what our own reader understood, so that only the ranking differs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.judging.bm25 import BM25
from bench.judging.golden import LISTED
from directory import taxonomy
from directory.languages import language_name
from geodata.distance import EARTH_RADIUS_KM
from geodata.types import Place
from matching.documents import OfferDocument
from matching.tokens import tokens
from matching.types import ResolvedRequest

Floats = NDArray[np.float64]
LEAST_SIMILARITY = 0.01  # stands for "meets no need" in a division


@dataclass(frozen=True, slots=True)
class Wanted:
    """The request as a baseline sees it."""

    place: Place | None
    needs: tuple[str, ...]
    query: tuple[str, ...]  # tokens


def wanted(resolved: ResolvedRequest, text: str) -> Wanted:
    """Where the person is, else where they could go, else where it happened; the words, and the names of what was understood."""
    places = (resolved.here, resolved.destination, resolved.crime)
    place = next((one for one in places if one is not None and one.area_keys), None)
    needs = tuple(need.code for need in resolved.needs)
    names = [
        *(taxonomy.label("need", code) for code in needs),
        *(taxonomy.label("victimization", code) for code in resolved.victimizations),
        *(language_name(one.code) for one in resolved.languages),
        *([place.label] if place else []),
    ]
    return Wanted(place, needs, tokens(" ".join((text, *names))))


class Baselines:
    """Columns over the published offers, in the order of their ids, which breaks every tie."""

    def __init__(self, documents: Mapping[str, OfferDocument]) -> None:
        published = [one for one in documents.values() if one.publication == "published"]
        self._rows = sorted(published, key=lambda one: (one.source_id, one.offer_id))
        points = [one.point or one.centre or (np.nan, np.nan) for one in self._rows]
        self._radians = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2))
        self._text = BM25([_bag(one) for one in self._rows])
        self._closeness = cache(self._closeness_to)
        self._by_area = cache(self._area_mask)

    def rankings(self, asked: Wanted) -> dict[str, tuple[str, ...]]:
        """At most 50 listing ids a baseline, best first; of a listing with several offers the first counts."""
        return {name: order(self, asked) for name, order in BASELINES.items()}

    def distance_only(self, asked: Wanted) -> tuple[str, ...]:
        """Nearest first; offers without a place of their own come last."""
        return self._listed(np.argsort(self.km(asked.place), kind="stable"))

    def needs_only(self, asked: Wanted) -> tuple[str, ...]:
        """By how many of the needs are met, and how closely."""
        return self._listed(np.argsort(-self.needs_met(asked.needs), kind="stable"))

    def text_only(self, asked: Wanted) -> tuple[str, ...]:
        return self._listed(np.argsort(-self._text.scores(asked.query), kind="stable"))

    def mean_of_ranks(self, asked: Wanted) -> tuple[str, ...]:
        """Of the offers that serve the place: the mean of the rank by distance and the rank by text, then the nearer."""
        kept = np.flatnonzero(self.serving(asked.place))
        km = self.km(asked.place)[kept]
        mean = (_ranks(km) + _ranks(-self._text.scores(asked.query)[kept])) / 2
        return self._listed(kept[np.lexsort((km, mean))])

    def distance_over_similarity(self, asked: Wanted) -> tuple[str, ...]:
        """Distance in km divided by the mean closeness of the needs, least first, wherever the offer serves; no needs: distance."""
        similarity = self.needs_met(asked.needs) / len(asked.needs) if asked.needs else np.ones(len(self._rows))
        score = self.km(asked.place) / np.maximum(similarity, LEAST_SIMILARITY)
        return self._listed(np.argsort(score, kind="stable"))

    def km(self, place: Place | None) -> Floats:
        """Great-circle km from the place to each offer's public point, else its centre; infinite where either is unknown."""
        if place is None or place.point is None:
            return np.full(len(self._rows), np.inf)
        lat, lon = np.radians([place.point.lat, place.point.lon])
        there_lat, there_lon = self._radians.T
        chord = np.sin((there_lat - lat) / 2) ** 2
        chord = chord + np.cos(lat) * np.cos(there_lat) * np.sin((there_lon - lon) / 2) ** 2
        km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
        return np.where(np.isnan(km), np.inf, km)

    def needs_met(self, needs: Sequence[str]) -> Floats:
        """The closeness of each need to the best of the offer's own, added up."""
        return sum((self._closeness(code) for code in needs), np.zeros(len(self._rows)))

    def serving(self, place: Place | None) -> NDArray[np.bool_]:
        """Whose area holds the place, who serve the nation, and who are known only to be in its state."""
        return self._by_area(place.area_keys if place else frozenset())

    def serving_ids(self, place: Place | None) -> tuple[str, ...]:
        """Listing ids, in their order."""
        return tuple(dict.fromkeys(self._rows[row].source_id for row in np.flatnonzero(self.serving(place))))

    def _area_mask(self, keys: frozenset[str]) -> NDArray[np.bool_]:
        return np.array([_serves(one, keys) for one in self._rows], dtype=bool)

    def _closeness_to(self, wanted_code: str) -> Floats:
        best = [
            max((taxonomy.need_closeness(wanted_code, own) for own in one.needs), default=0.0) for one in self._rows
        ]
        return np.array(best, dtype=np.float64)

    def _listed(self, rows: NDArray[np.intp]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._rows[row].source_id for row in rows))[:LISTED]


BASELINES: Mapping[str, Callable[[Baselines, Wanted], tuple[str, ...]]] = {
    "distance-only": Baselines.distance_only,
    "needs-only": Baselines.needs_only,
    "text-only": Baselines.text_only,
    "mean-of-ranks": Baselines.mean_of_ranks,
    "distance-over-similarity": Baselines.distance_over_similarity,
}


def _bag(one: OfferDocument) -> list[str]:
    """A word counts once for each of the name, the needs and the description that has it."""
    return [*one.name_tokens, *one.need_tokens, *one.description_tokens]


def _serves(one: OfferDocument, keys: frozenset[str]) -> bool:
    if one.national or not keys.isdisjoint(one.area_keys):
        return True
    return one.area_basis == "unknown" and any(f"state:{usps}" in keys for usps in one.states)


def _ranks(values: Floats) -> Floats:
    """Places from 1, smallest first; equal values share the best place of them."""
    return (np.searchsorted(np.sort(values), values, side="left") + 1).astype(np.float64)
