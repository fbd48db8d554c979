import pytest

from directory import taxonomy
from matching.reading import interpret
from matching.reading.closeness import closest
from matching.reading.lexicon import lexicon
from matching.reading.rules import table
from matching.reading.words import words_of


def closest_to(kind, text):
    return closest(kind, words_of(text, lexicon().known))


@pytest.mark.parametrize("kind", ["need", "victimization"])
def test_there_is_talk_for_every_code_in_two_languages(kind):
    talk = table("talk")[kind]
    assert set(talk) == {term.code for term in taxonomy.terms(kind)}
    assert {language for said in talk.values() for language in said} == {"en", "es"}
    assert [code for code, said in talk.items() if set(said) != {"en", "es"}] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("some way to sit across from the boy who crashed into us", "restorative-justice"),
        ("quisiera sentarme con el muchacho y preguntarle por que", "restorative-justice"),
        ("they shut off the lights and the water", "financial-assistance"),
    ],
)
def test_a_text_comes_closest_to_what_is_spoken_of_in_such_words(text, code):
    assert closest_to("need", text)[0].code == code


def test_the_words_that_weighed_most_explain_it_in_their_order():
    assert closest_to("need", "my son wets the bed and has nightmares")[0].phrase == "wets bed nightmares"


def test_more_telling_words_weigh_more():
    few, many = closest_to("need", "nightmares"), closest_to("need", "nightmares and flashbacks since it happened")
    assert (few[0].code, many[0].code) == ("counseling", "counseling")
    assert many[0].weight > few[0].weight


def test_a_crime_said_of_one_partner_is_said_of_every_partner():
    weights = [closest_to("victimization", f"her {who} slapped her again")[0] for who in ("fiance", "spouse")]
    assert {one.code for one in weights} == {"domestic-violence"}


def test_words_that_nobody_uses_come_close_to_nothing():
    assert closest_to("need", "qwerty zxcvb") == ()


def test_what_is_only_a_little_close_is_never_sure():
    read = interpret("the car has a strange noise lately on tuesdays")
    assert [guess for guess in (*read.needs, *read.victimizations) if guess.score >= 0.5] == []


def test_a_text_without_a_phrase_still_has_a_need():
    read = interpret("she hid every paper the kids have before court on monday")
    assert read.needs[0].phrase != ""


def test_somebody_who_says_their_language_may_need_an_interpreter():
    read = interpret("my mother only understands Tigrinya and the clinic wants her to sign a form")
    assert "language-access" in [guess.code for guess in read.needs[:2]]
