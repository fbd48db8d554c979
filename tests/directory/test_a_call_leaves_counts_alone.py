"""A call that ended raises counts once, and nothing of the caller stays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from django.db import IntegrityError, transaction

from directory.calls import count_call, hour_of_week
from directory.errors import BadInput, NotFound
from directory.models import CallCount, CountedCall, IndexEvent, NeedCount, ReferralCount, Service
from directory.services import withhold
from tests.directory.calls import LISTING, NOON, NOTHING, OTHER_LISTING, a_call, left

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
TODAY = NOON.date()


def key(source_id):
    return Service.objects.get(source_id=source_id).pk


def test_a_call_is_counted_in_three_tables():
    call = a_call(
        language="es",
        needs=(("emergency-shelter", "full"), ("counseling", "")),
        referrals=((LISTING, "given"), (OTHER_LISTING, "no-answer")),
    )
    assert count_call(call) is True
    assert left() == {
        "CallCount": [(NOVEMBER, 84, "victim", 1)],
        "NeedCount": [
            (NOVEMBER, "county:48453", "counseling", "es", "", 1),
            (NOVEMBER, "county:48453", "emergency-shelter", "es", "full", 1),
        ],
        "ReferralCount": sorted([(NOVEMBER, key(LISTING), "given", 1), (NOVEMBER, key(OTHER_LISTING), "no-answer", 1)]),
        "CountedCall": [("a" * 16, TODAY)],
    }


def test_calls_that_are_alike_raise_the_same_rows():
    for letter in "abc":
        count_call(a_call(token=letter * 16, needs=(("counseling", ""),), referrals=((LISTING, "given"),)))
    assert list(CallCount.objects.values_list("count", flat=True)) == [3]
    assert list(NeedCount.objects.values_list("count", flat=True)) == [3]
    assert list(ReferralCount.objects.values_list("count", flat=True)) == [3]


def test_a_second_click_counts_once():
    call = a_call(needs=(("counseling", ""),), referrals=((LISTING, "given"),))
    assert count_call(call) is True
    once = left()
    assert count_call(call) is False
    assert count_call(a_call(triage="media", at=NOON + timedelta(minutes=1))) is False
    assert left() == once


def test_a_second_click_is_no_error_when_the_listing_was_taken_down_meanwhile():
    call = a_call(referrals=((LISTING, "given"),))
    count_call(call)
    once = left()
    withhold(service=Service.objects.get(source_id=LISTING), by=None)
    assert count_call(call) is False
    assert left() == once


def test_a_call_without_a_need_counts_its_area_and_language():
    count_call(a_call(triage="wrong-number", area="us"))
    count_call(a_call(token="b" * 16, area="state:TX", language="vi"))
    assert left()["NeedCount"] == [(NOVEMBER, "state:TX", "", "vi", "", 1), (NOVEMBER, "us", "", "", "", 1)]
    assert left()["ReferralCount"] == []


def test_a_reason_can_be_counted_for_a_call_that_named_no_need():
    count_call(a_call(needs=(("", "full"),)))
    assert left()["NeedCount"] == [(NOVEMBER, "county:48453", "", "", "full", 1)]


def test_what_stands_twice_in_a_call_counts_twice():
    count_call(a_call(referrals=((LISTING, "no-answer"), (LISTING, "no-answer"))))
    assert left()["ReferralCount"] == [(NOVEMBER, key(LISTING), "no-answer", 2)]


def test_the_month_is_that_of_the_world_clock():
    late = datetime(2026, 11, 30, 18, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    count_call(a_call(at=late, hour_of_week=hour_of_week(late, "America/Los_Angeles")))
    assert left()["CallCount"] == [(DECEMBER, 18, "victim", 1)]
    assert left()["CountedCall"] == [("a" * 16, DECEMBER)]


def test_a_token_is_kept_for_two_days_and_dropped_by_the_next_count():
    days = [NOON - timedelta(days=3), NOON - timedelta(days=2), NOON - timedelta(days=1)]
    for number, day in enumerate(days):
        count_call(a_call(token=f"{number}" * 16, at=day))
    count_call(a_call())
    kept = [("1" * 16, days[1].date()), ("2" * 16, days[2].date()), ("a" * 16, TODAY)]
    assert left()["CountedCall"] == kept
    assert sum(CallCount.objects.values_list("count", flat=True)) == 4


def test_no_search_index_is_told_and_no_listing_changes():
    before = Service.objects.filter(source_id=LISTING).values().get()
    count_call(a_call(referrals=((LISTING, "wrong-number"),)))
    assert Service.objects.filter(source_id=LISTING).values().get() == before
    assert IndexEvent.objects.count() == 0


NEED, GIVEN = ("counseling", ""), (LISTING, "given")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("token", {"token": ""}),
        ("token", {"token": "a" * 15}),
        ("token", {"token": "a" * 65}),
        ("token", {"token": "a" * 16 + "\n"}),
        ("token", {"token": "ä" * 16}),
        ("triage", {"triage": ""}),
        ("triage", {"triage": "Victim"}),
        ("triage", {"triage": "her name"}),
        ("at", {"at": datetime(2026, 11, 26, 12, 0)}),  # noqa: DTZ001  a time without a zone is the point
        ("hour_of_week", {"hour_of_week": -1}),
        ("hour_of_week", {"hour_of_week": 168}),
        ("area", {"area": ""}),
        ("area", {"area": "zip:78701"}),
        ("area", {"area": "county:00000"}),
        ("area", {"area": "county:48301"}),  # Loving County, Texas: 54 people
        ("area", {"area": "state:ZZ"}),
        ("language", {"language": "Spanish"}),
        ("language", {"language": "xx"}),
        ("needs", {"needs": (NEED,) * 21}),
        ("referrals", {"referrals": (GIVEN,) * 41}),
        ("needs.1.code", {"needs": (NEED, ("no-such-need", ""))}),
        ("needs.1.reason", {"needs": (NEED, ("counseling", "she hung up"))}),
        ("referrals.1.outcome", {"referrals": (GIVEN, (LISTING, ""))}),
        ("referrals.0.outcome", {"referrals": ((LISTING, "called back"),)}),
    ],
)
def test_what_is_no_code_of_ours_is_refused_by_its_field_and_counts_nothing(field, changes):
    with pytest.raises(BadInput) as refused:
        count_call(a_call(**{"needs": (NEED,), "referrals": (GIVEN,), **changes}))
    assert refused.value.field == field
    assert left() == NOTHING


@pytest.mark.parametrize("source_id", ["no-such-listing", "", "a\x00b", "\ud800", OTHER_LISTING])
def test_a_listing_that_people_do_not_see_counts_nothing_at_all(source_id):
    withhold(service=Service.objects.get(source_id=OTHER_LISTING), by=None)
    with pytest.raises(NotFound) as refused:
        count_call(a_call(needs=(NEED,), referrals=(GIVEN, (source_id, "given"))))
    assert refused.value.field == "referrals.1.listing"
    assert left() == NOTHING


def test_a_call_that_was_refused_can_be_counted_once_it_is_right():
    with pytest.raises(NotFound):
        count_call(a_call(referrals=(("no-such-listing", "given"),)))
    assert count_call(a_call(referrals=(GIVEN,))) is True
    assert left()["ReferralCount"] == [(NOVEMBER, key(LISTING), "given", 1)]


def test_the_most_that_a_call_may_name_is_counted():
    count_call(a_call(token="-" * 64, hour_of_week=167, needs=(NEED,) * 20, referrals=(GIVEN,) * 40))
    assert left()["NeedCount"] == [(NOVEMBER, "county:48453", "counseling", "", "", 20)]
    assert left()["ReferralCount"] == [(NOVEMBER, key(LISTING), "given", 40)]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (CallCount, {"hour_of_week": 84, "triage": "victim"}),
        (NeedCount, {"area": "county:48453", "need": "counseling", "language": "", "unmet": ""}),
        (ReferralCount, {"outcome": "given"}),
    ],
)
def test_two_rows_for_one_count_are_refused_by_the_database(kind, row):
    count_call(a_call(needs=(NEED,), referrals=(GIVEN,)))
    own = {"service_id": key(LISTING)} if kind is ReferralCount else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(month=NOVEMBER, **row, **own)
    assert kind.objects.count() == 1


def test_an_hour_that_no_week_has_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        CallCount.objects.create(month=NOVEMBER, hour_of_week=168, triage="victim")
    assert not CallCount.objects.exists()


def test_two_rows_for_one_token_are_refused_by_the_database():
    count_call(a_call())
    with pytest.raises(IntegrityError), transaction.atomic():
        CountedCall.objects.create(token="a" * 16, on=TODAY)
    assert CountedCall.objects.count() == 1


@pytest.mark.parametrize(
    ("at", "zone", "hour"),
    [
        (datetime(2026, 11, 23, 0, 0, tzinfo=UTC), None, 0),  # Monday
        (datetime(2026, 11, 29, 23, 59, tzinfo=UTC), None, 167),  # Sunday
        (datetime(2026, 11, 26, 12, 59, tzinfo=UTC), None, 84),
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), "America/Chicago", 167),  # still Sunday there
        (datetime(2026, 11, 22, 14, 0, tzinfo=UTC), "Pacific/Guam", 0),  # already Monday there
        (datetime(2026, 7, 6, 5, 30, tzinfo=UTC), "America/Chicago", 0),  # in summer time
        (datetime(2026, 11, 22, 18, 0, tzinfo=ZoneInfo("America/Chicago")), None, 0),
    ],
)
def test_the_hour_of_the_week_is_read_from_the_clock_of_the_zone(at, zone, hour):
    assert hour_of_week(at, zone) == hour


def test_a_zone_that_is_not_known_has_no_hour():
    with pytest.raises(ZoneInfoNotFoundError):
        hour_of_week(NOON, "America/Nowhere")
