"""A guess is as sure as phrases and what was learned make it together."""

import pytest

from matching.reading.merging import Named, at_least_one, crimes_told, needs_told
from matching.types import Guess


class Heard:
    """What a text speaks for, in the place of what was learned."""

    def __init__(self, nothing=-1.0, **speaks):
        self.speaks = {"-": nothing} | {code.replace("_", "-"): value for code, value in speaks.items()}
        self.shares = dict.fromkeys(self.speaks, 0.0)
        self.codes = tuple(self.speaks)

    def words_for(self, code):
        return f"words for {code}"


def named(code, **more):
    return Named(Guess(code, 0.8, "a phrase"), **more)


def test_a_phrase_makes_a_code_surer_and_explains_it():
    alone = crimes_told(Heard(arson=-0.3), [], all_read=False)[0]
    both = crimes_told(Heard(arson=-0.3), [named("arson")], all_read=False)[0]
    outright = crimes_told(Heard(arson=-0.3), [named("arson", outright=True)], all_read=False)[0]
    assert (alone.phrase, both.phrase) == ("words for arson", "a phrase")
    assert alone.score < both.score < outright.score <= 0.97


def test_a_crime_that_nothing_outweighs_is_echoed_unless_a_phrase_names_it():
    quiet = Heard(nothing=0.6, arson=0.4)
    assert crimes_told(quiet, [], all_read=False)[0].score == 0.49
    assert crimes_told(quiet, [named("arson")], all_read=False)[0].score > 0.5


def test_a_need_that_asking_nothing_outweighs_is_echoed_unless_it_is_asked_in_so_many_words():
    beside = Heard(nothing=0.6, housing=0.4)
    found = [
        needs_told(beside, said, (), all_read=False)[0].score
        for said in ([], [named("housing")], [named("housing", outright=True)], [named("housing", asked=True)])
    ]
    assert found[:2] == [0.49, 0.49]
    assert min(found[2:]) > 0.5


@pytest.mark.parametrize(
    ("scores", "used"),
    [
        ({"counseling": 0.44, "housing": 0.42, "compensation": 0.3}, {"counseling", "housing", "safety-planning"}),
        ({"counseling": 0.44, "safety-planning": 0.38}, {"counseling", "safety-planning"}),
        ({"counseling": 0.6, "safety-planning": 0.49}, {"counseling"}),
        ({}, {"safety-planning"}),
    ],
)
def test_where_no_need_is_sure_the_likeliest_and_what_the_crime_suggests_first_are_used(scores, used):
    needs = tuple(Guess(code, score, "words") for code, score in scores.items())
    implied = (Guess("safety-planning", 0.5, "hits me"), Guess("legal-civil", 0.5, "hits me"))
    found = at_least_one(needs, implied)
    assert {one.code for one in found if one.score >= 0.5} == used
    assert {one.code for one in found} == {*scores, *used}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_nothing_is_made_up_where_nothing_is_suggested():
    assert at_least_one((), ()) == ()


def test_what_is_asked_for_in_so_many_words_is_used():
    far = Heard(emergency_shelter=-1.2, counseling=-0.1)
    scores = {
        one.code: one.score for one in needs_told(far, [named("emergency-shelter", asked=True)], (), all_read=False)
    }
    assert scores["emergency-shelter"] == 0.5


@pytest.mark.parametrize(("asked", "more"), [([], True), ([named("housing")], False)])
def test_what_a_crime_suggests_counts_for_more_where_nothing_is_asked(asked, more):
    suggested = (Guess("counseling", 0.5, "raped"),)
    found = {one.code: one for one in needs_told(Heard(counseling=-0.6), asked, suggested, all_read=False)}
    assert (found["counseling"].score > 0.6) is more


def test_faint_guesses_are_not_told_and_at_most_five_are():
    assert crimes_told(Heard(arson=-0.8), [], all_read=False) == ()
    many = Heard(**dict.fromkeys(("arson", "assault", "bombing", "fraud", "scam", "neglect", "robbery"), 0.1))
    assert len(crimes_told(many, [], all_read=False)) == 5
