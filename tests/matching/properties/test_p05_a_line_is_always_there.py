"""Whatever is asked, wherever, a line stands beside the list; in danger 911 stands above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.holding import Loaded, known_lines
from matching.service import match_with
from matching.types import MatchRequest, Urgency
from tests.matching.properties.asking import examples, on_each_engine, scenes
from tests.matching.samples import NOW, line, loaded, request

NAMED = (
    "national-domestic-violence-hotline",
    "rainn-sexual-assault-hotline",
    "national-human-trafficking-hotline",
    "childhelp",
    "stronghearts-native-helpline",
    "988-lifeline",
)
BY_CRIME = {
    **dict.fromkeys(
        ("domestic-violence", "dating-violence", "family-violence", "stalking"), "national-domestic-violence-hotline"
    ),
    "sexual-assault": "rainn-sexual-assault-hotline",
    **dict.fromkeys(
        ("human-trafficking", "sex-trafficking", "labor-trafficking"), "national-human-trafficking-hotline"
    ),
    "child-abuse": "childhelp",
    "child-sexual-abuse": "childhelp",
    **dict.fromkeys(("homicide", "fraud", "arson", "elder-abuse", "wage-theft"), "988-lifeline"),
}


@on_each_engine
@examples
@given(scene=scenes(most=5), there=st.sets(st.sampled_from(("911", *NAMED, "some-line")), min_size=1))
def test_every_valid_request_has_a_line_beside_it(engine, scene, there):
    rows, asked, _ = scene
    documents = {one.offer_id: one for one in (*rows, *map(line, sorted(there)))}
    found = match_with(Loaded("test-1", NOW, engine(documents), known_lines(documents.values())), asked)
    assert found.fallbacks
    assert len(set(found.fallbacks)) == len(found.fallbacks)
    assert set(found.fallbacks) <= set(documents)
    if found.resolved.urgency is Urgency.IN_DANGER:
        assert found.fallbacks[0] in found.pinned
        assert ("911" in there) == (found.pinned[0] == "911")


@on_each_engine
@pytest.mark.parametrize(("crime", "code"), BY_CRIME.items())
def test_the_line_that_fits_the_crime_comes_first(engine, crime, code):
    held = loaded(*map(line, NAMED), engine=engine)
    assert match_with(held, request(victimizations=(crime,))).fallbacks[0] == code


@on_each_engine
def test_an_empty_request_has_a_line(engine):
    assert match_with(loaded(line(), engine=engine), MatchRequest()).fallbacks == ("988-lifeline",)


@on_each_engine
def test_in_danger_911_is_pinned_above_the_line(engine):
    held = loaded(line("911"), *map(line, NAMED), engine=engine)
    asked = request(victimizations=("stalking",), urgency=Urgency.IN_DANGER)
    assert match_with(held, asked).pinned == ("911", "national-domestic-violence-hotline")
