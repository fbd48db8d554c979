"""A line that listens and finds nothing: a door where somebody was hurt and talking may help, after those that find."""

import pytest

from matching.spec import codes
from tests.matching.properties.asking import answer, listed, on_each_engine
from tests.matching.samples import line, request

LISTENS = line("listens", needs={"crisis-intervention", "suicide-prevention"})
FINDS = line("finds", needs={"crisis-intervention", "information-referral"})


@on_each_engine
@pytest.mark.parametrize("need", sorted(codes("needs_eased_by_talking")))
def test_beside_these_needs_it_is_a_door(engine, need):
    found = listed(answer(engine, request(need, victimizations=("assault",)), LISTENS))
    assert found["listens"].tier == (1 if need in LISTENS.needs else 3)


@on_each_engine
@pytest.mark.parametrize("need", ["compensation", "legal-civil", "custody-notification", "identity-recovery"])
def test_beside_forms_news_and_lawyers_it_is_none_but_a_line_that_finds_services_is(engine, need):
    found = answer(engine, request(need, victimizations=("assault",)), LISTENS, FINDS)
    assert {one.offer_id: one.tier for one in found.matches} == {"finds": 3}
    assert found.fallbacks == ("988-lifeline",)


@on_each_engine
def test_one_such_need_among_others_is_enough(engine):
    asked = request("compensation counseling", victimizations=("assault",))
    assert listed(answer(engine, asked, LISTENS))["listens"].tier == 3


@on_each_engine
@pytest.mark.parametrize("need", ["counseling", "grief-support"])
def test_its_mental_health_does_not_meet_the_wish_for_a_counselor(engine, need):
    crisis = line("crisis", needs={"crisis-intervention", "mental-health"})
    helper = line("helper", needs={"mental-health"}, kind="mental-health-program")
    found = listed(answer(engine, request(need, victimizations=("assault",)), crisis, helper))
    assert (found["crisis"].tier, found["helper"].tier) == (3, 1)


@on_each_engine
def test_who_finds_services_stands_before_who_only_listens(engine):
    asked = request("counseling", victimizations=("assault",))
    always = line("always", needs={"crisis-intervention"}, always_open=True)
    finds = line("finds", needs={"crisis-intervention", "information-referral"}, always_open=None)
    found = listed(answer(engine, asked, always, finds))
    assert found["finds"].rank < found["always"].rank


@on_each_engine
def test_where_nobody_is_said_to_be_hurt_a_national_line_is_no_door(engine):
    found = listed(answer(engine, request("legal-immigration"), FINDS))
    assert found["finds"].tier == 4


@on_each_engine
def test_where_no_need_is_said_it_fits(engine):
    assert listed(answer(engine, request(), LISTENS))["listens"].tier == 1
