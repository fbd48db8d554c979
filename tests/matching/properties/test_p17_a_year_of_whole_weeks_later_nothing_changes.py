"""Every date moved by 364 days, the weekday and the offset from UTC the same: the same answer.

Dates are moved in the offers, in the request and in the calendar of public holidays. Exact ties turn by the week, so the
order is compared where something decides it: tier, score, distance, date of verification.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import hours
from matching.documents import NEVER, UNDATED
from matching.service import match_with
from tests.matching.properties.asking import examples, on_each_engine, scenes
from tests.matching.samples import line, loaded

SHIFT = timedelta(days=364)
INSTANTS = st.sampled_from([  # the clocks of the United States stand still for weeks before and after
    datetime(2026, 1, 15, 17, 0, tzinfo=UTC),
    datetime(2026, 1, 19, 16, 0, tzinfo=UTC),  # Martin Luther King Jr. Day
    datetime(2026, 7, 3, 15, 30, tzinfo=UTC),  # Independence Day, observed
    datetime(2026, 7, 7, 23, 59, tzinfo=UTC),
    datetime(2026, 8, 9, 6, 5, tzinfo=UTC),
    datetime(2023, 6, 20, 4, 0, tzinfo=UTC),  # 364 days on lies beyond a 29 February
])  # fmt: skip


def later(text: str) -> str:
    whole = text not in {"", NEVER, UNDATED} and len(text) == len("2026-01-01")
    return (date.fromisoformat(text) + SHIFT).isoformat() if whole else text


def moved(document):
    names = ("existence_on", "contact_on", "hours_on", "capacity_expires", "source_date")
    return replace(document, **{name: later(getattr(document, name)) for name in names})


def told(found) -> dict:
    """By offer, all that is said of it but its place in the list and the dates themselves."""
    return {
        one.offer_id: (*(getattr(one, name) for name in SAID), [told_part(part) for part in one.parts]) for one in found
    }


SAID = ("tier", "tier_reason", "score", "asks", "ring", "slot", "distance_km", "also_at")


def told_part(part) -> tuple:
    why = part.reason.code if part.factor == "freshness" else part.reason
    return part.factor, part.weight, part.value, part.points, why


def decided(found) -> list:
    return [(one.tier, round(one.score, 4), round(one.distance_km or 0, 1)) for one in found]


@pytest.fixture
def calendar(monkeypatch):
    """Public holidays, as the calendar has them or 364 days later."""
    known = hours.is_holiday

    def shift(by: timedelta) -> None:
        monkeypatch.setattr(hours, "is_holiday", lambda day, state="": known(day - by, state))

    return shift


@on_each_engine
def test_a_year_of_whole_weeks_later_nothing_changes(engine, calendar):
    @examples
    @given(scene=scenes(most=6, own=True), at=INSTANTS)
    def holds(scene, at):
        rows, asked, _ = scene
        rows = [replace(row, source_date=row.source_date if len(row.source_date) == 10 else "") for row in rows]
        calendar(timedelta(0))
        now = match_with(loaded(*rows, line(), engine=engine), replace(asked, at=at))
        calendar(SHIFT)
        then = match_with(loaded(*map(moved, (*rows, line())), engine=engine), replace(asked, at=at + SHIFT))
        assert told(then.matches) == told(now.matches)
        assert decided(then.matches) == decided(now.matches)
        assert [len(one.warnings) for one in then.matches] == [len(one.warnings) for one in now.matches]
        assert (then.asks, then.fallbacks, then.guides, then.total) == (now.asks, now.fallbacks, now.guides, now.total)

    holds()
