"""Where three offers can help, three are shown; a requirement let go takes nobody away."""

from dataclasses import replace

from hypothesis import given

from matching.types import MatchRequest, Require
from tests.matching.properties.asking import answer, examples, on_each_engine, scenes, shown


def without_requirements(asked: MatchRequest) -> MatchRequest:
    return replace(
        asked,
        require=Require(),
        needs=tuple(replace(need, required=False) for need in asked.needs),
        languages=tuple(replace(one, min_level=None) for one in asked.languages),
    )


@on_each_engine
@examples
@given(scene=scenes(least=3, most=7))
def test_three_of_those_that_show_alone_show_together(engine, scene):
    rows, asked, _ = scene
    alone = {row.offer_id for row in rows if row.offer_id in shown(answer(engine, without_requirements(asked), row))}
    together = shown(answer(engine, asked, *rows))
    assert len(together & alone) >= min(3, len(alone))
    assert together - {"988-lifeline"} <= alone


@on_each_engine
@examples
@given(scene=scenes())
def test_a_requirement_takes_nobody_away_and_letting_it_go_neither(engine, scene):
    rows, asked, _ = scene
    asked = replace(asked, require=asked.require if asked.require != Require() else Require(True, True, 5.0, True))
    assert shown(answer(engine, asked, *rows)) == shown(answer(engine, without_requirements(asked), *rows))


@on_each_engine
@examples
@given(scene=scenes())
def test_what_meets_every_requirement_stands_above_what_misses_one(engine, scene):
    rows, asked, _ = scene
    asked = replace(asked, require=Require(open_now=True, language=True))
    found = answer(engine, asked, *rows)
    for one in found.matches:
        missed = one.tier_reason is not None and one.tier_reason.code.startswith("required_")
        assert not missed or one.tier >= 2
