"""Columns that were changed answer as columns built anew from the same offers."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.columnar.columns import columns_of
from matching.engines.embedded import EmbeddedEngine
from matching.inquiry import inquiry
from matching.resolving import understand
from tests.matching.properties.asking import scenes
from tests.matching.samples import line, offer, request


@settings(max_examples=100, derandomize=True, deadline=None)
@given(scene=scenes(least=3), data=st.data())
def test_changing_columns_equals_building_them_anew(scene, data):
    rows, found, _ = scene
    rows = [*rows, line()]
    first = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda one: one.offer_id))
    kept = {one.offer_id: one for one in first}
    columns = columns_of(first)
    for _ in range(data.draw(st.integers(1, 3))):
        new = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda one: one.offer_id))
        gone = data.draw(st.sets(st.sampled_from([one.offer_id for one in rows]))) - {one.offer_id for one in new}
        columns = columns.changed(new, gone)
        kept = {**{key: one for key, one in kept.items() if key not in gone}, **{one.offer_id: one for one in new}}
    asked = inquiry(understand(found))
    changed, anew = EmbeddedEngine({}, columns), EmbeddedEngine(kept)
    assert changed.rank(asked) == anew.rank(asked)
    assert len(changed) == len(anew) == len(kept)


def test_the_older_columns_stay_as_they_were():
    before = columns_of([offer("a"), offer("b"), line()])
    asked = inquiry(understand(request()))
    first = EmbeddedEngine({}, before).rank(asked)
    after = before.changed([replace(offer("a"), publication="withheld"), offer("c")], gone=["b"])
    assert EmbeddedEngine({}, before).rank(asked) == first
    assert {one.offer_id for one in EmbeddedEngine({}, after).rank(asked).listed} == {"c", "988-lifeline"}


def test_ids_are_found_whatever_their_hash():
    names = [f"offer-{number}@{number % 7}" for number in range(2_000)]
    columns = columns_of([offer(name, source_id=name.partition("@")[0]) for name in names])
    assert [int(columns.ids.rows([name])[0]) for name in names] == list(range(2_000))
    assert [columns.ids.offer(row) for row in (0, 1_999)] == ["offer-0@0", "offer-1999@4"]
    assert columns.ids.rows_of_listing("offer-1500").tolist() == [1_500]
    assert columns.ids.rows(["nobody"]).tolist() == []


def test_more_codes_than_a_word_has_bits_are_told_apart():
    codes = [f"crime-{number:03}" for number in range(150)]
    columns = columns_of([offer(code, victimizations={code}) for code in codes])
    served = columns.sets["crimes"]
    assert [served.hits([code]).nonzero()[0].tolist() for code in codes] == [[row] for row in range(150)]
    assert not served.hits(["never-listed"]).any()
