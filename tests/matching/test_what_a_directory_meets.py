"""Who tells where help is meets the very need or a narrower one; who helps meets the wider one as well."""

import pytest

from matching.fitting import need_fit
from matching.types import NeedWanted
from tests.matching.properties.asking import answer, listed, on_each_engine
from tests.matching.samples import line, offer, request

FINDER, HELPER = "information-referral", "direct-service"


@pytest.mark.parametrize(
    ("role", "offered", "wanted", "closeness", "met"),
    [
        (FINDER, "mental-health", "mental-health", 0.7, True),
        (FINDER, "legal-civil", "legal-help", 0.63, True),
        (FINDER, "mental-health", "counseling", 0.0, False),
        (FINDER, "transitional-housing", "emergency-shelter", 0.0, False),
        (HELPER, "mental-health", "counseling", 0.6, True),
        (HELPER, "transitional-housing", "emergency-shelter", 0.25, False),
    ],
)
def test_how_close_the_needs_of_finders_and_helpers_come(role, offered, wanted, closeness, met):
    fit = need_fit(offer(role=role, needs={offered}), NeedWanted(wanted))
    assert (round(fit.closeness, 9), fit.met) == (closeness, met)


def test_a_need_named_second_still_counts_for_who_finds_just_that():
    both = offer(role=FINDER, needs={"substance-use-treatment", "mental-health"})
    second = offer(role=FINDER, needs=both.needs, primary_needs={"substance-use-treatment"})
    fits = [need_fit(one, NeedWanted("mental-health")) for one in (both, second)]
    assert [(round(fit.closeness, 9), fit.met) for fit in fits] == [(0.7, True), (0.595, True)]


@on_each_engine
def test_who_looks_for_a_counselor_is_not_told_where_treatment_is_listed(engine):
    finder = line("treatment", role=FINDER, kind="information-line", needs={"mental-health"})
    helper = line("helper", kind="mental-health-program", needs={"mental-health"})
    assert set(listed(answer(engine, request("counseling"), finder, helper))) == {"helper", "988-lifeline"}
    assert listed(answer(engine, request("mental-health"), finder))["treatment"].tier == 1
