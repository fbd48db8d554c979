"""What is known not to fit the person, and what is not published, is nowhere in an answer."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.holding import Loaded, known_lines
from matching.service import match_with
from tests.matching.properties.asking import answer, examples, on_each_engine, scenes, shown
from tests.matching.properties.corpora import STANDING
from tests.matching.samples import NOW, line, offer, request


@on_each_engine
@examples
@given(scene=scenes())
def test_nothing_shown_is_closed_unpublished_for_others_or_refuses_the_person(engine, scene):
    rows, asked, _ = scene
    found = answer(engine, asked, *rows)
    seen, age, people = shown(found), found.resolved.age, set(found.resolved.populations)
    for one in (row for row in rows if row.offer_id in seen):
        assert one.publication == "published"
        assert one.status not in {"historical", "reported-terminated"}
        assert one.audience in {"public", asked.audience}
        assert not one.excludes & people
        assert age is None or (one.minimum_age or 0) <= age <= (one.maximum_age or 130)
        assert one.role not in {"enforcement-contact", "reporting-channel", "provider-support"}


@on_each_engine
@pytest.mark.parametrize(("age", "there"), [(16, False), (17, True), (35, True), (36, False), (None, True)])
def test_an_age_is_inside_its_bounds_or_out(engine, age, there):
    bounded = offer("bounded", minimum_age=17, maximum_age=35)
    assert ("bounded" in shown(answer(engine, request(age=age), bounded))) == there


@on_each_engine
@examples
@given(scene=scenes(most=5), standing=st.lists(st.sampled_from(STANDING), min_size=1, max_size=4))
def test_no_line_beside_the_list_is_unpublished_closed_or_for_others(engine, scene, standing):
    rows, asked, _ = scene
    crisis = [line(f"crisis-{n}", **how) for n, how in enumerate(standing)]
    documents = {one.offer_id: one for one in (*crisis, *rows, line("zz-last"))}
    found = match_with(Loaded("test-1", NOW, engine(documents), known_lines(documents.values())), asked)
    assert found.fallbacks
    for one in (documents[code] for code in (*found.fallbacks, *found.pinned)):
        assert one.publication == "published"
        assert one.status not in {"historical", "reported-terminated"}
        assert one.audience in {"public", asked.audience}


@on_each_engine
@examples
@given(scene=scenes(most=6), pick=st.integers(0, 5), how=st.sampled_from(STANDING[2:]))
def test_an_offer_taken_down_leaves_the_list_and_counts_in_no_question(engine, scene, pick, how):
    rows, asked, _ = scene
    asked = replace(asked, audience="public")
    gone = rows[pick % len(rows)]
    hidden = [replace(row, **{"numbers": row.numbers, **how}) if row is gone else row for row in rows]
    with_it, without = answer(engine, asked, *hidden), answer(engine, asked, *(row for row in rows if row is not gone))
    assert gone.offer_id not in shown(with_it)
    assert (with_it.matches, with_it.asks, with_it.total) == (without.matches, without.asks, without.total)


@on_each_engine
@examples
@given(scene=scenes())
def test_no_door_of_a_group_or_a_situation_opens_unasked(engine, scene):
    """Nobody said who they are, what happened or who is held: only the state's own custody may be assumed."""
    rows, asked, region = scene
    plain = {"populations": (), "victimizations": (), "age": None, "text": "", "custody": None, "stage": None}
    assume(region.name != "SD")  # the main town of a reservation names its people
    seen = shown(answer(engine, replace(asked, **plain), *rows))
    for one in (row for row in rows if row.offer_id in seen):
        assert not one.groups
        assert one.context in {"", "state-custody"}


@on_each_engine
def test_a_door_of_a_group_too_far_off_does_not_open_by_widening(engine):
    """With fewer than three offers near, the nearest far ones join; those of a group stay a question."""
    far = {"area_basis": "inferred", "area_keys": {"county:48029"}, "centre": (29.4489, -98.52)}
    found = answer(engine, request(), offer("elders", groups={"older-adults"}, **far), offer("open", **far))
    assert shown(found) == {"988-lifeline", "open"}
