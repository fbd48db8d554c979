"""The list from the order: enough of the best for fifty seats, the best of each reserved place, and who is the same service."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast, overload

import numpy as np
from numpy.typing import NDArray

from matching.assemble import Entry, Seat, assemble, cap, classes, classes_of, collapse
from matching.columnar.columns import Columns
from matching.columnar.ordering import Sortable, in_order
from matching.engines.base import Listed
from matching.inquiry import Inquiry
from matching.spec import spec

MARGIN = 14  # more than the cap: some of the best may be the same service
SETS = [frozenset(number for number in range(8) if bits >> number & 1) for bits in range(256)]  # of classes, by bits
Places = NDArray[np.intp]
Order = Callable[[Places], Places]


class Seats(Sequence[Listed]):
    """The list, each place of it told only when it is asked for: a page shows a few of fifty."""

    def __init__(self, seats: Sequence[Seat], tell: Callable[[Seat], Listed]) -> None:
        self._seats, self._tell = seats, tell

    def __len__(self) -> int:
        return len(self._seats)

    @overload
    def __getitem__(self, at: int) -> Listed: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Listed]: ...

    def __getitem__(self, at: int | slice) -> Listed | Sequence[Listed]:
        return Seats(self._seats[at], self._tell) if isinstance(at, slice) else self._tell(self._seats[at])

    def __iter__(self) -> Iterator[Listed]:
        return map(self._tell, self._seats)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def listed(columns: Columns, inquiry: Inquiry, found: Sortable) -> Sequence[Listed]:
    def order(places: Places) -> Places:
        return in_order(columns, found, places, inquiry.at)

    bits, stage = _classes(columns, inquiry, found.rows), inquiry.resolved.stage
    entries = _entries(columns, found, bits, order(_enough(columns, found)))
    held = frozenset[int]().union(*(one.classes for one in collapse(entries)))
    missing = [number for number in range(len(classes(stage))) if number not in held]
    reserved = [_best_of(columns, found, bits >> number & 1 > 0, order) for number in missing]
    late = np.unique(np.concatenate([*reserved, np.array([], dtype=np.intp)]))
    seats = assemble([*entries, *_entries(columns, found, bits, order(late))], stage)
    return Seats(seats, lambda seat: _seated(columns, found, seat, order))


def _enough(columns: Columns, found: Sortable) -> Places:
    """Places of so many of the best that they fill the list whatever is collapsed or spread, or of all."""
    wanted, organizations = cap() + MARGIN, int(spec()["list"]["spread_first"])
    while True:
        places = found.best(wanted)
        rows = found.rows[places]
        if len(places) == len(found.rows) or (
            _different(columns, "sameness", rows) >= cap()
            and _different(columns, "organization", rows) >= organizations
        ):
            return places
        wanted *= 2


def _different(columns: Columns, fact: str, rows: Places) -> int:
    return len(set(columns.facts[fact][rows].tolist()))


def _classes(columns: Columns, inquiry: Inquiry, rows: Places) -> NDArray[np.uint8]:
    """Of which classes each offer is, as bits."""
    stage = inquiry.resolved.stage
    by_trait = columns.tables.of_facet(
        ("classes", stage), columns.numbers.trait, lambda one: sum(1 << n for n in classes_of(one, stage)), np.uint8
    )
    found: NDArray[np.uint8] = by_trait[columns.facts["trait"][rows]]
    return found


def _best_of(columns: Columns, found: Sortable, belongs: NDArray[np.bool_], order: Order) -> Places:
    """The best offer of a class that is shown in its own name, not under a better one of the same service."""
    places = np.flatnonzero(belongs)
    if not len(places):
        return places
    few = places[found.only(places).best(MARGIN)]
    for tried in (few, places):
        for place in order(tried):
            if not columns.shared[found.rows[place]] or order(_same(columns, found, place))[0] == place:
                return np.array([place], dtype=np.intp)
    return places[:0]


def _same(columns: Columns, found: Sortable, place: int) -> Places:
    """Places of offers that are the same service."""
    same = columns.facts["sameness"]
    return np.flatnonzero(same[found.rows] == same[found.rows[place]])


def _entries(columns: Columns, found: Sortable, bits: NDArray[np.uint8], places: Places) -> list[Entry]:
    rows = found.rows[places]
    numbers: Iterable[tuple[int, int, int, int]] = zip(
        places.tolist(),
        columns.facts["sameness"][rows].tolist(),
        columns.facts["organization"][rows].tolist(),
        bits[places].tolist(),
        strict=True,
    )
    return [Entry(place, same, organization, SETS[held]) for place, same, organization, held in numbers]


def _seated(columns: Columns, found: Sortable, seat: Seat, order: Order) -> Listed:
    place = cast("int", seat.entry.offer)
    return Listed(columns.ids.offer(int(found.rows[place])), seat.slot, _also_at(columns, found, place, order))


def _also_at(columns: Columns, found: Sortable, place: int, order: Order) -> tuple[str, ...]:
    if not columns.shared[found.rows[place]]:
        return ()
    others = (other for other in order(_same(columns, found, place)) if other != place)
    return tuple(columns.ids.offer(int(found.rows[other])) for other in others)
