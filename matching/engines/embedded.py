"""The whole directory in memory as columns."""

from collections.abc import Iterable, Mapping

from matching.columnar.columns import Snapshot, columns_of
from matching.columnar.ranking import ranking
from matching.documents import OfferDocument
from matching.engines.base import Ranking
from matching.inquiry import Inquiry


class EmbeddedEngine:
    """Immutable once built; readers need no lock."""

    name = "embedded"

    def __init__(self, documents: Mapping[str, OfferDocument], columns: Snapshot | None = None) -> None:
        self._documents = documents
        self.columns = columns_of(documents.values()) if columns is None else columns

    def rank(self, inquiry: Inquiry) -> Ranking:
        return ranking(self.columns, inquiry)

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one: self._documents[one] for one in offer_ids if one in self._documents}

    def __len__(self) -> int:
        return self.columns.alive
