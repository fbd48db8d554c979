"""Every metric against values worked out by hand."""

from math import log2

import pytest

from bench.judging import metrics
from bench.judging.grades import Judgement

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_the_gain_of_a_grade_is_discounted_by_its_place():
    assert metrics.dcg([3]) == 7
    assert metrics.dcg([0, 3]) == pytest.approx(7 / 1.584962500721156)  # log2(3)
    assert metrics.dcg([3, 2, 0, 1]) == pytest.approx(7 + 1.8927892607 + 0.4306765581)
    assert metrics.dcg([]) == 0


def test_the_best_order_has_an_ndcg_of_one_and_the_worst_of_zero():
    assert metrics.ndcg(["a", "b", "c", "d"], GRADES, 10) == 1
    assert metrics.ndcg(["d", "x", "y"], GRADES, 10) == 0
    assert metrics.ndcg([], GRADES, 10) == 0


def test_ndcg_divides_by_the_best_order_of_all_that_was_graded():
    found = metrics.ndcg(["a", "x", "b", "c"], GRADES, 10)  # x: nobody graded it
    assert found == pytest.approx((7 + 1.5 + 0.4306765581) / (7 + 1.8927892607 + 0.5))
    assert metrics.ndcg(["b"], GRADES, 10) == pytest.approx(3 / 9.3927892607)


def test_ndcg_looks_at_the_first_k_and_no_further():
    assert metrics.ndcg(["x", "a"], GRADES, 1) == 0
    assert metrics.ndcg(["b", "a"], GRADES, 1) == pytest.approx(3 / 7)
    many = {f"good-{number}": 3 for number in range(8)}
    assert metrics.ndcg([f"good-{number}" for number in range(5)], many, 5) == 1
    assert metrics.ndcg([f"good-{number}" for number in range(5)], many, 10) == pytest.approx(
        sum(1 / log2(place + 1) for place in range(1, 6)) / sum(1 / log2(place + 1) for place in range(1, 9))
    )


def test_a_request_where_nothing_is_above_zero_has_no_ndcg():
    assert metrics.ndcg(["d"], {"d": 0, "e": 0}, 10) is None
    assert metrics.ndcg(["d"], {}, 10) is None


def test_the_first_three_counts_by_its_place():
    assert metrics.reciprocal_rank(["a", "b"], GRADES) == 1
    assert metrics.reciprocal_rank(["x", "b", "d", "a"], GRADES) == 0.25
    assert metrics.reciprocal_rank(["b", "c"], GRADES) == 0
    assert metrics.reciprocal_rank(["b"], {"b": 2}) is None


def test_success_is_a_two_or_better_among_the_first_three():
    assert metrics.success(["d", "c", "b"], GRADES) == 1
    assert metrics.success(["d", "c", "x", "b", "a"], GRADES) == 0
    assert metrics.success(["c"], {"c": 1, "d": 0}) is None


def test_three_of_the_first_five_must_be_of_use():
    grades = {"a": 3, "b": 1, "c": 1, "d": 0}
    assert metrics.enough_usable(["d", "a", "x", "b", "c"], grades) == 1
    assert metrics.enough_usable(["d", "a", "x", "b", "y", "c"], grades) == 0
    assert metrics.enough_usable(["a", "b"], grades) == 0


def test_harm_is_a_flagged_listing_in_the_first_five_and_a_zero_alone_is_none():
    harm = {"bad": "closed"}
    assert metrics.flagged(["a", "b", "c", "d", "bad"], harm) == 1
    assert metrics.flagged(["a", "b", "c", "d", "e", "bad"], harm) == 0
    assert metrics.flagged(["d"], {}) == 0


def test_the_share_of_zeros_is_of_those_shown_and_leaves_out_the_ungraded():
    assert metrics.zeros(["a", "d", "x", "b", "c"], GRADES) == 0.2
    assert metrics.zeros(["d", "a"], GRADES) == 0.5
    assert metrics.zeros(["a", "b", "c", "x", "y", "d"], GRADES) == 0
    assert metrics.zeros([], GRADES) == 0


def test_the_share_nobody_graded_is_of_the_first_ten_shown():
    assert metrics.ungraded(["a", "x", "y", "d"], GRADES) == 0.5
    assert metrics.ungraded(["a"] * 10 + ["x"], GRADES) == 0
    assert metrics.ungraded([], GRADES) == 0


def test_a_guide_of_grade_two_anywhere_in_the_answer_is_a_success():
    assert metrics.guide_success(["police", "press", "odls", "vine"], {"police": 0, "vine": 2}) == 1
    assert metrics.guide_success(["police"], {"police": 1, "vine": 2}) == 0
    assert metrics.guide_success([], {"vine": 3}) == 0
    assert metrics.guide_success(["police"], {"police": 1}) is None


def test_all_metrics_are_taken_from_one_list():
    judged = Judgement("g001", GRADES, {"d": "closed"})
    assert metrics.scores(["b", "d", "a"], judged) == {
        "ndcg@5": pytest.approx((3 + 3.5) / 9.3927892607),
        "ndcg@10": pytest.approx((3 + 3.5) / 9.3927892607),
        "mrr_of_3": pytest.approx(1 / 3),
        "success@3": 1,
        "three_usable@5": 0,
        "harm_flagged@5": 1,
        "zeros@5": pytest.approx(1 / 3),
        "ungraded@10": 0,
    }


def test_a_request_judged_on_guides_alone_has_no_metric_of_listings():
    found = metrics.scores(["a"], Judgement("g001", guides={"vine": 3}))
    assert found == dict.fromkeys(metrics.METRICS)


def test_every_metric_has_its_words():
    assert metrics.WORDS.keys() == metrics.METRICS.keys()
