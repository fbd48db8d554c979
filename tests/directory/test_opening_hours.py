"""Open or not at an instant, on the provider's own clock."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.hours import Window, is_holiday, open_state

CHICAGO, NEW_YORK = "America/Chicago", "America/New_York"
WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
OFFICE = (Window(WEEKDAYS, time(9), time(17), CHICAGO),)


def at(text: str, zone: str = CHICAGO) -> datetime:
    """An instant as the server has it, from a clock on a wall."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def clock(text: str, zone: str = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def told(windows, text: str, *, zone: str = CHICAGO, state: str = "TX") -> tuple:
    found = open_state(windows, always=None, at=at(text, zone), state=state)
    return found.kind, found.until, found.opens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-08-05T09:00", ("open", clock("2026-08-05T17:00"), None)),
        ("2026-08-05T16:59", ("open", clock("2026-08-05T17:00"), None)),
        ("2026-08-05T17:00", ("closed", None, clock("2026-08-06T09:00"))),
        ("2026-08-05T07:00", ("opens-soon", None, clock("2026-08-05T09:00"))),
        ("2026-08-05T06:59", ("later-today", None, clock("2026-08-05T09:00"))),
        ("2026-08-07T18:00", ("closed", None, clock("2026-08-10T09:00"))),
    ],
)
def test_an_office_is_open_soon_later_or_closed_by_its_own_clock(text, expected):
    assert told(OFFICE, text) == expected


def test_nine_in_new_york_is_not_nine_in_chicago():
    assert told(OFFICE, "2026-08-05T09:30", zone=NEW_YORK)[0] == "opens-soon"
    assert told(OFFICE, "2026-08-05T10:00", zone=NEW_YORK)[0] == "open"


def test_a_line_that_never_closes_is_open_on_any_day_with_no_end():
    for text in ("2026-12-25T03:00", "2026-08-05T12:00"):
        found = open_state((), always=True, at=at(text), state="TX")
        assert (found.kind, found.until, found.opens) == ("open", None, None)


def test_hours_nobody_wrote_are_unknown_and_not_closed():
    assert told((), "2026-08-05T12:00") == ("unknown", None, None)


def test_a_night_line_is_open_after_midnight_of_the_evening_it_opened():
    friday_night = (Window(frozenset({4}), time(20), time(4), CHICAGO),)
    assert told(friday_night, "2026-08-08T03:59") == ("open", clock("2026-08-08T04:00"), None)
    assert told(friday_night, "2026-08-08T04:00") == ("closed", None, clock("2026-08-14T20:00"))
    assert told(friday_night, "2026-08-07T03:00") == ("later-today", None, clock("2026-08-07T20:00"))


def test_an_evening_and_the_morning_after_it_are_one_opening():
    split = (
        Window(EVERY_DAY, time(16), time(0), CHICAGO),
        Window(EVERY_DAY, time(0), time(8), CHICAGO),
    )
    assert told(split, "2026-08-05T23:00") == ("open", clock("2026-08-06T08:00"), None)


def test_a_lunch_break_is_closed_and_opens_soon():
    split = (Window(WEEKDAYS, time(8), time(12), CHICAGO), Window(WEEKDAYS, time(13), time(17), CHICAGO))
    assert told(split, "2026-08-05T12:15") == ("opens-soon", None, clock("2026-08-05T13:00"))
    assert told(split, "2026-08-05T13:00") == ("open", clock("2026-08-05T17:00"), None)


def test_midnight_to_midnight_is_a_whole_day():
    saturday = (Window(frozenset({5}), time(0), time(0), CHICAGO),)
    assert told(saturday, "2026-08-08T23:59") == ("open", clock("2026-08-09T00:00"), None)
    assert told(saturday, "2026-08-09T00:00")[0] == "closed"


def test_all_days_from_midnight_to_midnight_have_no_end():
    whole_week = (Window(EVERY_DAY, time(0), time(0), CHICAGO),)
    assert told(whole_week, "2026-08-05T12:00") == ("open", None, None)


def test_an_office_keeps_its_wall_clock_when_the_clocks_change():
    sunday = (Window(frozenset({6}), time(9), time(17), CHICAGO),)
    before = open_state(sunday, always=None, at=datetime(2026, 3, 8, 13, 59, tzinfo=UTC))
    after = open_state(sunday, always=None, at=datetime(2026, 3, 8, 14, 0, tzinfo=UTC))
    assert (before.kind, after.kind) == ("opens-soon", "open")


def test_two_hours_are_counted_as_they_pass_on_the_night_the_clocks_change():
    early = (Window(frozenset({6}), time(3, 30), time(8), CHICAGO),)
    assert told(early, "2026-03-08T00:45")[0] == "opens-soon"  # 1 h 45 min, though the wall says 2 h 45 min
    assert told(early, "2026-11-01T00:45")[0] == "later-today"  # 3 h 45 min


def test_an_instant_in_the_providers_own_zone_reads_the_same_as_in_utc():
    for text in ("2026-03-08T00:45", "2026-08-05T08:00", "2026-11-01T01:30"):
        instant = at(text)
        same = instant.astimezone(ZoneInfo(CHICAGO))
        assert open_state(OFFICE, always=None, at=instant) == open_state(OFFICE, always=None, at=same)


def test_on_a_public_holiday_written_hours_are_unknown():
    assert told(OFFICE, "2026-11-26T10:00") == ("unknown", None, None)
    assert told(OFFICE, "2026-07-03T10:00") == ("unknown", None, None)  # Independence Day, observed


def test_the_next_opening_is_never_promised_for_a_holiday():
    christmas_eve = told(OFFICE, "2026-12-24T18:00", state="NY")
    assert christmas_eve == ("closed", None, clock("2026-12-28T09:00"))


@pytest.mark.parametrize(
    ("day", "state", "holiday"),
    [
        ("2026-07-24", "UT", True),  # Pioneer Day
        ("2026-07-24", "TX", False),
        ("2026-03-02", "GU", True),  # Guam History and Chamorro Heritage Day, first Monday of March
        ("2026-03-02", "", False),
        ("2026-12-25", "", True),
        ("2026-12-25", "ZZ", True),
    ],
)
def test_holidays_are_those_of_the_state_or_else_the_federal_ones(day, state, holiday):
    assert is_holiday(datetime.fromisoformat(day).date(), state) is holiday


WINDOWS = st.lists(
    st.builds(
        Window,
        days=st.frozensets(st.integers(0, 6), min_size=1),
        opens=st.times().map(lambda value: value.replace(second=0, microsecond=0)),
        closes=st.times().map(lambda value: value.replace(second=0, microsecond=0)),
        zone=st.sampled_from([CHICAGO, NEW_YORK, "America/Phoenix", "Pacific/Guam", "America/Adak"]),
    ),
    min_size=1,
    max_size=4,
)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(windows=WINDOWS, instant=INSTANTS)
def test_what_is_told_holds_together_at_any_instant(windows, instant):
    found = open_state(windows, always=None, at=instant)
    assert found.kind in {"open", "opens-soon", "later-today", "closed", "unknown"}
    if found.kind == "open":
        assert found.opens is None
        assert found.until is None or found.until > instant
    else:
        assert found.until is None
        assert found.opens is None or found.opens > instant
