"""Erasing what is known of an offer, other than its area and place, never takes it off the list."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.matching.properties.asking import answer, examples, on_each_engine, scenes, shown

NOTHING = frozenset()
UNKNOWN = {
    "ages": {"minimum_age": None, "maximum_age": None},
    "languages": {"languages": {}, "interpreter": "unknown"},
    "victimizations": {"victimizations": NOTHING, "specialises": NOTHING},
    "populations": {"populations": NOTHING, "groups": NOTHING, "excludes": NOTHING},
    "hours": {"windows": (), "always_open": None, "hours_on": "never", "timezone": ""},
    "capacity": {"capacity": "", "capacity_expires": ""},
    "verification": {"existence_on": "never", "contact_on": "never", "hours_on": "never", "source_date": ""},
    "primary needs": {"primary_needs": NOTHING},
    "words": {"name_tokens": NOTHING, "need_tokens": NOTHING, "description_tokens": NOTHING},
    "operator": {"operated_by": "not-stated"},
    "status": {"status": "unknown"},
}
EVERYTHING = {name: value for row in UNKNOWN.values() for name, value in row.items() if name != "status"}


@on_each_engine
@settings(examples, max_examples=600)
@given(scene=scenes(most=4), what=st.sampled_from(sorted(UNKNOWN)))
def test_an_offer_of_which_less_is_known_stays_on_the_list(engine, scene, what):
    rows, asked, _ = scene
    before = shown(answer(engine, asked, *rows))
    for place, row in enumerate(rows):
        if row.offer_id in before:
            less = [*rows[:place], replace(row, **UNKNOWN[what]), *rows[place + 1 :]]
            assert row.offer_id in shown(answer(engine, asked, *less))
            break


@on_each_engine
@examples
@given(scene=scenes(most=6))
def test_offers_of_which_nothing_is_known_but_what_they_do_and_where_stay_on_the_list(engine, scene):
    rows, asked, _ = scene
    before = shown(answer(engine, asked, *rows))
    bare = [replace(row, **EVERYTHING) for row in rows]
    assert before <= shown(answer(engine, asked, *bare))
