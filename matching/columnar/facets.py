"""Facets: what few offers differ in is kept once, and each offer holds its number.

What the plain rooms say of a facet is asked once for each distinct value, so that both ways agree by construction.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.documents import OfferDocument

Codes = NDArray[np.uint32]
MOST_TABLES = 96  # tables kept per snapshot: a bound on memory, the oldest goes first


class Facet:
    """Distinct values in the order met, each with one offer that has it. Only ever appended to."""

    def __init__(self, key: Callable[[OfferDocument], Hashable]) -> None:
        self.key = key
        self.examples: list[OfferDocument] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, document: OfferDocument) -> int:
        key = self.key(document)
        found = self._numbers.get(key)
        if found is None:
            self.examples.append(document)
            found = self._numbers[key] = len(self.examples) - 1
        return found


class Tables:
    """Small answers worked out once per snapshot: one value per distinct facet, or one per offer."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}

    def once(self, key: Hashable, work_out: Callable[[], Any]) -> Any:
        """Two threads may both work it out; they come to the same, and no reader waits for a lock."""
        found = self._kept.get(key)
        if found is None:
            found = work_out()
            while len(self._kept) >= MOST_TABLES:
                self._kept.pop(next(iter(list(self._kept))), None)
            self._kept[key] = found
        return found

    def of_facet(self, key: Hashable, facet: Facet, say: Callable[[OfferDocument], Any], dtype: Any) -> NDArray[Any]:
        """`say` of each distinct value; take it by the offers' numbers."""
        found: NDArray[Any] = self.once(key, lambda: table(facet.examples, say, dtype))
        return found


def table(examples: Iterable[OfferDocument], say: Callable[[OfferDocument], Any], dtype: Any) -> NDArray[Any]:
    return np.array([say(one) for one in list(examples)], dtype=dtype)
