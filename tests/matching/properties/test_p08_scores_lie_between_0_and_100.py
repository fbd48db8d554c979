"""A score is a number from 0 to 100, also for the perfect and for the hopeless."""

from itertools import product
from math import isfinite

import pytest
from hypothesis import given

from matching.types import Urgency
from tests.matching.properties.asking import answer, examples, listed, on_each_engine, scenes
from tests.matching.samples import NOW, offer, request

TODAY = NOW.date().isoformat()
PERFECT = offer(
    "perfect",
    needs={"emergency-shelter"},
    victimizations={"domestic-violence"},
    populations={"immigrants"},
    languages={"en": 4, "es": 4},
    point=(30.270569, -97.742589),
    always_open=True,
    capacity="open",
    existence_on=TODAY,
    contact_on=TODAY,
    name_tokens={"zzyzx"},
)
SHAPES = list(product(("", "emergency-shelter"), ("", "78701"), ("", "es"), (None, Urgency.TODAY), ("", "zzyzx")))


@on_each_engine
@examples
@given(scene=scenes())
def test_every_number_is_finite_and_in_its_bounds(engine, scene):
    rows, asked, _ = scene
    for one in answer(engine, asked, *rows).matches:
        assert 0 <= one.score <= 100
        assert all(isfinite(number) for part in one.parts for number in (part.weight, part.value, part.points))
        assert one.distance_km is None or 0 <= one.distance_km <= 20_016


@on_each_engine
@pytest.mark.parametrize(("needs", "here", "languages", "urgency", "text"), SHAPES)
def test_a_perfect_offer_scores_at_most_100_whatever_is_left_out(engine, needs, here, languages, urgency, text):
    everywhere = {} if here else {"area_keys": frozenset({"us"}), "area_scope": "national"}
    asked = request(
        needs,
        here,
        languages=languages,
        urgency=urgency,
        text=text,
        victimizations=("domestic-violence",),
        populations=("immigrants",),
    )
    found = listed(answer(engine, asked, offer(**{**{name: getattr(PERFECT, name) for name in FIELDS}, **everywhere})))
    assert found["plain"].score <= 100
    assert found["plain"].score == pytest.approx(100, abs=1e-5)


FIELDS = (
    "needs",
    "victimizations",
    "populations",
    "languages",
    "point",
    "always_open",
    "capacity",
    "existence_on",
    "contact_on",
    "name_tokens",
)
