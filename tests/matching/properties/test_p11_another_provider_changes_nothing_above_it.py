"""A provider more, of no use or a copy of one, changes nothing above its own place. No places kept, no organization twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.matching.properties.asking import answer, examples, listed, on_each_engine, scenes
from tests.matching.samples import offer, request

MORE = {"offer_id": "more", "source_id": "more", "organization": "more", "numbers": ("number-more",)}


def above(engine, asked, rows, more) -> tuple[list, list]:
    """What stood in the list as far as the newcomer's place, and what stands there now."""
    before = list(answer(engine, asked, *rows).matches)
    after = list(answer(engine, asked, *rows, more).matches)
    ids = [one.offer_id for one in after]
    place = ids.index("more") if "more" in ids else max(len(before), len(after))
    return before[:place], after[:place]


@on_each_engine
@examples
@given(scene=scenes(least=2, most=6, own=True))
def test_a_provider_more_changes_nothing_above_it(engine, scene):
    rows, asked, _ = scene
    before, after = above(engine, asked, rows[1:], replace(rows[0], **MORE))
    assert after == before


@on_each_engine
@examples
@given(scene=scenes(most=5, own=True), pick=st.integers(0, 4))
def test_a_copy_of_a_provider_changes_nothing_above_it(engine, scene, pick):
    rows, asked, _ = scene
    before, after = above(engine, asked, rows, replace(rows[pick % len(rows)], **MORE))
    assert after == before


@on_each_engine
@examples
@given(scene=scenes(most=5, own=True), pick=st.integers(0, 4))
def test_a_provider_of_no_use_changes_nothing_at_all(engine, scene, pick):
    rows, asked, _ = scene
    useless = replace(rows[pick % len(rows)], **MORE, publication="withheld")
    assert answer(engine, asked, *rows, useless).matches == answer(engine, asked, *rows).matches


@on_each_engine
def test_a_near_provider_that_ranks_low_takes_nobody_above_it_away(engine):
    """A far offer joined because few were near; a third near one sends it off, and stands before where it stood."""
    far = {"area_basis": "inferred", "area_keys": {"county:48029"}, "centre": (29.4489, -98.52)}
    near = {"area_basis": "inferred", "area_keys": {"county:48209"}, "centre": (30.0579, -98.0312)}
    stale = {"existence_on": "never", "contact_on": "never"}
    rows = [offer("near-1", **near), offer("near-2", **near), offer("far", **far)]
    before = listed(answer(engine, request(), *rows))
    after = listed(answer(engine, request(), *rows, offer("more", **near, **stale)))
    assert (before["far"].tier, after["more"].tier) == (5, 4)
    assert after["more"].rank <= before["far"].rank
    assert "far" not in after
