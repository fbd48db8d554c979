"""Columns of a few offers out of many, made for one request: cut from rows that were laid out when an offer was met."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.columnar.columns import Columns, shared
from matching.columnar.encoding import BASES, FACT_TYPES, SETS, Numbered, Numbers
from matching.columnar.facets import MOST_OF_FACETS, Facet, Tables
from matching.columnar.identifiers import NamesOfFew
from matching.columnar.postings import LookupOfFew
from matching.columnar.sets import MOST_COUNTED, SetColumn
from matching.documents import OfferDocument

MOST_SAID = 256  # questions whose answers are kept, each for every facet met
Widths = tuple[int, ...]  # words of each set of codes, in the order of SETS


@dataclass(frozen=True, slots=True)
class Row:
    """An offer's numbers and keys, and the numbers once more as one record of `record_type(widths)`."""

    numbered: Numbered
    widths: Widths
    record: bytes


class Met:
    """What numbers the offers met so far were given, and what was said of their facets."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._said = Tables(MOST_SAID)

    def row(self, document: OfferDocument) -> Row:
        return self._laid_out(self._numbers.of(document))

    def columns(self, rows: Sequence[Row]) -> Columns:
        """Of these offers, in their order."""
        widths = self._widths()
        laid_out = [row if row.widths == widths else self._laid_out(row.numbered) for row in rows]
        table = np.frombuffer(b"".join([row.record for row in laid_out]), dtype=record_type(widths))
        facts = {name: np.ascontiguousarray(table[name]) for name in FACT_TYPES.names or ()}
        offers = [row.numbered for row in rows]
        return Columns(
            numbers=self._numbers.only(facts),
            ids=NamesOfFew([(one.offer_id, one.source_id) for one in offers]),
            facts=facts,
            sets={name: self._set(name, table) for name in SETS},
            areas={
                basis: LookupOfFew([one.area_keys if one.basis == basis else () for one in offers]) for basis in BASES
            },
            cells=LookupOfFew([() if one.cell is None else (one.cell,) for one in offers]),
            tokens=LookupOfFew([one.tokens for one in offers]),
            languages=LookupOfFew([one.languages for one in offers]),
            shared=shared(facts),
            tables=TablesOfFew(self._said),
        )

    def _laid_out(self, numbered: Numbered) -> Row:
        words = [bits.of(numbered.sets[name]) for name, bits in self._numbers.bits.items()]
        widths = self._widths()
        values = [*numbered.facts]
        for codes, found, width in zip(numbered.sets.values(), words, widths, strict=True):
            values += [[found.get(at, 0) for at in range(width)], min(len(codes), MOST_COUNTED)]
        return Row(numbered, widths, np.array([tuple(values)], dtype=record_type(widths)).tobytes())

    def _widths(self) -> Widths:
        return tuple(bits.width for bits in self._numbers.bits.values())

    def _set(self, name: str, table: NDArray[Any]) -> SetColumn:
        words = np.ascontiguousarray(table[f"{name} words"].T)
        return SetColumn(self._numbers.bits[name], tuple(words), np.ascontiguousarray(table[f"{name} counts"]))


@cache
def record_type(widths: Widths) -> np.dtype[Any]:
    """Every fact of an offer, then the words and the count of each set of codes."""
    facts = [(name, FACT_TYPES[name]) for name in FACT_TYPES.names or ()]
    return np.dtype([*facts, *_of_sets(widths)])


def _of_sets(widths: Widths) -> Iterator[tuple[Any, ...]]:
    for name, width in zip(SETS, widths, strict=True):
        yield f"{name} words", np.uint64, (width,)
        yield f"{name} counts", np.uint8


class TablesOfFew(Tables):
    """Of the columns of one request; what is said of a facet is kept for the columns of later ones."""

    def __init__(self, said: Tables) -> None:
        super().__init__(MOST_OF_FACETS)
        self._said = said

    def of_facet(self, key: Any, facet: Facet, say: Callable[[OfferDocument], Any], dtype: Any) -> NDArray[Any]:
        found: NDArray[Any] = self.once(key, lambda: np.array(self._all_said(key, facet, say), dtype=dtype))
        return found

    def _all_said(self, key: Any, facet: Facet, say: Callable[[OfferDocument], Any]) -> list[Any]:
        said: dict[int, Any] = self._said.once(key, dict)
        for number, example in facet.numbered():
            if number not in said:
                said[number] = say(example)
        return [said[number] for number, _ in facet.numbered()]
