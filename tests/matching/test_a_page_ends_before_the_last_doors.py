"""A page ends where "only if nothing better" begins: what stands lower comes when more is asked for, and nothing is lost."""

from dataclasses import replace

import pytest

from matching.service import match_with
from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import line, listed_by, loaded, offer, request

NEEDS = {"safety-planning"}
FITS = [offer(f"fits-{n}", needs=NEEDS) for n in range(3)]
LAST = [offer(f"last-{n}", needs=NEEDS, populations={"jewish"}) for n in range(2)]
ASKED = request("safety-planning", victimizations=("domestic-violence",))


def tiers(found):
    return [one.tier for one in found.matches]


@on_each_engine
def test_the_first_page_holds_what_is_better_and_the_next_one_the_rest(engine):
    held = loaded(*FITS, *LAST, line(), engine=engine)
    first = match_with(held, ASKED)
    assert (tiers(first), first.total) == ([1, 1, 1, 3], 6)
    second = match_with(held, replace(ASKED, after=first.next_cursor))
    assert (tiers(second), second.next_cursor) == ([4, 4], None)
    assert [one.rank for one in second.matches] == [5, 6]


@on_each_engine
def test_where_nothing_is_better_the_first_page_holds_the_last_doors(engine):
    found = match_with(loaded(*LAST, engine=engine), ASKED)
    assert (tiers(found), found.next_cursor) == ([4, 4], None)


@on_each_engine
def test_where_nothing_is_better_the_first_page_holds_two_and_the_next_one_the_rest(engine):
    more = [offer(f"last-{n}", needs=NEEDS, populations={"jewish"}) for n in range(5)]
    held = loaded(*more, engine=engine)
    first = match_with(held, ASKED)
    second = match_with(held, replace(ASKED, after=first.next_cursor))
    assert (tiers(first), [one.rank for one in second.matches], second.next_cursor) == ([4, 4], [3, 4, 5], None)


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (request("information-referral"), 2),
        (request("information-referral", victimizations=("domestic-violence",)), 3),
        (request("information-referral counseling"), 3),
        (request("", text="qwrtz plmk"), 1),
        (request("", text="somebody to talk to"), 3),
        (request(), 3),
    ],
)
def test_where_nothing_speaks_of_harm_the_first_page_holds_two_and_where_nothing_was_understood_one(
    engine, asked, shown
):
    lines = [
        line(f"line-{n}", needs={"information-referral", "crisis-intervention", "counseling"}, numbers=(f"{n}",))
        for n in range(3)
    ]
    first = match_with(loaded(*lines, engine=engine), asked)
    assert (len(first.matches), first.total) == (shown, 3)


@on_each_engine
def test_a_page_that_is_full_before_goes_on_as_asked(engine):
    held = loaded(*FITS, *LAST, line(), engine=engine)
    first = match_with(held, replace(ASKED, first=2))
    second = match_with(held, replace(ASKED, first=3, after=first.next_cursor))
    third = match_with(held, replace(ASKED, first=1, after=second.next_cursor))
    assert [tiers(page) for page in (first, second, third)] == [[1, 1], [1, 3], [4]]
    assert third.next_cursor


@on_each_engine
def test_without_anything_lower_a_page_ends_where_the_list_does(engine):
    found = match_with(loaded(*FITS, line(), engine=engine), ASKED)
    assert (tiers(found), found.next_cursor) == ([1, 1, 1, 3], None)


@pytest.mark.parametrize("first", [1, 2, 4, 50])
def test_nothing_is_lost_between_the_pages(first):
    held = loaded(*FITS, *LAST, line())
    whole = listed_by(held, replace(ASKED, first=50))
    found, cursor = [], ""
    while cursor is not None:
        page = match_with(held, replace(ASKED, first=first, after=cursor))
        found += page.matches
        cursor = page.next_cursor
    assert found == list(whole.matches)
    assert len(found) == whole.total
