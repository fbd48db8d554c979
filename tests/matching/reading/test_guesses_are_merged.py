from matching.reading.closeness import Close
from matching.reading.merging import SURE, as_guesses, merged_needs
from matching.types import Guess

NAMED = Guess("basic-needs", 0.75, "ropa")
LONG = Guess("basic-needs", 0.85, "no food")
CLOSE = (Close("image-removal", 20.0, "fotos borrar"), Close("basic-needs", 2.0, "ropa"))


def codes(guesses):
    return [guess.code for guess in guesses]


def test_a_text_that_is_read_to_the_end_has_only_what_it_names():
    assert merged_needs([NAMED], [], [], CLOSE, left=0) == (NAMED,)


def test_beside_a_named_need_comes_the_closest_other():
    assert codes(merged_needs([LONG], [], [], CLOSE, left=3)) == ["basic-needs", "image-removal"]


def test_a_single_word_that_the_rest_outweighs_is_echoed_and_not_used():
    read = merged_needs([NAMED], [], [], CLOSE, left=3)
    assert codes(read) == ["image-removal", "basic-needs"]
    assert [guess.score >= SURE for guess in read] == [True, False]


def test_what_a_crime_suggests_comes_before_what_is_a_little_close():
    implied = [Guess("crisis-intervention", 0.52, "hit"), Guess("safety-planning", 0.51, "hit")]
    read = merged_needs([], [], implied, (Close("housing", 3.0, "door"),), left=9)
    assert codes(read) == ["crisis-intervention", "safety-planning", "housing"]


def test_only_what_weighs_enough_is_sure():
    read = as_guesses((Close("a", 12.0, "x"), Close("b", 11.9, "y")), (), sure_from=12.0)
    assert [(guess.code, guess.score >= SURE) for guess in read] == [("a", True), ("b", False)]


def test_beside_what_is_said_more_is_needed_to_be_sure():
    read = as_guesses((Close("a", 14.0, "x"),), (NAMED,), sure_from=6.0)
    assert read[0].score < SURE


def test_what_is_said_already_is_not_said_again():
    assert codes(as_guesses(CLOSE, (NAMED,), sure_from=6.0)) == ["image-removal"]
