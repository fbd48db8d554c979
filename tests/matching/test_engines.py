"""The embedded engine hands over what the reference does: same ids, order, points and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.service import match_with
from matching.types import Custody, Stage
from tests.matching.samples import line, loaded, offer, request

PLACES = ["", "78701", "10453", "96799", "99723", "00901", "Texas", "Pine Ridge SD", "Guam", "Toronto, Canada", "42223"]
CENTRES = [None, (30.27, -97.74), (40.85, -73.9), (-14.3, -170.7), (71.3, -156.8), (13.4, 144.8), (51.9, -176.6)]
KEYS = ["us", "state:TX", "county:48453", "county:36005", "state:AK", "county:60050", "district:TX-W", "state:PR"]


@st.composite
def corpora(draw):
    count = draw(st.integers(1, 12))
    return [
        offer(
            f"row-{number}",
            organization=f"org-{draw(st.integers(0, 3))}",
            area_keys=frozenset(draw(st.sets(st.sampled_from(KEYS), max_size=3))),
            area_basis=draw(st.sampled_from(["declared", "inferred", "unknown"])),
            area_scope=draw(st.sampled_from(["county", "states", "national"])),
            states=frozenset(draw(st.sets(st.sampled_from(["TX", "NY", "AK", "PR", "SD"]), max_size=2))),
            centre=draw(st.sampled_from(CENTRES)),
            point=draw(st.sampled_from(CENTRES)),
            existence_on=draw(st.sampled_from(["never", "undated", "2026-01-01", "2020-01-01"])),
        )
        for number in range(count)
    ]


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    rows=corpora(),
    here=st.sampled_from(PLACES),
    crime=st.sampled_from(PLACES),
    destination=st.sampled_from(PLACES),
    needs=st.sampled_from(["", "emergency-shelter", "counseling"]),
    custody=st.sampled_from([None, Custody.IMMIGRATION]),
    stage=st.sampled_from([None, Stage.CHARGED]),
)
def test_both_engines_give_the_same_answer(rows, here, crime, destination, needs, custody, stage):
    asked = request(needs, here, crime, destination, custody=custody, stage=stage, first=50)
    reference = match_with(loaded(*rows, line(), engine=ReferenceEngine), asked)
    embedded = match_with(loaded(*rows, line(), engine=EmbeddedEngine), asked)
    for name in ("matches", "fallbacks", "pinned", "guides", "relaxations", "total"):
        assert getattr(embedded, name) == getattr(reference, name), name


@pytest.mark.in_memory
@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize("here", PLACES)
@pytest.mark.parametrize("needs", ["", "emergency-shelter", "legal-immigration compensation"])
def test_both_engines_agree_on_the_shipped_listings(here, needs):
    from matching.index import load

    documents = load().documents
    asked = request(needs, here, first=50, languages="es")
    answers = [
        match_with(loaded(*documents.values(), engine=kind), asked) for kind in (ReferenceEngine, EmbeddedEngine)
    ]
    assert answers[0].matches == answers[1].matches
    assert len(answers[0].matches) >= 3
