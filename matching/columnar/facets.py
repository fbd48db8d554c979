"""Facets: what few offers differ in is kept once, and each offer holds its number.

What the plain rooms say of a facet is asked once for each distinct value, so that both ways agree by construction.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.documents import OfferDocument

Codes = NDArray[np.uint32]
MOST_OF_FACETS = 1_024  # tables of one value per distinct facet: small
MOST_OF_OFFERS = 160  # tables of one byte per offer: with the columns they stay below 400 bytes an offer


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

    def numbers(self) -> Sequence[int]:
        """Each example's number for good."""
        return range(len(self.examples))

    def only(self, numbers: Sequence[int]) -> "FacetOfFew":
        return FacetOfFew(self, numbers)


class FacetOfFew(Facet):
    """Some values of a facet, numbered anew from 0 in their order; it takes in no further offers."""

    def __init__(self, whole: Facet, numbers: Sequence[int]) -> None:
        super().__init__(whole.key)
        self.examples = [whole.examples[number] for number in numbers]
        self._lasting = numbers

    def numbers(self) -> Sequence[int]:
        return self._lasting


class Tables:
    """Answers worked out once per snapshot, the longest unused forgotten first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: dict[Hashable, Any] = {}

    def once(self, key: Hashable, work_out: Callable[[], Any]) -> Any:
        """Two threads may both work it out; they come to the same, and no reader waits for a lock."""
        found = self._kept.pop(key, None)
        if found is None:
            found = work_out()
            while len(self._kept) >= self.most:
                self._kept.pop(next(iter(tuple(self._kept))), None)
        self._kept[key] = found
        return found

    @property
    def nbytes(self) -> int:
        return sum(getattr(found, "nbytes", 0) for found in tuple(self._kept.values()))

    def of_facet(self, key: Hashable, facet: Facet, say: Callable[[OfferDocument], Any], dtype: Any) -> NDArray[Any]:
        """`say` of each distinct value; take it by the offers' numbers."""
        found: NDArray[Any] = self.once(key, lambda: np.array(self.said_of(key, facet, say), dtype=dtype))
        return found

    def said_of(self, key: Hashable, facet: Facet, say: Callable[[OfferDocument], Any]) -> list[Any]:
        """`say` of each distinct value; `key` names what is said."""
        return [say(one) for one in list(facet.examples)]
