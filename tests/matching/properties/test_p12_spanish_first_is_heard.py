"""Who names Spanish first is sent to the offer that speaks it before its twin that speaks English only."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matching.types import LanguageWanted
from tests.matching.properties.asking import answer, examples, listed, on_each_engine, scenes

SPANISH = ({"en": 4, "es": 4}, {"en": 4, "es": 3}, {"es": 4}, {"en": 3, "es-MX": 4}, {"en": 4, "es": 4, "ar": 2})
ENGLISH_ONLY = ({"en": 4}, {}, {"en": None}, {"en": 4, "es": 0}, {"en": 4, "es": 1}, {"en": 4, "prs": 4})


@on_each_engine
@examples
@given(
    scene=scenes(most=5, own=True),
    spoken=st.sampled_from(SPANISH),
    unspoken=st.sampled_from(ENGLISH_ONLY),
    after=st.sampled_from(((), ("en",), ("en", "ar"), ("ar", "zh"))),
    least=st.sampled_from((None, 2, 3)),
)
def test_the_spanish_speaking_twin_stands_first(engine, scene, spoken, unspoken, after, least):
    rows, asked, _ = scene
    wanted = (LanguageWanted("es", least), *map(LanguageWanted, after))
    asked = replace(asked, languages=wanted, text="")
    twins = [
        replace(rows[0], offer_id=name, source_id=name, organization=name, languages=languages, interpreter=how)
        for name, languages, how in (("english", unspoken, "no"), ("spanish", spoken, "unknown"))
    ]
    found = listed(answer(engine, asked, *rows[1:], *twins))
    assert ("spanish" in found) == ("english" in found)
    if "spanish" in found:
        assert found["spanish"].rank < found["english"].rank
        assert found["spanish"].score > found["english"].score


@on_each_engine
@examples
@given(scene=scenes(most=4, own=True), wanted=st.sampled_from(("es en", "en es")))
def test_the_language_named_first_decides_between_two_that_speak_one_each(engine, scene, wanted):
    rows, asked, _ = scene
    asked = replace(asked, languages=tuple(map(LanguageWanted, wanted.split())), text="")
    twins = [
        replace(rows[0], offer_id=code, source_id=code, organization=code, languages={code: 4}, interpreter="no")
        for code in ("en", "es")
    ]
    found = listed(answer(engine, asked, *rows[1:], *twins))
    first, second = wanted.split()
    if first in found:
        assert found[first].rank < found[second].rank
