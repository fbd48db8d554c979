import pytest

from matching.reading import interpret


def sure(text):
    return [guess.code for guess in interpret(text).victimizations if guess.score >= 0.5]


@pytest.mark.parametrize(
    ("text", "telling", "vague"),
    [
        ("un notario de dallas me cobro 5 mil dolares pa mis papeles y desaparesio", "fraud", "missing-person"),
        ("freeze credit stolen social security number", "identity-theft", "property-crime"),
        ("kids at school hit my son every day", "bullying", "child-abuse"),
        ("my house burned down in the wildfire", "disaster", "arson"),
        ("a pickup hit me on my bike", "vehicular-crime", "domestic-violence"),
    ],
)
def test_the_vague_crime_is_left_out(text, telling, vague):
    assert telling in sure(text)
    assert vague not in sure(text)


def test_beside_a_word_for_a_partner_both_are_kept():
    assert {"domestic-violence", "vehicular-crime"} <= set(sure("my husband ran me over with the car and hit me"))


def test_who_vanished_alone_is_still_missing():
    assert sure("mi hija desapareció ayer") == ["missing-person"]


def test_the_father_of_my_children_is_a_partner():
    assert sure("el papá de mis hijos me amenaza con quitármelos")[0] == "domestic-violence"
