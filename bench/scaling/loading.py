"""One pass over the offers fills every store, piece by piece; what a store holds already it is not given again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from time import perf_counter
from typing import Protocol

from bench.scaling.home import Home
from bench.scaling.progress import bar
from bench.synthetic.offers import offers
from matching.documents import OfferDocument

CHUNK = 5_000


class Store(Protocol):
    """Takes the first `count` offers in their order, so that what it holds is always the first ones."""

    name: str
    count: int

    def held(self) -> int:
        """How many offers it holds now, and none in part."""

    def take(self, rows: Sequence[OfferDocument]) -> None:
        """The next ones."""

    def finish(self) -> None:
        """Once all are there: indexes and statistics."""


def fill(home: Home, stores: Sequence[Store]) -> dict[str, int]:
    """How many each store was given in this run. Seconds go to the notes, chunk by chunk."""
    held = {store.name: store.held() for store in stores}
    _say(stores, held)
    home.drop(*(f"{step} {name}" for name, count in held.items() if not count for step in ("loading", "indexing")))
    given = {store.name: 0 for store in stores}
    if any(held[store.name] < store.count for store in stores):
        for start, rows in _chunks(max(store.count for store in stores)):
            for store in stores:
                new = rows[max(0, held[store.name] - start) : max(0, store.count - start)]
                if new:
                    with _noted(home, f"loading {store.name}"):
                        store.take(new)
                    given[store.name] += len(new)
    for store in stores:
        if given[store.name] or f"indexing {store.name}" not in home.notes:
            with _noted(home, f"indexing {store.name}"):
                store.finish()
    return given


def rates(home: Home, store: Store) -> tuple[float, float]:
    """Offers a second while they were loaded, and with the time for indexes and statistics."""
    loading, indexing = (home.notes.get(f"{step} {store.name}", 0.0) for step in ("loading", "indexing"))
    return store.count / max(loading, 1e-9), store.count / max(loading + indexing, 1e-9)


def _chunks(count: int) -> Iterator[tuple[int, list[OfferDocument]]]:
    found, start = offers(count), 0
    with bar("offers", count) as more:
        while rows := list(islice(found, CHUNK)):
            yield start, rows
            start += len(rows)
            more(len(rows))


def _say(stores: Sequence[Store], held: dict[str, int]) -> None:
    for store in stores:
        if held[store.name]:
            left = store.count - held[store.name]
            print(f"{store.name}: resumes at {held[store.name]:,} of {store.count:,}, {left:,} to load")


@contextmanager
def _noted(home: Home, name: str) -> Iterator[None]:
    start = perf_counter()
    yield
    home.add(name, perf_counter() - start)
