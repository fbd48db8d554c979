"""The list: nobody crowds it, one service shows once, key offices keep a place, exact ties rotate weekly."""

from datetime import timedelta

import pytest

from directory.errors import BadInput, Conflict
from matching.ordering import rotation
from matching.service import match_with
from matching.types import Stage
from tests.matching.samples import NOW, line, loaded, matched, offer, order, request


def test_an_organization_has_at_most_two_of_the_first_ten_and_none_is_dropped():
    many = [offer(f"big-{n}", organization="big") for n in range(12)]
    small = [offer(f"small-{n}", existence_on="2020-01-01") for n in range(9)]
    ranked = order(matched(request(first=50), *many, *small))
    assert sum(name.startswith("big") for name in ranked[:10]) == 2
    assert sum(name.startswith("big") for name in ranked) == 12
    assert len(ranked) == 22


def test_two_per_organization_gives_way_when_nothing_else_remains():
    many = [offer(f"big-{n}", organization="big") for n in range(12)]
    assert len(order(matched(request(first=50), *many))) == 13


def test_the_same_service_with_the_same_number_shows_once_with_its_places():
    twins = [offer(f"twin-{n}", organization="one", numbers=("+15125550101",)) for n in range(3)]
    other = offer("twin-other", organization="one", numbers=("+15125550101",), needs={"counseling"})
    found = matched(request(first=50), *twins, other)
    shown = {one.offer_id: set(one.also_at) for one in found.matches}
    (kept,) = [name for name in shown if name.startswith("twin-") and name != "twin-other"]
    assert shown[kept] == {f"twin-{n}" for n in range(3)} - {kept}
    assert "twin-other" in shown


def test_offers_without_a_number_are_never_taken_for_the_same():
    silent = [offer(f"silent-{n}", organization="one", numbers=()) for n in range(3)]
    assert len(order(matched(request(), *silent))) == 4


def test_prosecutor_state_line_and_national_line_keep_places_eight_to_ten():
    crowd = [offer(f"crowd-{n:02}", languages={"en": 4, "es": 4}) for n in range(12)]
    stale = {"existence_on": "never", "contact_on": "never"}
    prosecutor = offer("da", kind="prosecutor-victim-services", **stale)
    state = offer("state", kind="state-hotline", area_keys={"state:TX"}, area_scope="states", **stale)
    found = matched(request(languages="es"), *crowd, prosecutor, state)
    assert [(one.offer_id, one.slot) for one in found.matches[7:10]] == [
        ("da", "jurisdiction"),
        ("state", "state"),
        ("988-lifeline", "national"),
    ]


def test_with_fewer_than_eight_matches_nothing_moves():
    prosecutor = offer("da", kind="prosecutor-victim-services", existence_on="never")
    found = matched(request(), offer("first"), prosecutor)
    assert {one.slot for one in found.matches} == {None}


def test_a_charged_case_brings_the_prosecutor_whatever_the_need():
    prosecutor = offer("da", kind="prosecutor-victim-services", needs={"court-accompaniment"})
    found = matched(request("emergency-shelter", stage=Stage.CHARGED), offer("shelter"), prosecutor)
    assert [(one.offer_id, one.tier, one.tier_reason and one.tier_reason.code) for one in found.matches][:2] == [
        ("shelter", 1, None),
        ("da", 2, "tier_stage"),
    ]


def test_pages_concatenate_to_the_whole_list():
    held = loaded(*(offer(f"one-{n:02}") for n in range(23)), line())
    whole = match_with(held, request(first=50))
    pages, cursor = [], ""
    while cursor is not None:
        page = match_with(held, request(first=7, after=cursor))
        pages += page.matches
        cursor = page.next_cursor
    assert pages == list(whole.matches)
    assert [one.rank for one in pages] == list(range(1, 25))


def test_the_list_holds_fifty_at_most():
    found = matched(request(first=50), *(offer(f"one-{n:02}") for n in range(80)))
    assert (len(found.matches), found.total, found.next_cursor) == (50, 50, None)


def test_a_cursor_of_another_index_or_week_is_a_conflict_and_garbage_is_bad_input():
    held = loaded(*(offer(f"one-{n:02}") for n in range(23)), line())
    cursor = match_with(held, request(first=7)).next_cursor
    with pytest.raises(Conflict):
        match_with(held, request(after=cursor, at=NOW + timedelta(days=7)))
    with pytest.raises(BadInput, match="cursor"):
        match_with(held, request(after="no cursor"))


def test_exact_ties_follow_a_rotation_that_turns_with_the_iso_week():
    names = [f"tie-{n}" for n in range(6)]
    this_week = order(matched(request(first=50), *(offer(name) for name in names)))
    assert [name for name in this_week if name in names] == sorted(names, key=lambda name: rotation(name, NOW))
    later = NOW + timedelta(days=7)
    assert rotation("tie-0", later) != rotation("tie-0", NOW)
    assert rotation("tie-0", NOW + timedelta(days=1)) == rotation("tie-0", NOW)


def test_the_order_of_rows_changes_nothing():
    rows = [offer(f"row-{n}", existence_on=f"2026-0{n + 1}-01") for n in range(8)]
    assert order(matched(request(), *rows)) == order(matched(request(), *reversed(rows)))


def test_without_a_place_state_offers_are_asked_for_and_not_shown():
    states = [
        offer(f"{usps.lower()}-{n}", area_keys={f"state:{usps}"}, states={usps}, area_scope="states")
        for n in range(2)
        for usps in ("WY", "AL", "TX")
    ]
    veterans = offer("veterans", area_keys={"state:TX"}, area_scope="states", groups={"veterans"})
    found = matched(request(here=""), *states, veterans, offer("local"))
    assert order(found) == ["988-lifeline"]
    assert [(ask.code, ask.would_add) for ask in found.asks] == [("place:state", 6)]
