"""Nobody said what happened: a line for some kinds of harm stands where the needs speak of that harm, else behind all."""

import pytest

from directory import taxonomy
from matching.spec import tables
from tests.matching.properties.asking import on_each_engine
from tests.matching.samples import line, offer, request, tier_with

TRAFFICKING = {"victimizations": {"human-trafficking"}, "needs": {"crisis-intervention", "safety-planning"}}
PARTNERS = {"victimizations": {"domestic-violence"}, "needs": {"crisis-intervention", "safety-planning"}}


@on_each_engine
@pytest.mark.parametrize(
    ("changes", "needs", "expected"),
    [
        (PARTNERS, "safety-planning", (2, "tier_limited_crimes")),
        (TRAFFICKING, "safety-planning", (5, "tier_limited_crimes")),
        ({**TRAFFICKING, "needs": {"legal-immigration"}}, "legal-immigration", (2, "tier_limited_crimes")),
        ({"victimizations": {"sextortion"}, "needs": {"image-removal"}}, "image-removal", (2, "tier_limited_crimes")),
        ({"victimizations": {"homicide"}, "needs": {"grief-support"}}, "grief-support", (2, "tier_limited_crimes")),
        ({"victimizations": {"disaster"}, "needs": {"financial-assistance"}}, "financial-assistance",
         (5, "tier_limited_crimes")),
        (PARTNERS, "", (2, "tier_limited_crimes")),
        (TRAFFICKING, "", (5, "tier_limited_crimes")),
        ({"victimizations": {"any-crime"}, "needs": {"safety-planning"}}, "safety-planning", (1, None)),
    ],
)  # fmt: skip
def test_a_national_line_for_some_harm_stands_by_what_the_needs_speak_of(engine, changes, needs, expected):
    assert tier_with(engine, request(needs), line("some-harm", **changes)) == expected


@on_each_engine
def test_a_named_crime_leaves_such_a_line_where_it_was(engine):
    asked = request("safety-planning", victimizations=("human-trafficking",))
    assert tier_with(engine, asked, line("some-harm", **TRAFFICKING)) == (1, None)


@on_each_engine
def test_a_need_read_from_words_speaks_of_a_partners_violence_at_most(engine):
    asked = request("", text="somebody to talk to, i am grieving")
    grief = line("grief", victimizations={"homicide"}, needs={"grief-support", "crisis-intervention"})
    assert tier_with(engine, asked, grief) == (5, "tier_limited_crimes")


@on_each_engine
@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ("pet-safety", (3, "tier_general_door")),
        ("custody-status-link", (4, "tier_guessed_need")),
        ("custody-status-link pet-safety", (3, "tier_general_door")),
    ],
)
def test_a_state_door_for_some_harm_is_a_door_where_the_needs_speak_of_it(engine, needs, expected):
    door = offer("door", kind="state-hotline", needs={"information-referral"})
    assert tier_with(engine, request(needs), door) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("need", "crimes", "expected"),
    [
        ("custody-notification", (), (3, "tier_general_door")),
        ("custody-status-link", ("assault",), (3, "tier_general_door")),
        ("custody-status-link", (), (4, "tier_guessed_need")),  # somebody looks for a person who is held
    ],
)
def test_a_state_door_for_every_crime_is_a_door_but_for_who_only_looks_for_somebody_held(
    engine, need, crimes, expected
):
    door = offer("door", kind="state-hotline", needs={"information-referral"}, victimizations={"any-crime"})
    assert tier_with(engine, request(need, victimizations=crimes), door) == expected


@on_each_engine
def test_a_local_program_for_some_harm_that_lists_the_need_is_not_lowered(engine):
    local = offer("local", victimizations={"human-trafficking"})
    assert tier_with(engine, request("safety-planning"), local) == (1, None)


@on_each_engine
@pytest.mark.parametrize(("need", "crimes"), [*tables()["crimes_of_needs"].items()])
def test_every_row_of_the_table_keeps_its_own_lines_before_the_last(engine, need, crimes):
    for crime in crimes:
        assert taxonomy.term("victimization", crime)
        its_line = line("its-line", victimizations={crime}, needs={need or "safety-planning"})
        assert tier_with(engine, request(need), its_line)[0] < 4
