"""Every score is the exact sum of its parts, and no part is below nothing or above its weight."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.matching.properties.asking import answer, examples, on_each_engine, scenes

MICRO = 1_000_000


@on_each_engine
@examples
@given(scene=scenes())
def test_points_sum_to_the_score_and_lie_within_their_weights(engine, scene):
    rows, asked, _ = scene
    for one in answer(engine, asked, *rows).matches:
        micro = [round(Fraction(part.points) * MICRO) for part in one.parts]
        assert all(points == whole / MICRO for points, whole in zip((p.points for p in one.parts), micro, strict=True))
        assert one.score == sum(micro) / MICRO
        for part, points in zip(one.parts, micro, strict=True):
            assert 0 <= part.value <= 1
            assert 0 <= points <= round(part.weight * MICRO)
            assert points == round(part.weight * part.value * MICRO)
        assert sum(part.weight for part in one.parts) == pytest.approx(100, abs=1e-9)


@on_each_engine
@examples
@given(scene=scenes())
def test_weights_are_the_same_for_every_offer_of_a_request(engine, scene):
    rows, asked, _ = scene
    found = answer(engine, asked, *rows)
    weights = {tuple((part.factor, part.weight) for part in one.parts) for one in found.matches}
    assert len(weights) == min(1, len(found.matches))
