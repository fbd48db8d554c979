"""Which crimes of a text are used: those that are sure, else several near each other of which one is sure."""

import pytest

from matching import resolving
from matching.types import Guess, Interpretation
from tests.matching.samples import request


@pytest.mark.parametrize(
    ("read", "used"),
    [
        ([("homicide", 0.9), ("gun-violence", 0.8), ("assault", 0.78)], ("homicide", "gun-violence")),
        ([("homicide", 0.49)], ()),
        ([("domestic-violence", 0.97), ("image-based-abuse", 0.74)], ("domestic-violence",)),
        ([("domestic-violence", 0.97), ("image-based-abuse", 0.75)], ("domestic-violence", "image-based-abuse")),
        ([("domestic-violence", 0.97), ("dating-violence", 0.55)], ("domestic-violence", "dating-violence")),
        ([("child-sexual-abuse", 0.3), ("sexual-assault", 0.25)], ("child-sexual-abuse", "sexual-assault")),
        ([("domestic-violence", 0.4), ("fraud", 0.3), ("stalking", 0.2)], ("domestic-violence", "stalking")),
        ([("domestic-violence", 0.4), ("fraud", 0.3)], ()),
        ([("child-sexual-abuse", 0.2), ("sexual-assault", 0.25)], ()),
        ([], ()),
    ],
)
def test_near_crimes_are_sure_together(read, used, monkeypatch):
    guesses = tuple(Guess(code, score) for code, score in read)
    monkeypatch.setattr(resolving, "interpret", lambda _text: Interpretation(victimizations=guesses))
    assert resolving.understand(request(text="words")).resolved.victimizations == used


def test_a_crime_that_is_given_outranks_what_is_read(monkeypatch):
    monkeypatch.setattr(resolving, "interpret", lambda _text: Interpretation(victimizations=(Guess("homicide", 0.9),)))
    asked = request(text="words", victimizations=("assault",))
    assert resolving.understand(asked).resolved.victimizations == ("assault",)
