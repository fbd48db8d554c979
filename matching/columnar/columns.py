"""The snapshot as columns: one number per offer and fact, a few hundred bytes an offer, never changed once made."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.columnar.encoding import BASES, FACT_TYPES, Numbered, Numbers
from matching.columnar.facets import MOST_OF_FACETS, MOST_OF_OFFERS, Tables
from matching.columnar.identifiers import Identifiers, Names
from matching.columnar.postings import Lookup, Postings
from matching.columnar.sets import SetColumn
from matching.documents import OfferDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Struct of arrays over offers, and rows by key. Offers that are gone keep their row and are passed over."""

    numbers: Numbers  # which number stands for what
    ids: Names
    facts: Mapping[str, NDArray[Any]]  # by the names of `encoding.FACT_TYPES`
    sets: Mapping[str, SetColumn]
    areas: Mapping[str, Lookup]  # basis (declared, inferred, unknown) -> rows by area key
    cells: Lookup  # inferred offers by one-degree cell of their point or centre
    tokens: Lookup  # rows by word, with what a find in that field counts
    languages: Lookup  # rows by tag, with the level; -1 named without one
    shared: NDArray[np.bool_]  # another offer is the same service
    tables: Tables = field(default_factory=partial(Tables, MOST_OF_FACETS))
    per_offer: Tables = field(default_factory=partial(Tables, MOST_OF_OFFERS))

    def __len__(self) -> int:
        return len(self.facts["trait"])

    @property
    def alive(self) -> int:
        """Offers that are there; the others were replaced or are gone."""
        return int(np.count_nonzero(self.facts["alive"]))

    def dense(self, key: Hashable, work_out: Any) -> NDArray[Any]:
        """One small number per offer for a code of the request, worked out once per snapshot."""
        found: NDArray[Any] = self.per_offer.once(key, work_out)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Columns):
    """Of the whole directory; a later one shares its numbers, which are only appended to."""

    ids: Identifiers
    areas: Mapping[str, Postings]
    cells: Postings
    tokens: Postings
    languages: Postings

    def changed(self, documents: Iterable[OfferDocument], gone: Iterable[str] = ()) -> "Snapshot":
        """A new snapshot with these offers added or in place of their older selves, and others gone."""
        new = list(documents)
        later = columns_of(new, self.numbers)
        dropped = self.ids.rows([*(one.offer_id for one in new), *gone])
        facts = {name: np.concatenate([kept, later.facts[name]]) for name, kept in self.facts.items()}
        facts["alive"][dropped] = False
        joined = replace(
            self,
            ids=self.ids.joined(later.ids, without=dropped),
            facts=facts,
            sets={name: kept.joined(later.sets[name]) for name, kept in self.sets.items()},
            areas={basis: kept.joined(later.areas[basis].moved(len(self))) for basis, kept in self.areas.items()},
            cells=self.cells.joined(later.cells.moved(len(self))),
            tokens=self.tokens.joined(later.tokens.moved(len(self))),
            languages=self.languages.joined(later.languages.moved(len(self))),
            tables=Tables(MOST_OF_FACETS),
            per_offer=Tables(MOST_OF_OFFERS),
        )
        return replace(joined, shared=shared(facts))

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays, the identifiers and the tables worked out so far included."""
        kept = [*self.facts.values(), self.shared]
        posted = [*self.areas.values(), self.cells, self.tokens, self.languages]
        own = sum(one.nbytes for one in kept) + sum(one.nbytes for one in self.sets.values())
        worked_out = self.tables.nbytes + self.per_offer.nbytes
        return own + sum(one.nbytes for one in posted) + self.ids.nbytes + worked_out


def columns_of(documents: Iterable[OfferDocument], numbers: Numbers | None = None) -> Snapshot:
    """Reads every document once; none is kept but the few that stand for a facet."""
    own = numbers or Numbers()
    rows = [own.of(document) for document in documents]
    facts = _facts(rows)
    return Snapshot(
        numbers=own,
        ids=Identifiers.of([(row.offer_id, row.source_id) for row in rows]),
        facts=facts,
        sets={name: SetColumn.of(bits, [row.sets[name] for row in rows]) for name, bits in own.bits.items()},
        areas={basis: Postings.of(_keys(rows, basis)) for basis in BASES},
        cells=Postings.of((at, (row.cell,) if row.cell is not None else ()) for at, row in enumerate(rows)),
        tokens=Postings.of(((at, row.tokens) for at, row in enumerate(rows)), valued=True),
        languages=Postings.of(((at, row.languages) for at, row in enumerate(rows)), valued=True),
        shared=shared(facts),
    )


def _facts(rows: Sequence[Numbered]) -> dict[str, NDArray[Any]]:
    table = np.array([row.facts for row in rows], dtype=FACT_TYPES)
    return {name: np.ascontiguousarray(table[name]) for name in FACT_TYPES.names or ()}


def _keys(rows: Sequence[Numbered], basis: str) -> Iterable[tuple[int, Iterable[str]]]:
    return ((at, row.area_keys if row.basis == basis else ()) for at, row in enumerate(rows))


def shared(facts: Mapping[str, NDArray[Any]]) -> NDArray[np.bool_]:
    _, where, counts = np.unique(facts["sameness"], return_inverse=True, return_counts=True)
    found: NDArray[np.bool_] = (counts > 1)[where]
    return found
