"""The bootstrap: paired, seeded, and blind to requests that do not count."""

from math import isnan, nan

import numpy as np
import pytest

from bench.judging.intervals import Resamples, as_values, where


def test_a_value_that_never_varies_has_no_width():
    found = Resamples(20).mean(np.full(20, 0.75))
    assert (found.value, found.low, found.high, found.requests) == (0.75, 0.75, 0.75, 20)


def test_the_interval_is_as_wide_as_theory_says():
    values = np.array([0.0, 1.0] * 200)
    found = Resamples(400).mean(values)
    assert found.value == 0.5
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.5 / 20, rel=0.05)
    assert (found.low + found.high) / 2 == pytest.approx(0.5, abs=0.005)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    values = np.linspace(0, 1, 37) ** 2
    assert Resamples(37).mean(values) == Resamples(37).mean(values)
    assert Resamples(37, seed=1).mean(values) != Resamples(37, seed=2).mean(values)


def test_requests_that_do_not_count_change_neither_the_mean_nor_the_number():
    found = Resamples(4).mean(as_values([1.0, None, 0.5, None]))
    assert (found.value, found.requests) == (0.75, 2)
    assert 0.5 <= found.low <= found.high <= 1.0


def test_a_difference_pairs_by_request():
    """Two systems that vary wildly between requests and always differ by a tenth: the difference is sure."""
    first = np.array([0.1, 0.9, 0.3, 0.7, 1.0])
    found = Resamples(5).difference(first, first - 0.1)
    assert (found.value, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))
    assert found.requests == 5


def test_two_groups_of_requests_are_compared_by_their_means():
    values = np.array([1.0, 1.0, 0.25, 0.75, nan])
    rural, urban = where(values, [True, True, False, False, True]), where(values, [False, False, True, True, False])
    found = Resamples(5).difference(rural, urban)
    assert (found.value, found.requests) == (0.5, 2)
    assert 0.25 <= found.low <= found.high <= 0.75


def test_nothing_to_count_is_no_figure_and_no_warning():
    for found in (Resamples(3).mean(as_values([None] * 3)), Resamples(0).mean(as_values([]))):
        assert isnan(found.value)
        assert isnan(found.low)
        assert found.requests == 0
    assert isnan(Resamples(2).difference(as_values([1.0, 0.0]), as_values([None, None])).low)
