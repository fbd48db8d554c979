import pytest

from matching.reading import interpret


@pytest.mark.parametrize(
    "text",
    [
        "my lawyer charged me 500 for a consult is that normal",
        "the notary at the bank was closed",
        "they took my car to the shop and i need a ride",
        "the agency has my documents and said to wait",
        "i lost my passport how do i get a new one",
        "my phone bill is in my name but i want to change it",
        "he took our kids to the park",
        "me and my ex agreed to split the kids 50 50",
        "my grandma lives with us and needs a wheelchair",
        "the kids ran off to play",
        "hi sorry wrong number",
        "necesito un notario para firmar un papel",
        "mi abogado me cobra mucho",
        "se me perdió mi visa cómo saco otra",
        "el papá de mis hijos quiere verlos más días",
        "quiero divorciarme, nos llevamos bien",
    ],
)
def test_no_crime_is_used(text):
    assert [guess.code for guess in interpret(text).victimizations if guess.score >= 0.5] == []
