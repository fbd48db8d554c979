"""Bootstrap intervals: the requests drawn anew many times, the same draws for every system, so that differences pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]  # one a request, NaN where the metric says nothing

RESAMPLES = 2_000
SEED = 20261123
COVERED = (2.5, 97.5)  # percentiles of a 95 % interval


@dataclass(frozen=True, slots=True)
class Estimate:
    value: float  # NaN where no request counts
    low: float
    high: float
    requests: int


def as_values(found: Sequence[float | None]) -> Values:
    return np.array([np.nan if one is None else one for one in found], dtype=np.float64)


def where(values: Values, kept: Sequence[bool]) -> Values:
    """The values of these requests alone; those of the others say nothing."""
    return np.where(np.array(kept, dtype=bool), values, np.nan)


class Resamples:
    """How often each of `requests` is drawn, in each of many draws of as many with replacement."""

    def __init__(self, requests: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> None:
        dice = np.random.default_rng(seed)
        share = np.full(requests, 1 / requests) if requests else np.zeros(0)
        self._times = dice.multinomial(requests, share, size=resamples).astype(np.float64) if requests else None

    def mean(self, values: Values) -> Estimate:
        """The mean over the requests that count, with its 95 % interval."""
        return self._estimate(_mean(values), self._means(values), int(np.isfinite(values).sum()))

    def difference(self, first: Values, second: Values) -> Estimate:
        """The mean of the first less that of the second, paired by request or of two groups; counted are the first's."""
        first_means, second_means = self._means(first), self._means(second)
        drawn = first_means - second_means if first_means.size == second_means.size else np.zeros(0)
        return self._estimate(_mean(first) - _mean(second), drawn, int(np.isfinite(first).sum()))

    def _means(self, values: Values) -> Values:
        """The mean in each draw; NaN in a draw that holds none of the requests that count."""
        counts = np.isfinite(values).astype(np.float64)
        if self._times is None or not counts.any():
            return np.zeros(0)
        drawn = self._times @ counts
        total = self._times @ np.nan_to_num(values)
        return np.divide(total, drawn, out=np.full_like(total, np.nan), where=drawn > 0)

    @staticmethod
    def _estimate(value: float, drawn: Values, requests: int) -> Estimate:
        known = drawn[np.isfinite(drawn)]
        low, high = np.percentile(known, COVERED) if known.size else (np.nan, np.nan)
        return Estimate(value, float(low), float(high), requests)


def _mean(values: Values) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")
