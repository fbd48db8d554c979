"""The gate of the ranking: by hand grades it beats each plain way to order the same offers, and loses nothing it had."""

from functools import cache

import pytest

from bench.judging.baselines import BASELINES
from bench.judging.golden import GRADES, RECORDED
from bench.judging.grades import read_grades
from bench.judging.measuring import measure_files, recorded
from bench.judging.systems import systems_in_use

pytestmark = pytest.mark.in_memory
LEAST_LEAD = 0.10  # nDCG@10
MOST_LOST = 0.01  # nDCG@10, against the recorded figure
LEAST_SUCCESS = 0.90  # of requests with a good listing, one among the first three
LEAST_REQUESTS = 150
EXACT = 5e-7  # figures are recorded to six digits


@cache
def measured_once():
    return measure_files(systems_in_use())


@pytest.fixture
def measured(shipped_index):
    if not read_grades(GRADES):
        pytest.fail(f"{GRADES} holds no grades: have the cards graded that `python -m bench.judging.pooling` writes")
    return measured_once()


@pytest.fixture
def before():
    found = recorded()
    if found is None:
        pytest.fail(f"{RECORDED} is missing: `BENCH_RECORD=1 script/bench ranking` writes it")
    return found


@pytest.mark.parametrize("baseline", BASELINES)
def test_ours_leads_each_baseline_by_a_tenth_and_surely(measured, baseline):
    lead = measured.lead(baseline, "ndcg@10")
    assert lead.value >= LEAST_LEAD
    assert lead.low > 0


def test_ours_has_not_lost_what_it_had(measured, before):
    assert measured.mean("ours", "ndcg@10").value >= before["ndcg@10"] - MOST_LOST - EXACT


def test_no_more_harm_is_shown_in_the_first_five_than_was_recorded(measured, before):
    assert measured.mean("ours", "harm_flagged@5").value <= before["harm_flagged@5"] + EXACT


def test_a_good_listing_is_among_the_first_three_nine_times_in_ten(measured):
    assert measured.mean("ours", "success@3").value >= LEAST_SUCCESS


def test_enough_requests_are_judged(measured):
    assert measured.with_listings >= LEAST_REQUESTS
