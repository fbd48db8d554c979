"""The order of `matching.ordering` over many offers at once: one whole number compares most of it, ties are settled after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from matching.columnar.columns import Columns
from matching.columnar.reach import Measured
from matching.columnar.scoring import scores
from matching.columnar.tiers import tiers
from matching.inquiry import Inquiry
from matching.ordering import STEP, TENTHS, rotation
from matching.scoring.parts import MICRO
from matching.scoring.score import WHOLE

STEPS = int(WHOLE * MICRO) // STEP + 1  # scores have 1,000,001 steps: 20 bits
MISSED_BITS, STEP_BITS, KM_BITS = 5, 20, 20  # with 3 for the tier: 48 of 63
MOST_KM_STEPS = (1 << KM_BITS) - 2
LAST_KM = float(MOST_KM_STEPS)  # farther than anything on the globe


@dataclass(frozen=True, slots=True)
class Sortable:
    """Offers that passed, with what orders them: the smaller, the better."""

    rows: NDArray[np.intp]
    first: NDArray[np.int64]  # tier, requirements missed, score, then distance
    second: NDArray[np.int64]  # then the newer confirmation

    def only(self, places: NDArray[np.intp]) -> "Sortable":
        return Sortable(self.rows[places], self.first[places], self.second[places])

    def best(self, most: int) -> NDArray[np.intp]:
        """Places of the best so many, and of whatever equals the last of them; in no order."""
        if len(self.rows) <= most:
            return np.arange(len(self.rows))
        last = np.partition(self.first, most - 1)[most - 1]
        return np.flatnonzero(self.first <= last)


def sortable(columns: Columns, inquiry: Inquiry, reached: Measured) -> Sortable:
    tier, missed = tiers(columns, inquiry, reached)
    steps = (scores(columns, inquiry, reached) + STEP // 2) // STEP
    parts = (
        (missed.astype(np.int64), MISSED_BITS),
        (STEPS - steps, STEP_BITS),
        (_km_steps(reached.km), KM_BITS),
    )
    first = tier.astype(np.int64)
    for value, bits in parts:
        first = (first << bits) | value
    return Sortable(reached.rows, first, -columns.facts["verified"][reached.rows].astype(np.int64))


def _km_steps(km: NDArray[np.float64]) -> NDArray[np.int64]:
    """Tenths of a kilometre, the half up; what has no distance comes last."""
    steps = np.minimum(np.where(np.isnan(km), LAST_KM, km) * TENTHS + 0.5, MOST_KM_STEPS + 1)
    return steps.astype(np.int64)


def in_order(columns: Columns, found: Sortable, places: NDArray[np.intp], at: datetime) -> NDArray[np.intp]:
    """These places by the whole sort key; only what ties so far is rotated by the week."""
    if len(places) < 2:
        return places
    first, second = found.first[places], found.second[places]
    order = np.lexsort((second, first))
    ranked, first, second = places[order], first[order], second[order]
    as_before = (first[1:] == first[:-1]) & (second[1:] == second[:-1])
    for start, end in _runs(np.flatnonzero(as_before)):
        ranked[start:end] = _rotated(columns, found.rows, ranked[start:end].tolist(), at)
    return ranked


def _runs(tied: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Spans of equal places, from the places that equal the next one."""
    if len(tied):
        for run in np.split(tied, np.flatnonzero(np.diff(tied) > 1) + 1):
            yield int(run[0]), int(run[-1]) + 2


def _rotated(columns: Columns, rows: NDArray[np.intp], places: list[int], at: datetime) -> list[int]:
    def key(place: int) -> tuple[bytes, str, str]:
        listing = columns.ids.listing(int(rows[place]))
        return rotation(listing, at), listing, columns.ids.offer(int(rows[place]))

    return sorted(places, key=key)
