"""Whatever calls end, in whatever order: the counts sum to the calls counted, and an invalid call changes no table."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.calls import EndedCall, count_call
from directory.errors import DomainError
from directory.languages import all_languages
from directory.models import CallCount, CountedCall, NeedCount, ReferralCount
from directory.models.calls import Outcome, Triage, UnmetReason
from directory.taxonomy import terms
from tests.directory.calls import LISTING, NOON, OTHER_LISTING, left

pytestmark = pytest.mark.django_db
often = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
needs = st.tuples(st.sampled_from([one.code for one in terms("need")]), st.sampled_from(["", *UnmetReason.values]))
referrals = st.tuples(st.sampled_from([LISTING, OTHER_LISTING]), st.sampled_from(Outcome.values))
calls = st.builds(
    EndedCall,
    token=st.sampled_from([letter * 20 for letter in "abcdef"]),  # few, so that some come again
    triage=st.sampled_from(Triage.values),
    at=st.integers(0, 40).map(lambda hours: NOON + timedelta(hours=hours)),  # within the days a token is kept
    hour_of_week=st.integers(0, 167),
    area=st.sampled_from(["us", "state:TX", "state:PR", "county:48453", "county:36005"]),
    language=st.sampled_from(["", *all_languages()]),
    needs=st.lists(needs, max_size=4).map(tuple),
    referrals=st.lists(referrals, max_size=4).map(tuple),
)
faults = st.sampled_from(
    [
        {"token": "short"},
        {"triage": "x"},
        {"hour_of_week": 168},
        {"area": "zip:78701"},
        {"language": "xx"},
        {"needs": (("counseling", ""), ("x", ""))},
        {"needs": (("counseling", "x"),)},
        {"referrals": ((LISTING, "given"), (LISTING, "x"))},
        {"referrals": ((LISTING, "given"), ("x", "given"))},
    ]
)


def total(kind) -> int:
    return kind.objects.aggregate(all=Sum("count"))["all"] or 0


def by(kind, column) -> Counter:
    return Counter(dict(kind.objects.order_by().values_list(column).annotate(all=Sum("count"))))


@often
@given(ended=st.lists(calls, max_size=12))
def test_the_counts_sum_to_the_calls_counted(ended):
    with transaction.atomic():
        counted = [call for call in ended if count_call(call)]
        assert {call.token for call in counted} == {call.token for call in ended}
        assert len(counted) == CountedCall.objects.count() == total(CallCount)
        assert total(NeedCount) == sum(max(1, len(call.needs)) for call in counted)
        assert total(ReferralCount) == sum(len(call.referrals) for call in counted)
        assert by(CallCount, "triage") == Counter(call.triage for call in counted)
        assert by(NeedCount, "need") == Counter(code for call in counted for code, _ in call.needs or [("", "")])
        assert by(ReferralCount, "outcome") == Counter(outcome for call in counted for _, outcome in call.referrals)
        transaction.set_rollback(True)


@often
@given(first=calls, second=calls, fault=faults)
def test_an_invalid_call_changes_no_table(first, second, fault):
    with transaction.atomic():
        count_call(first)
        before = left()
        with pytest.raises(DomainError):
            count_call(replace(second, **{"token": "g" * 20, **fault}))
        assert left() == before
        transaction.set_rollback(True)
