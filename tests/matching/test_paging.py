"""Pages of one list: they concatenate, travel with their instant, and say so when the list is another one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import BadInput, Conflict
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.holding import Loaded
from matching.paging import Cursor, read_cursor, write_cursor
from matching.service import match_with
from tests.matching.samples import NOW, line, loaded, offer, request

ROWS = [offer(f"one-{n:02}", organization=f"org-{n % 7}", existence_on=f"2026-{n % 9 + 1:02}-11") for n in range(40)]


def pages(held: Loaded, first: int, **asked) -> list:
    found, cursor = [], ""
    while cursor is not None:
        page = match_with(held, request(first=first, after=cursor, **asked))
        found += page.matches
        cursor = page.next_cursor
    return found


@pytest.mark.parametrize("engine", [ReferenceEngine, EmbeddedEngine])
@settings(max_examples=50, derandomize=True, deadline=None)
@given(first=st.integers(1, 50), count=st.integers(0, 40))
def test_pages_of_any_size_concatenate_to_the_list(engine, first, count):
    held = loaded(*ROWS[:count], line(), engine=engine)
    assert pages(held, first) == list(match_with(held, request(first=50)).matches)


def test_a_second_page_is_ranked_at_the_instant_of_the_first():
    held = loaded(*ROWS, line())
    at_noon = match_with(held, request(at=None, first=5), now=NOW)
    a_month_later = NOW + timedelta(days=30)
    following = match_with(held, request(at=None, first=5, after=at_noon.next_cursor), now=a_month_later)
    assert following.resolved.at == NOW
    assert [*at_noon.matches, *following.matches] == list(match_with(held, request(first=10)).matches)


def test_a_cursor_of_another_question_is_a_conflict():
    held = loaded(*ROWS, line())
    cursor = match_with(held, request(first=5)).next_cursor
    with pytest.raises(Conflict, match="another question"):
        match_with(held, request(here="10453", first=5, after=cursor))


def test_the_same_offer_at_the_same_rank_with_another_score_is_a_conflict():
    held = loaded(*ROWS, line())
    cursor = read_cursor(match_with(held, request(first=5)).next_cursor)
    moved = write_cursor(
        Cursor(cursor.index_version, cursor.at, cursor.rank, cursor.tier, cursor.micro + 1, cursor.offer_id)
    )
    with pytest.raises(Conflict, match="another question"):
        match_with(held, request(first=5, after=moved))


def test_a_cursor_from_before_a_swap_is_a_conflict():
    cursor = match_with(loaded(*ROWS, line()), request(first=5)).next_cursor
    swapped = Loaded("test-2", NOW, ReferenceEngine({one.offer_id: one for one in ROWS}), {})
    with pytest.raises(Conflict, match="listings have changed"):
        match_with(swapped, request(first=5, after=cursor))


def test_a_cursor_past_the_end_is_a_conflict():
    held = loaded(*ROWS, line())
    late = write_cursor(Cursor("test-1", NOW, 49, 1, 1, "one-01"))
    with pytest.raises(Conflict, match="another question"):
        match_with(held, request(after=late))


@pytest.mark.parametrize(
    "garbage",
    [
        "no cursor",
        "é",
        "////",
        write_cursor(Cursor("v", NOW, 0, 1, 1, "x")),
        write_cursor(Cursor("v", NOW, 1_001, 1, 1, "x")),
        write_cursor(Cursor("v", datetime(2026, 11, 23), 3, 1, 1, "x")),  # noqa: DTZ001  the offset is missing
    ],
)
def test_what_is_no_cursor_is_bad_input(garbage):
    with pytest.raises(BadInput, match="not a cursor"):
        read_cursor(garbage)


def test_a_cursor_reads_as_it_was_written():
    cursor = Cursor("2-abc+3", datetime(2026, 11, 23, 18, 0, 0, 1, tzinfo=UTC), 10, 2, 87_318_750, "name|with@all-1")
    assert read_cursor(write_cursor(cursor)) == cursor
    assert read_cursor("") is None
