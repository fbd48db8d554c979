"""The same seeded requests to each way of finding, one way after the other on each request: times on the wall, and ids."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from bench.scaling.progress import bar
from matching.engines.base import Engine
from matching.inquiry import Inquiry

TOP = 20
Ids = tuple[str, ...]
Way = Callable[[Inquiry], Sequence[str]]


@dataclass(slots=True)
class Found:
    """Of one way: the ids of each request, milliseconds of its first time and of the times after that."""

    ids: list[Ids] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    unsteady: int = 0  # answers that differ from the first one to the same request


def measured(ways: Mapping[str, Way], asked: Sequence[Inquiry], repeats: int) -> dict[str, Found]:
    """Every request once to warm up and to keep what was found, then `repeats` times."""
    found = {name: Found() for name in ways}
    with bar("requests", (1 + repeats) * len(asked)) as more:
        for turn in range(1 + repeats):
            for place, one in enumerate(asked):
                for name, way in ways.items():
                    _ask(found[name], way, one, turn, place)
                more(1)
    return found


def of_engine(engine: Engine) -> Way:
    return lambda inquiry: [one.offer_id for one in engine.rank(inquiry).listed[:TOP]]


def recall(found: Sequence[Ids], reference: Sequence[Ids]) -> float:
    """The mean share of the reference's first twenty; a request with none is left out."""
    shares = [len({*one} & {*known}) / len(known) for one, known in zip(found, reference, strict=True) if known]
    return sum(shares) / len(shares)


def at(times: Sequence[float], share: float) -> float:
    return float(np.quantile(times, share))


def _ask(found: Found, way: Way, one: Inquiry, turn: int, place: int) -> None:
    start = perf_counter()
    ids = tuple(way(one))
    took = (perf_counter() - start) * 1000
    if turn == 0:
        found.ids.append(ids)
        found.first.append(took)
    else:
        found.again.append(took)
        found.unsteady += ids != found.ids[place]
