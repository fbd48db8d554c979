"""A line that listens and finds nothing is in the list where talking may help; among the fallbacks it always is."""

import pytest

from matching.spec import codes
from tests.matching.properties.asking import answer, listed, on_each_engine
from tests.matching.samples import line, request

LISTENS = line("listens", needs={"crisis-intervention", "suicide-prevention"})
FINDS = line("finds", needs={"crisis-intervention", "information-referral"})


@on_each_engine
@pytest.mark.parametrize("need", sorted(codes("needs_eased_by_talking")))
def test_beside_these_needs_it_is_a_door(engine, need):
    found = listed(answer(engine, request(need), LISTENS))
    assert found["listens"].tier == (1 if need in LISTENS.needs else 3)


@on_each_engine
@pytest.mark.parametrize("need", ["compensation", "legal-civil", "custody-notification", "identity-recovery"])
def test_beside_forms_news_and_lawyers_it_is_none_but_a_line_that_finds_services_is(engine, need):
    found = answer(engine, request(need), LISTENS, FINDS)
    assert {one.offer_id: one.tier for one in found.matches} == {"finds": 3}
    assert found.fallbacks == ("988-lifeline",)


@on_each_engine
def test_one_such_need_among_others_is_enough(engine):
    assert listed(answer(engine, request("compensation counseling"), LISTENS))["listens"].tier == 3


@on_each_engine
def test_where_no_need_is_said_it_fits(engine):
    assert listed(answer(engine, request(), LISTENS))["listens"].tier == 1
