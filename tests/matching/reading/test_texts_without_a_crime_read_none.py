import json

import pytest

from matching.reading import interpret
from matching.reading.training import TOLD
from tests.matching.reading.using import used


@pytest.mark.parametrize(
    "text",
    [
        "my lawyer charged me 500 for a consult is that normal",
        "the notary at the bank was closed",
        "they took my car to the shop and i need a ride",
        "the agency has my documents and said to wait",
        "i lost my passport how do i get a new one",
        "my phone bill is in my name but i want to change it",
        "me and my ex agreed to split the kids 50 50",
        "my grandma lives with us and needs a wheelchair",
        "the kids ran off to play",
        "hi sorry wrong number",
        "necesito un notario para firmar un papel",
        "mi abogado me cobra mucho",
        "se me perdió mi visa cómo saco otra",
        "quiero divorciarme, nos llevamos bien",
    ],
)
def test_no_crime_is_used(text):
    assert used(interpret(text).victimizations) == []


def test_harmless_texts_that_were_learned_from_are_seldom_taken_for_a_crime():
    rows = [json.loads(line) for line in (TOLD / "25.jsonl").read_text(encoding="utf-8").splitlines()]
    taken = [row["text"] for row in rows if used(interpret(row["text"]).victimizations)]
    assert (len(rows), len(taken) <= 3) == (519, True), taken
