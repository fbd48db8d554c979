"""A dead number is held by two operators of different shifts or by one curator, and by nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from directory.calls import report_number
from directory.errors import BadInput, Conflict
from directory.fast_lane import Heard, agreeing, confirm_dead, lift
from directory.models import Hold, IndexEvent, Phone, Service, User
from directory.models.problems import Problem
from directory.selectors import open_holds
from directory.services import count_problem
from tests.directory.calls import LISTING, OTHER_LISTING

MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)  # the shift from 8:00 to 16:00
EVENING = MORNING + timedelta(hours=8)
DAYS = st.dates(min_value=date(2026, 11, 1), max_value=date(2026, 11, 30))
HEARD = st.builds(Heard, st.integers(1, 4), DAYS, st.integers(0, 2))


@pytest.fixture
def listing(shipped_index):
    return Service.objects.get(source_id=LISTING)


@pytest.fixture
def people(db):
    return [User.objects.create(username=name) for name in ("ada", "ben", "cleo")]


def report(operator, at=MORNING, problem="number-does-not-work", source_id=LISTING):
    return report_number(source_id=source_id, problem=problem, operator=operator, at=at)


def state():
    """Everything a hold could have touched."""
    listing = Service.objects.filter(source_id=LISTING).values().get()
    return listing, list(Hold.objects.values()), IndexEvent.objects.count(), list(Phone.objects.values("pk", "public"))


def test_two_operators_of_different_shifts_hold_the_number(listing, people):
    ada, ben, _ = people
    report(ada)
    report(ben, EVENING)
    hold = Hold.objects.get()
    assert (hold.service, hold.reason, hold.since, hold.operators) == (listing, "number-does-not-work", EVENING, 2)
    assert (hold.curator, hold.lifted_at, hold.lifted_by) == (None, None, None)
    assert list(open_holds()) == [hold]


def test_a_hold_tells_the_index_once_in_its_own_transaction(listing, people):
    with transaction.atomic():
        report(people[0])
        report(people[1], EVENING)
        assert list(IndexEvent.objects.values_list("service", flat=True)) == [listing.pk]
        transaction.set_rollback(True)
    assert (Hold.objects.count(), IndexEvent.objects.count()) == (0, 0)


@pytest.mark.parametrize("problem", ["number-does-not-work", "closed"])
def test_another_day_is_another_shift(listing, people, problem):
    report(people[0], problem=problem)
    report(people[1], MORNING + timedelta(days=7), problem=problem)
    assert Hold.objects.get().reason == problem


@pytest.mark.parametrize(
    ("who", "at", "problem", "source_id"),
    [
        (0, EVENING, "number-does-not-work", LISTING),  # the same operator
        (1, MORNING + timedelta(hours=1), "number-does-not-work", LISTING),  # the same shift
        (1, MORNING + timedelta(days=8), "number-does-not-work", LISTING),  # too long after
        (1, EVENING, "closed", LISTING),  # another problem
        (1, EVENING, "nobody-answers", LISTING),
        (1, EVENING, "number-does-not-work", OTHER_LISTING),
    ],
)
def test_what_does_not_confirm_a_report_changes_nothing(listing, people, who, at, problem, source_id):
    report(people[0])
    before = state()
    assert report(people[who], at, problem, source_id) is True
    assert state() == before


def test_a_line_that_nobody_answers_is_never_held(listing, people):
    before = state()
    for number, operator in enumerate(people):
        report(operator, MORNING + timedelta(days=number), problem="nobody-answers")
    assert state() == before


def test_a_third_report_makes_no_second_hold(listing, people):
    for number, operator in enumerate(people):
        report(operator, MORNING + timedelta(hours=8 * number))
    assert Hold.objects.get().operators == 2
    assert IndexEvent.objects.count() == 1


def test_ten_thousand_public_reports_hold_nothing(listing):
    from directory.models import ProblemCount

    before, week = state(), MORNING.date() - timedelta(days=3)
    for problem in Problem:
        ProblemCount.objects.create(service=listing, problem=problem, week=week, count=9_999)
        count_problem(source_id=LISTING, problem=problem, on=MORNING.date())
    assert set(ProblemCount.objects.values_list("count", flat=True)) == {10_000}
    assert state() == before


def test_public_reports_do_not_confirm_an_operators(listing, people):
    for _ in range(3):
        count_problem(source_id=LISTING, problem=Problem.NUMBER, on=MORNING.date())
    before = state()
    report(people[0])
    assert state() == before


def test_one_curator_holds_a_number_alone(listing, people):
    hold = confirm_dead(listing, people[2], at=MORNING)
    assert (hold.reason, hold.operators, hold.curator, hold.since) == ("number-does-not-work", 0, people[2], MORNING)
    assert list(IndexEvent.objects.values_list("service", flat=True)) == [listing.pk]


def test_a_curator_stands_beside_the_operators_who_held_it(listing, people):
    report(people[0])
    report(people[1], EVENING)
    confirm_dead(listing, people[2], at=EVENING + timedelta(hours=1))
    hold = Hold.objects.get()
    assert (hold.operators, hold.curator, hold.since) == (2, people[2], EVENING)


@pytest.mark.parametrize("problem", [Problem.NO_ANSWER, Problem.LANGUAGE, Problem.OTHER])
def test_a_curator_holds_only_what_is_dead(listing, people, problem):
    before = state()
    with pytest.raises(BadInput) as refused:
        confirm_dead(listing, people[2], problem=problem, at=MORNING)
    assert refused.value.field == "problem"
    assert state() == before


def test_the_emergency_number_is_never_held(listing, people):
    Phone.objects.filter(service=listing).update(number="911")
    before = state()
    report(people[0])
    report(people[1], EVENING)
    with pytest.raises(Conflict) as refused:
        confirm_dead(listing, people[2], at=EVENING)
    assert refused.value.field == "service"
    assert state() == before


def test_a_lifted_hold_is_kept_and_tells_who_lifted_it(listing, people):
    hold = confirm_dead(listing, people[2], at=MORNING)
    lift(hold, people[0], at=EVENING)
    hold.refresh_from_db()
    assert (hold.lifted_at, hold.lifted_by) == (EVENING, people[0])
    assert list(open_holds()) == []
    assert IndexEvent.objects.filter(service=listing).count() == 2


def test_a_hold_is_lifted_once(listing, people):
    hold = confirm_dead(listing, people[2], at=MORNING)
    lift(hold, people[0], at=EVENING)
    before = state()
    with pytest.raises(Conflict) as refused:
        lift(hold, people[1], at=EVENING + timedelta(hours=1))
    assert refused.value.field == "hold"
    assert state() == before


def test_reports_from_before_the_hold_was_lifted_do_not_count_again(listing, people):
    ada, ben, cleo = people
    report(ada)
    report(ben, EVENING)
    lift(Hold.objects.get(), cleo, at=EVENING + timedelta(hours=1))
    report(cleo, MORNING + timedelta(days=1))
    assert list(open_holds()) == []
    report(ada, EVENING + timedelta(days=1))
    assert [hold.operators for hold in open_holds()] == [2]
    assert Hold.objects.count() == 2


@pytest.mark.parametrize(
    "columns",
    [
        {"operators": 1},
        {"operators": 0},
        {"operators": 2, "lifted_at": EVENING},
    ],
)
def test_a_hold_of_nobody_and_one_lifted_by_nobody_are_refused_by_the_database(listing, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(service=listing, reason="closed", since=MORNING, **columns)
    assert Hold.objects.count() == 0


def test_a_second_open_hold_is_refused_by_the_database(listing, people):
    confirm_dead(listing, people[2], at=MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(service=listing, reason="closed", since=EVENING, operators=2)
    assert Hold.objects.count() == 1


@given(HEARD, st.lists(HEARD, max_size=8))
def test_operators_agree_only_across_people_and_shifts_and_within_a_week(newest, others):
    confirming = {
        one.operator
        for one in others
        if one.operator != newest.operator
        and (one.on, one.shift) != (newest.on, newest.shift)
        and abs((one.on - newest.on).days) <= 7
    }
    assert agreeing(newest, others) == 1 + len(confirming)


@given(HEARD, st.lists(HEARD, max_size=8), st.randoms())
def test_in_which_order_reports_were_made_and_how_often_does_not_matter(newest, others, chance):
    mixed = [*others, *others]
    chance.shuffle(mixed)
    assert agreeing(newest, mixed) == agreeing(newest, others)


@given(st.lists(st.builds(Heard, st.just(1), DAYS, st.integers(0, 2)), max_size=12), DAYS, st.integers(0, 2))
def test_one_operator_alone_never_agrees_however_often(others, day, shift):
    assert agreeing(Heard(1, day, shift), others) == 1
