"""One more need met, a language asked for, a fresher verification, an open door: none ever lowers the rank."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matching.types import LanguageWanted, NeedWanted
from tests.matching.properties.asking import answer, examples, listed, on_each_engine, scenes
from tests.matching.properties.corpora import DAYS
from tests.matching.samples import offer, request


def cases():
    """Others, a request, and the offer that gets better."""
    return scenes(most=6, own=True).map(lambda scene: (scene[0][1:], scene[1], replace(scene[0][0], **BETTER)))


BETTER = {"offer_id": "better", "source_id": "better", "organization": "better"}


def ranks(engine, asked, rows, before, after) -> tuple[int, int]:
    """The rank as it was and as it is; an offer that was not shown has one below all."""
    first = listed(answer(engine, asked, *rows, before)).get("better")
    second = listed(answer(engine, asked, *rows, after)).get("better")
    return first.rank if first else 99, second.rank if second else 99


@on_each_engine
@examples
@given(case=cases(), pick=st.integers(0, 2))
def test_one_more_met_need_never_lowers_the_rank(engine, case, pick):
    rows, asked, one = case
    wanted = [need.code for need in asked.needs] or ["counseling"]
    more = replace(one, needs=one.needs | {wanted[pick % len(wanted)]})
    before, after = ranks(engine, asked, rows, one, more)
    assert after <= before


@on_each_engine
@examples
@given(case=cases(), pick=st.integers(0, 2), level=st.sampled_from([2, 3, 4]))
def test_a_requested_language_never_lowers_the_rank(engine, case, pick, level):
    rows, asked, one = case
    asked = asked if asked.languages else replace(asked, languages=(LanguageWanted("es"),))
    code = asked.languages[pick % len(asked.languages)].code
    spoken = one.languages or {"en": 4}
    level = 4 if code == "en" else level  # English is spoken already where nothing else is known
    better = replace(one, languages={**spoken, code: max(level, spoken.get(code) or 0)})
    before, after = ranks(engine, asked, rows, replace(one, languages=spoken), better)
    assert after <= before


@on_each_engine
@examples
@given(case=cases(), days=st.lists(st.sampled_from(DAYS), min_size=2, max_size=2), which=st.integers(0, 2))
def test_a_fresher_verification_never_lowers_the_rank(engine, case, days, which):
    rows, asked, one = case
    old, new = sorted(days, key=lambda on: {"never": "", "undated": "0"}.get(on, on))
    names = (("existence_on",), ("contact_on",), ("existence_on", "contact_on"))[which]
    before, after = ranks(
        engine, asked, rows, replace(one, **dict.fromkeys(names, old)), replace(one, **dict.fromkeys(names, new))
    )
    assert after <= before


@on_each_engine
@examples
@given(case=cases())
def test_being_open_now_never_lowers_the_rank(engine, case):
    rows, asked, one = case
    before, after = ranks(engine, asked, rows, replace(one, always_open=None), replace(one, always_open=True))
    assert after <= before


@on_each_engine
def test_a_date_long_ago_is_no_worse_than_no_date(engine):
    """Beside an equal that was confirmed at an unknown time, one confirmed in 1985 stands no lower than before."""
    rival = offer("rival", existence_on="undated", contact_on="2026-10-01")
    rows = (rival,)
    one = offer("better", existence_on="undated", contact_on="2026-11-01")
    before, after = ranks(engine, request(), rows, one, replace(one, existence_on="1985-01-01"))
    assert after <= before


@on_each_engine
def test_a_shelter_bed_more_does_not_move_an_offer_to_a_worse_place(engine):
    """Help in the next street stays help in the next street when the person could also go somewhere wide."""
    near = {"area_basis": "inferred", "area_keys": {"county:48209"}, "point": (30.28, -97.74)}
    rows = (offer("rival", needs={"counseling"}, **{**near, "point": (30.6, -97.74)}),)
    one = offer("better", needs={"counseling"}, **near)
    wanted = (NeedWanted("counseling", 100), NeedWanted("emergency-shelter", 1))
    asked = replace(request(here="78701", destination="Texas"), needs=wanted)
    before, after = ranks(engine, asked, rows, one, replace(one, needs=one.needs | {"emergency-shelter"}))
    assert (before, after) == (2, 1)  # at first the national line for anybody stands before what is next door
