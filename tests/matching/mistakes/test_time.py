"""Mistakes with clocks that other finders of help have made."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest

from directory.hours import Window
from directory.models import Schedule, Service
from tests.matching.properties.asking import answer, listed, on_each_engine
from tests.matching.samples import offer, request

WEEKDAYS = frozenset(range(5))


def access(engine, at: datetime, zone: str) -> str:
    windows = (Window(WEEKDAYS, time(9), time(17), zone),)
    clinic = offer("clinic", windows=windows, hours_on=at.date().isoformat(), states=frozenset())
    (part,) = [
        part for part in listed(answer(engine, request(at=at), clinic))["clinic"].parts if part.factor == "access"
    ]
    return part.reason.code


@on_each_engine
@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "access_open"),  # 4:30 in the afternoon
        ("America/Chicago", "access_open"),
        ("America/Phoenix", "access_open"),
        ("America/Anchorage", "access_open"),  # 12:30
        ("Pacific/Honolulu", "access_open"),
        ("America/Puerto_Rico", "access_closed"),  # 5:30
        ("Pacific/Guam", "access_opens-soon"),  # 7:30 on Tuesday
    ],
)
def test_each_offer_keeps_its_own_clock(engine, zone, expected):
    at = datetime(2026, 11, 16, 21, 30, tzinfo=UTC)
    assert access(engine, at, zone) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 7, 6, 14, 30, tzinfo=UTC), "access_open"),  # 9:30 in summer
        (datetime(2026, 1, 5, 14, 30, tzinfo=UTC), "access_opens-soon"),  # 8:30 in winter
        (datetime(2026, 1, 5, 15, 30, tzinfo=UTC), "access_open"),
        (datetime(2026, 7, 6, 22, 30, tzinfo=UTC), "access_closed"),  # 5:30 in summer
        (datetime(2026, 1, 5, 22, 30, tzinfo=UTC), "access_open"),  # 4:30 in winter
    ],
)
def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(engine, at, expected):
    assert access(engine, at, "America/Chicago") == expected


@pytest.mark.usefixtures("shipped_index")
def test_no_schedule_is_kept_in_a_numeric_offset():
    """A zone is a place with its history of clocks, never `-06:00`, `UTC-6` or `Etc/GMT+6`."""
    zones = {*Schedule.objects.values_list("timezone", flat=True), *Service.objects.values_list("timezone", flat=True)}
    assert len(zones) > 3
    for zone in zones - {""}:
        assert zone in available_timezones()
        assert zone.split("/")[0] in {"America", "Pacific"}
        assert ZoneInfo(zone).key == zone
