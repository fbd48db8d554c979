"""What the embedded engine is measured against, and the columns of very many offers."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from bench.synthetic.offers import offers
from matching.columnar.columns import Snapshot, columns_of
from matching.columnar.gates import screen
from matching.columnar.ordering import Sortable, in_order, sortable
from matching.columnar.reach import Reach, measure, reach
from matching.documents import OfferDocument
from matching.inquiry import Inquiry

CHUNK = 50_000
BEST, SHOWN = 64, 20


def large(count: int) -> Snapshot:
    """Columns of the first `count` synthetic offers, joined piece by piece so that the documents need not stay."""
    chunks = _chunks(offers(count))
    columns = columns_of(next(chunks))
    for chunk in chunks:
        columns = columns.changed(chunk)
    return columns


def _chunks(found: Iterator[OfferDocument]) -> Iterator[list[OfferDocument]]:
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def by_area(columns: Snapshot, inquiry: Inquiry) -> list[str]:
    """The best twenty, looking only at what the place is served by."""
    passed = screen(columns, inquiry, reach(columns, inquiry)).passed
    return _best(columns, inquiry, sortable(columns, inquiry, measure(columns, inquiry, passed)))


def every_row(columns: Snapshot, inquiry: Inquiry) -> list[str]:
    """The best twenty by brute force: distance, gates and float64 scores of every offer, then what is in reach."""
    known = reach(columns, inquiry)
    relation, view = (np.zeros(len(columns), dtype=np.uint8) for _ in range(2))
    relation[known.rows], view[known.rows] = known.relation, known.view
    everything = Reach(np.arange(len(columns)), relation, view)
    scored = sortable(columns, inquiry, measure(columns, inquiry, everything))
    passed = screen(columns, inquiry, everything).passed
    return _best(columns, inquiry, scored.only(passed.rows[passed.relation > 0]))


def _best(columns: Snapshot, inquiry: Inquiry, found: Sortable) -> list[str]:
    places = in_order(columns, found, found.best(BEST), inquiry.at)[:SHOWN]
    return [columns.ids.offer(int(found.rows[place])) for place in places]


def differing(columns: Snapshot, asked: Iterable[Inquiry]) -> int:
    """Requests on which brute force finds another best twenty."""
    return sum(by_area(columns, one) != every_row(columns, one) for one in asked)
