import pytest

from matching.reading import interpret
from tests.matching.reading.using import used


def codes(guesses):
    return [guess.code for guess in guesses]


@pytest.mark.parametrize(
    "text",
    [
        "not domestic violence",
        "this is not domestic violence",
        "no es violencia doméstica",
        "it was not my husband who hit me",
        "my husband never hit me",
        "mi esposo no me pega",
        "nunca me pegó",
    ],
)
def test_a_crime_that_is_denied_is_not_guessed(text):
    assert used(interpret(text).victimizations) == []


@pytest.mark.parametrize(
    "text", ["no shelter needed", "I don't need a shelter", "I do not want shelter", "no quiero refugio"]
)
def test_a_need_that_is_refused_is_not_guessed(text):
    assert used(interpret(text).needs) == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("I have no food", "basic-needs"),
        ("I don't have a lawyer", "legal-"),
        ("no tengo abogado", "legal-"),
        ("I have no place to stay", "emergency-shelter"),
        ("no shelter will take us", "emergency-shelter"),
        ("I can't find a therapist", "counseling"),
    ],
)
def test_to_lack_a_thing_is_to_need_it(text, need):
    assert codes(interpret(text).needs)[0].startswith(need)


def test_what_is_refused_leaves_the_rest():
    assert codes(interpret("I don't need shelter, I need a lawyer").needs)[0] == "legal-help"
    assert "emergency-shelter" not in codes(interpret("I don't need shelter, I need a lawyer").needs)


def test_a_denial_does_not_reach_over_a_but():
    assert used(interpret("I was not raped but he touched me").victimizations) == ["sexual-assault"]


def test_a_doubt_is_not_a_denial():
    assert codes(interpret("I'm not sure if it was rape").victimizations) == ["sexual-assault"]


@pytest.mark.parametrize("text", ["I am not in danger", "no estoy en peligro"])
def test_a_danger_that_is_denied_is_none(text):
    assert interpret(text).urgency is None


def test_a_custody_that_is_denied_is_none():
    assert interpret("he is not in jail").custody is None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I'm not suicidal, I want a group", "suicide-prevention"),
        ("No me quiero morir, quiero que alguien me escuche", "suicide-prevention"),
        ("this isn't about immigration, he took my money", "legal-immigration"),
        ("they took our passports, get us out of here without police", "crime-reporting"),
        ("me robaron pero no quiero policía, me da miedo", "crime-reporting"),
        ("no counseling please, help me with the rent", "counseling"),
        ("I already have a lawyer, I need diapers", "legal-help"),
        ("ya tengo donde quedarme, quiero terapia", "emergency-shelter"),
        ("no necesito comida ni ropa, quiero un abogado", "basic-needs"),
    ],
)
def test_what_is_not_so_or_is_had_already_is_no_need(text, refused):
    assert refused not in [guess.code for guess in interpret(text).needs if guess.score >= 0.5]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("I have nowhere to go", "emergency-shelter"),
        ("can I have a lawyer", "legal-"),
        ("no tengo donde quedarme", "emergency-shelter"),
        ("no food please help", "basic-needs"),
    ],
)
def test_to_have_nothing_or_to_ask_to_have_is_still_a_need(text, need):
    assert codes(interpret(text).needs)[0].startswith(need)
