import pytest

from matching.reading import interpret
from matching.types import Inquirer


def populations(text):
    return {guess.code for guess in interpret(text).populations}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I am 15 and my boyfriend hits me", 15),
        ("im 17", 17),
        ("I'm a 22 year old woman", 22),
        ("tengo 15 años y mi novio me pega", 15),
        ("my 6 year old daughter was touched by her uncle", 6),
        ("my daughter, 9, was molested", 9),
        ("mi hija de 6 años fue abusada", 6),
        ("I am 34 weeks pregnant", None),
        ("my 40 year old husband hits me", None),
        ("he is 30", None),
        ("I have a 6 year old daughter and my husband hits me", None),
        ("I am 900", None),
        ("im 6'4 260 and my wife hits me", None),
        ("it happened 12 years ago", None),
        ("my son is autistic hes 19 the cop slammed him", 19),
        ("my little brother is scared, he's 14 and they want him in the gang", 14),
        ("a mi cipote de 15 lo andan molestando", 15),
        ("mi hija de 13 un señor del roblox le saco fotos", 13),
        ("en la escuela empujan a mi hijo, tiene 9", 9),
        ("my 7 yo told me", 7),
        ("im 3 wks behind on rent", None),
        ("mi hija de 3 meses", None),
        ("my son is safe, he is 3 miles away", None),
    ],
)
def test_an_age_is_that_of_the_one_who_needs_help(text, age):
    assert interpret(text).age == age


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("I am a veteran", "veterans"),
        ("I'm gay and was attacked", "lgbtq"),
        ("he threw me out since i came out to my parents", "lgbtq"),
        ("I'm a trans woman", "transgender"),
        ("I live on the reservation", "native-american"),
        ("I'm deaf", "deaf-hard-of-hearing"),
        ("I'm a man and my wife hits me", "men"),
        ("raped on campus", "students"),
        ("my grandmother is being robbed", "older-adults"),
        ("I'm in detention and was beaten", "people-in-custody"),
        ("no tengo papeles", "immigrants"),
        ("I am undocumented", "immigrants"),
        ("my daughter was molested", "children"),
    ],
)
def test_a_group_is_read_of_the_one_who_needs_help(text, group):
    assert group in populations(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("my husband is a veteran", "veterans"),
        ("he is in the military and he hits me", "military"),
        ("mi esposo es militar", "military"),
        ("two men attacked me", "men"),
        ("my boyfriend is undocumented", "immigrants"),
    ],
)
def test_a_group_of_the_one_who_did_harm_is_not_the_callers(text, group):
    assert group not in populations(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("my client needs a T visa", Inquirer.LEGAL_REPRESENTATIVE),
        ("I'm a journalist with a question", Inquirer.MEDIA),
        ("I want to report a crime", Inquirer.CRIME_REPORT),
        ("my son was beaten", Inquirer.PARENT_OR_GUARDIAN),
        ("my brother was murdered", Inquirer.FAMILY),
        ("I witnessed a shooting", Inquirer.WITNESS),
        ("calling for a friend who was raped", Inquirer.ACTING_AT_REQUEST),
        ("I work at a shelter", Inquirer.ADVOCATE),
        ("mataron a mi hermano", Inquirer.FAMILY),
        ("he hits me", None),
    ],
)
def test_the_part_of_the_caller(text, part):
    assert interpret(text).inquirer == part


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("my wife hits me and the girls seen it", "girls"),
        ("la quiero llevar a mi pueblo, a Michoacán", "native-american"),
        ("los del pueblo me ayudaron", "native-american"),
        ("they beat me till the cashier came out", "lgbtq"),
        ("they made a collage with my face", "students"),
    ],
)
def test_words_that_only_sound_like_a_group_are_none(text, group):
    assert group not in populations(text)


def test_a_button_that_is_pressed_and_a_feed_are_not_the_press():
    for text in ("he say you should press button", "they put it on social media"):
        assert (interpret(text).inquirer, interpret(text).topics) == (None, ())
