"""The embedded engine gives what the reference gives: ids, order, points, words, questions, everything but its name."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.types import MatchResult
from tests.matching.properties.asking import answer, examples, read_request, scenes
from tests.matching.properties.corpora import read_corpus
from tests.matching.properties.regions import REGIONS

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
