"""The whole directory in memory as columns: the areas of a place first, then gates, scores and order on what is left."""

from collections.abc import Iterable, Mapping

import numpy as np

from matching.columnar.columns import Columns, columns_of
from matching.columnar.encoding import BY_CRIME
from matching.columnar.gates import screen
from matching.columnar.listing import listed
from matching.columnar.ordering import sortable
from matching.columnar.reach import CODE, NATION, Reach, reach
from matching.coverage import Relation
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
        screened = screen(columns, inquiry, reach(columns, inquiry))
        farther = self._farther(inquiry, screened.passed)
        entered = screened.passed.joined(farther) if farther else screened.passed
        return Ranking(
            listed=listed(columns, inquiry, sortable(columns, inquiry, entered)),
            doors=screened.doors,
            stateless=int(np.count_nonzero(entered.relation == CODE[Relation.NO_PLACE])),
            anchored=not inquiry.crime_given and self._follow_the_crime(entered),
            widened=farther is not None,
        )

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one: self._documents[one] for one in offer_ids if one in self._documents}

    def __len__(self) -> int:
        return self.columns.alive

    def _farther(self, inquiry: Inquiry, passed: Reach) -> Reach | None:
        """With fewer than three offers of an inferred area, the nearest within 250 km; None where there are none."""
        near = np.count_nonzero(self.columns.facts["inferred"][passed.rows])
        short = int(spec()["geography"]["widen_to"]) - int(near)
        if short <= 0:
            return None
        found = screen(self.columns, inquiry, reach(self.columns, inquiry, far=True)).passed
        nearest = sorted(range(len(found.rows)), key=lambda place: self._nearness(found, place))[:short]
        return found.only(np.array(nearest, dtype=np.intp)) if nearest else None

    def _nearness(self, found: Reach, place: int) -> tuple[float, str, str]:
        row = int(found.rows[place])
        return float(found.near_km[place]), self.columns.ids.listing(row), self.columns.ids.offer(row)

    def _follow_the_crime(self, entered: Reach) -> bool:
        facts, rows = self.columns.facts, entered.rows
        return bool(np.any((facts["anchor"][rows] == BY_CRIME) & (facts["ring"][rows] != NATION)))
