"""What became of acknowledged edits, from what the database and the index hold: one of each kind of failure is seen."""

import pytest

from bench.crashing.edits import Edit, acknowledged, publication, words
from bench.crashing.judging import Found, Listing, Offer, Verdict, judge

OLD, NEW = "2026-11-26T07:00:00.000001+00:00", "2026-11-26T07:00:00.000002+00:00"
TOLD = [Edit(1, 1, "one", OLD), Edit(1, 2, "two", OLD), Edit(2, 1, "one", NEW)]
ONE = Listing(("e1x1", "e2x1"), "withheld", NEW)
TWO = Listing(("e1x2",), "published", OLD)


def found(*offers, **listings):
    """The index as the listings say, unless `offers` say otherwise."""
    known = {"one": ONE, "two": TWO} | listings
    equal = [Offer(name, frozenset(one.words), one.publication) for name, one in known.items()]
    return Found(known, tuple(offers or equal))


def test_what_is_there_as_it_was_told_holds():
    verdict = judge(TOLD, found())
    assert verdict == Verdict()
    assert (bool(verdict), verdict.cut_off) == (True, 0)


@pytest.mark.parametrize(
    "listing",
    [
        Listing(("e1x1",), "withheld", NEW),  # the word is missing
        Listing(("e1x1", "e2x1"), "withheld", OLD),  # older than it was told
        Listing(("e1x1", "e2x1"), "published", NEW),  # another value
    ],
)
def test_an_acknowledged_edit_that_is_not_as_it_was_told_is_lost(listing):
    assert judge(TOLD, found(one=listing)) == Verdict(lost=("e2x1",))


def test_an_edit_of_a_listing_that_is_gone_is_lost():
    assert judge([*TOLD, Edit(2, 2, "three", NEW)], found()) == Verdict(lost=("e2x2",))


def test_an_edit_that_was_applied_twice_is_doubled_in_one_listing_and_in_two():
    twice = Listing(("e1x1", "e2x1", "e2x1"), "withheld", NEW)
    assert judge(TOLD, found(one=twice)) == Verdict(doubled=("e2x1",))
    elsewhere = Listing(("e2x1", "e1x2"), "published", NEW)
    assert judge(TOLD, found(two=elsewhere)) == Verdict(doubled=("e2x1",))


def test_a_listing_that_is_twice_in_the_index_is_doubled():
    one, two = found().offers
    assert judge(TOLD, found(one, two, two)) == Verdict(doubled=("two",))


def test_a_kill_may_have_cut_off_the_edit_after_the_last_of_each_life():
    later = Listing(("e1x2", "e1x3", "e2x2", "e3x1"), "withheld", NEW)
    verdict = judge(TOLD, found(two=later))
    assert (verdict, verdict.cut_off) == (Verdict(), 3)


@pytest.mark.parametrize("word", ["e1x4", "e3x2"])
def test_an_edit_beyond_the_one_that_was_cut_off_is_unexplained(word):
    assert judge(TOLD, found(two=Listing(("e1x2", word), "published", NEW))) == Verdict(unexplained=(word,))


@pytest.mark.parametrize(
    "offer",
    [
        Offer("two", frozenset(), "published"),
        Offer("two", frozenset({"e1x2"}), "withheld"),
        Offer("two", frozenset({"e1x2", "e9x9"}), "published"),
    ],
)
def test_an_offer_unlike_its_listing_is_unequal(offer):
    assert judge(TOLD, found(found().offers[0], offer)) == Verdict(unequal=("two",))


def test_a_missing_offer_and_one_too_many_are_unequal():
    one, _ = found().offers
    stray = Offer("stray", frozenset(), "published")
    assert judge(TOLD, found(one, stray)) == Verdict(unequal=("stray", "two"))


def test_a_line_that_was_cut_off_acknowledges_nothing():
    lines = "".join(f"{edit.line}\n" for edit in TOLD)
    assert acknowledged(lines) == TOLD
    assert acknowledged(lines[:-1]) == TOLD[:-1]
    assert acknowledged("") == []


def test_the_words_of_edits_are_found_among_others_and_say_what_they_did():
    assert words("A place. e1x1 e12x340 e1x1 core1x1 e1x") == ("e1x1", "e12x340", "e1x1")
    assert [publication(number) for number in (1, 2, 3)] == ["withheld", "published", "withheld"]
