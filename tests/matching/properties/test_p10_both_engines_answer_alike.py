"""The embedded engine gives what the reference gives: ids, order, points, words, questions, everything but its name."""

from dataclasses import fields, replace
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.types import MatchResult, PlaceGiven, PlacesGiven
from tests.matching.properties.asking import answer, examples, read_request, scenes
from tests.matching.properties.corpora import read_corpus
from tests.matching.properties.regions import REGIONS
from tests.matching.samples import offer, request

COMPARED = sorted({one.name for one in fields(MatchResult)} - {"engine"})


def told(found: MatchResult) -> dict:
    return {name: getattr(found, name) for name in COMPARED}


@settings(examples, max_examples=400)
@given(scene=scenes())
def test_both_engines_give_the_same_answer_to_anything(scene):
    rows, asked, _ = scene
    assert told(answer(EmbeddedEngine, asked, *rows)) == told(answer(ReferenceEngine, asked, *rows))


@examples
@given(scene=scenes(least=3), first=st.integers(1, 5))
def test_both_engines_cut_the_same_pages(scene, first):
    rows, asked, _ = scene
    asked = replace(asked, first=first)
    found = [told(answer(engine, asked, *rows)) for engine in (EmbeddedEngine, ReferenceEngine)]
    assert found[0] == found[1]


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.name)
def test_both_engines_agree_over_hundreds_of_offers(region):
    """More than fit on the list, so that the cut, the places kept and the spread are the same too."""
    from random import Random

    dice = Random(region.name)  # the same bytes every time
    rows = read_corpus([dice.randbytes(36) for _ in range(300)], region)
    for _ in range(6):
        asked = read_request(dice.randbytes(64), region)
        assert told(answer(EmbeddedEngine, asked, *rows)) == told(answer(ReferenceEngine, asked, *rows))


@pytest.mark.parametrize("km", [79.99, 80.01, 249.99, 250.01])
def test_both_engines_cut_circles_at_the_same_kilometre(km):
    """An engine that looks through a coarser circle first may not lose what lies just inside the true one."""
    step = km / (6371.0088 * pi / 180)
    here = PlacesGiven(PlaceGiven(latitude=30.27, longitude=-97.74))
    rows = [
        offer(
            f"at-{n}",
            area_basis="inferred",
            area_keys={"county:48113"},
            states={"TX"},
            centre=(30.27 + sign * step, -97.74),
        )
        for n, sign in enumerate((1, -1))
    ]
    found = [
        told(answer(engine, replace(request(), places=here), *rows)) for engine in (EmbeddedEngine, ReferenceEngine)
    ]
    assert found[0] == found[1]
    assert found[0]["total"] == (3 if km < 250 else 1)
