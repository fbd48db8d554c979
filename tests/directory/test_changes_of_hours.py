"""The turns of a day: between two of them the kind of `open_state` is one and the same, also when clocks change."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours import Window, changes, open_state

ZONES = ["America/New_York", "America/Phoenix", "America/Anchorage", "Pacific/Guam", "America/Puerto_Rico"]
DAYS = [
    datetime(2026, 11, 1, tzinfo=UTC),  # clocks go back
    datetime(2027, 3, 14, tzinfo=UTC),  # clocks go forward
    datetime(2026, 11, 26, tzinfo=UTC),  # Thanksgiving
    datetime(2026, 12, 31, tzinfo=UTC),
    datetime(2026, 11, 23, tzinfo=UTC),
]
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@st.composite
def weeks(draw):
    zone = draw(st.sampled_from(ZONES))
    return tuple(
        Window(draw(st.frozensets(st.integers(0, 6), min_size=1)), draw(times), draw(times), zone)
        for _ in range(draw(st.integers(0, 3)))
    )


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    windows=weeks(),
    day=st.sampled_from(DAYS),
    state=st.sampled_from(["", "TX", "NY"]),
    always=st.sampled_from([None, True]),
    minutes=st.lists(st.integers(0, 24 * 60 - 1), min_size=20, max_size=20),
)
def test_the_last_turn_before_an_instant_tells_its_kind(windows, day, state, always, minutes):
    turns = changes(windows, always=always, start=day, end=day + timedelta(days=1), state=state)
    assert turns[0][0] == day
    for minute in minutes:
        at = day + timedelta(minutes=minute, seconds=minute % 60)
        told = [kind for since, kind in turns if since <= at][-1]
        assert told == open_state(windows, always=always, at=at, state=state).kind


def test_an_office_day_has_its_turns_to_the_minute():
    office = (Window(frozenset({0}), time(9), time(17), "America/Chicago"),)
    found = changes(
        office, always=None, start=datetime(2026, 11, 23, tzinfo=UTC), end=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert [(at.strftime("%H:%M"), kind) for at, kind in found] == [
        ("00:00", "closed"),  # still Sunday in Texas
        ("06:00", "later-today"),
        ("13:00", "opens-soon"),
        ("15:00", "open"),
        ("23:00", "closed"),
    ]


@pytest.mark.parametrize("always", [True, None])
def test_no_hours_have_no_turns(always):
    found = changes((), always=always, start=DAYS[0], end=DAYS[0] + timedelta(days=1))
    assert found == [(DAYS[0], "open" if always else "unknown")]
