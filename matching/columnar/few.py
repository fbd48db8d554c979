"""Columns of a few offers out of many, made for one request: cut from rows that were laid out when an offer was met."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
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

    def rows(self, documents: Iterable[OfferDocument]) -> list[Row]:
        return self._laid_out([self._numbers.of(one) for one in documents])

    def columns(self, rows: Sequence[Row]) -> Columns:
        """Of these offers, in their order."""
        widths, offers = self._widths(), [row.numbered for row in rows]
        if any(row.widths != widths for row in rows):
            rows = self._laid_out(offers)
        table = np.frombuffer(b"".join([row.record for row in rows]), dtype=record_type(widths))
        facts = {name: np.ascontiguousarray(table[name]) for name in FACT_TYPES.names or ()}
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

    def _laid_out(self, offers: Sequence[Numbered]) -> list[Row]:
        words = [[bits.of(one.sets[name]) for name, bits in self._numbers.bits.items()] for one in offers]
        widths = self._widths()  # of all codes, those of these offers included
        values = [(*one.facts, *_of_sets(one, found, widths)) for one, found in zip(offers, words, strict=True)]
        kind = record_type(widths)
        records, size = np.array(values, dtype=kind).tobytes(), kind.itemsize
        return [Row(one, widths, records[at * size : (at + 1) * size]) for at, one in enumerate(offers)]

    def _widths(self) -> Widths:
        return tuple(bits.width for bits in self._numbers.bits.values())

    def _set(self, name: str, table: NDArray[Any]) -> SetColumn:
        words = np.ascontiguousarray(table[f"{name} words"].T)
        return SetColumn(self._numbers.bits[name], tuple(words), np.ascontiguousarray(table[f"{name} counts"]))


@cache
def record_type(widths: Widths) -> np.dtype[Any]:
    """Every fact of an offer, then the words and the count of each set of codes."""
    facts = [(name, FACT_TYPES[name]) for name in FACT_TYPES.names or ()]
    return np.dtype([*facts, *_set_fields(widths)])


def _set_fields(widths: Widths) -> Iterator[tuple[Any, ...]]:
    for name, width in zip(SETS, widths, strict=True):
        yield f"{name} words", np.uint64, (width,)
        yield f"{name} counts", np.uint8


def _of_sets(offer: Numbered, words: Sequence[Mapping[int, int]], widths: Widths) -> Iterator[Any]:
    for codes, found, width in zip(offer.sets.values(), words, widths, strict=True):
        yield [found.get(at, 0) for at in range(width)]
        yield min(len(codes), MOST_COUNTED)


class TablesOfFew(Tables):
    """Of the columns of one request; what is said of a facet is kept for the columns of later ones."""

    def __init__(self, said: Tables) -> None:
        super().__init__(MOST_OF_FACETS)
        self._said = said

    def said_of(self, key: Hashable, facet: Facet, say: Callable[[OfferDocument], Any]) -> list[Any]:
        said: dict[int, Any] = self._said.once(key, dict)
        numbers = facet.numbers()
        for number, example in zip(numbers, facet.examples, strict=True):
            if number not in said:
                said[number] = say(example)
        return [said[number] for number in numbers]
