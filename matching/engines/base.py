"""What every engine must do: hand over the offers that could apply. It never decides the order."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from matching.documents import OfferDocument
from matching.inquiry import Inquiry


class Engine(Protocol):
    name: str
    documents: Mapping[str, OfferDocument]  # by offer id

    def candidates(self, inquiry: Inquiry) -> Iterable[OfferDocument]:
        """Every offer that may pass the gates, and possibly more; order means nothing."""
        ...
