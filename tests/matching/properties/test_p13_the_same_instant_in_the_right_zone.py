"""However an instant is written, the answer is the same; hours are read on the provider's own clock, also when it changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from directory.hours import Window
from tests.matching.properties.asking import answer, examples, listed, on_each_engine, scenes
from tests.matching.properties.corpora import HOURS
from tests.matching.samples import offer, request

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Adak",
    "Pacific/Honolulu",
    "Pacific/Guam",
    "America/Puerto_Rico",
)
CLOCKS_CHANGE = (datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 10, 30, tzinfo=UTC))  # no public holiday near
FOUR_DAYS = 4 * 24 * 60  # minutes
offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@on_each_engine
@examples
@given(scene=scenes(most=8), zone=offsets)
def test_an_instant_written_in_any_offset_gets_the_same_answer(engine, scene, zone):
    rows, asked, _ = scene
    in_utc = answer(engine, replace(asked, at=asked.at.astimezone(UTC)), *rows)
    elsewhere = answer(engine, replace(asked, at=asked.at.astimezone(zone)), *rows)
    assert elsewhere == in_utc


def open_by_the_wall(rows, local: datetime) -> bool:
    """What a clock on the provider's wall says, without any reckoning of offsets."""
    today, before, now = local.weekday(), (local.weekday() - 1) % 7, local.time()
    return any(
        (today in days and opens <= now and (now < closes or closes <= opens))
        or (closes <= opens and before in days and now < closes)
        for days, opens, closes in rows
    )


@on_each_engine
@examples
@given(
    start=st.sampled_from(CLOCKS_CHANGE),
    minutes=st.integers(0, FOUR_DAYS),
    zone=st.sampled_from(ZONES),
    rows=st.sampled_from(HOURS[1:]),
)
def test_open_or_not_is_what_the_clock_on_the_providers_wall_says(engine, start, minutes, zone, rows):
    at = start + timedelta(minutes=minutes)
    windows = tuple(Window(*row, zone) for row in rows)
    confirmed = (at - timedelta(days=30)).date().isoformat()
    clinic = offer("clinic", windows=windows, hours_on=confirmed, timezone=zone, states=frozenset())
    (part,) = [one for one in listed(answer(engine, request(at=at), clinic))["clinic"].parts if one.factor == "access"]
    assert (part.reason.code == "access_open") == open_by_the_wall(rows, at.astimezone(ZoneInfo(zone)))
    assert (part.value == 1.0) == (part.reason.code == "access_open")
