"""The whole directory in memory as columns: the areas of a place first, then gates, scores and order on what is left."""

from collections.abc import Iterable, Mapping

import numpy as np

from matching.columnar.columns import Columns, columns_of
from matching.columnar.encoding import BY_CRIME
from matching.columnar.gates import screen
from matching.columnar.listing import listed
from matching.columnar.ordering import sortable
from matching.columnar.reach import NATION, Reach, farther, measure, reach
from matching.documents import OfferDocument
from matching.engines.base import Ranking
from matching.inquiry import Inquiry
from matching.spec import spec


class EmbeddedEngine:
    """Immutable once built; readers need no lock."""

    name = "embedded"

    def __init__(self, documents: Mapping[str, OfferDocument], columns: Columns | None = None) -> None:
        self._documents = documents
        self.columns = columns_of(documents.values()) if columns is None else columns

    def rank(self, inquiry: Inquiry) -> Ranking:
        columns = self.columns
        reached = reach(columns, inquiry)
        screened = screen(columns, inquiry, reached)
        widening = self._widening(inquiry, reached, screened.passed)
        entered = screened.passed.joined(widening) if widening else screened.passed
        return Ranking(
            listed=listed(columns, inquiry, sortable(columns, inquiry, measure(columns, inquiry, entered))),
            doors=screened.doors,
            stateless=screened.stateless,
            anchored=not inquiry.crime_given and self._follow_the_crime(entered),
            widened=widening is not None,
        )

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one: self._documents[one] for one in offer_ids if one in self._documents}

    def __len__(self) -> int:
        return self.columns.alive

    def _widening(self, inquiry: Inquiry, reached: Reach, passed: Reach) -> Reach | None:
        """With fewer than three offers of an inferred area, the nearest within 250 km; None where there are none."""
        near = np.count_nonzero(self.columns.facts["inferred"][passed.rows])
        short = int(spec()["geography"]["widen_to"]) - int(near)
        if short <= 0:
            return None
        found = screen(self.columns, inquiry, farther(self.columns, inquiry, reached)).passed
        if not len(found.rows):
            return None
        km = measure(self.columns, inquiry, found).near_km
        return found.only(km <= np.sort(km)[:short][-1])

    def _follow_the_crime(self, entered: Reach) -> bool:
        facts, rows = self.columns.facts, entered.rows
        return bool(np.any((facts["anchor"][rows] == BY_CRIME) & (facts["ring"][rows] != NATION)))
