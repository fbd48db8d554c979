"""Doors that seldom help stand last where nobody was hurt, where nothing was understood, or where they are of another trade."""

import pytest

from tests.matching.properties.asking import answer, listed, on_each_engine
from tests.matching.samples import line, offer, request, tier_with

FITS, DOOR, LAST = (1, None), (3, "tier_general_door"), (4, "tier_guessed_need")
LISTS = {"kind": "directory", "role": "information-referral", "needs": {"information-referral"}}
FINDS = {"needs": {"crisis-intervention", "information-referral"}}


@on_each_engine
@pytest.mark.parametrize(
    ("needs", "crimes", "expected"),
    [
        ("information-referral", (), LAST),
        ("information-referral", ("robbery",), FITS),
        ("information-referral counseling", (), FITS),
    ],
)
def test_a_national_list_of_services_is_not_for_who_tells_of_no_harm_and_wants_to_know_something(
    engine, needs, crimes, expected
):
    assert tier_with(engine, request(needs, victimizations=crimes), line("list", **LISTS)) == expected


@on_each_engine
def test_a_local_program_for_some_harm_is_not_either_but_an_office_for_everybody_is(engine):
    asked = request("information-referral")
    program = offer("program", needs={"information-referral"})
    office = offer("office", needs={"information-referral"}, victimizations={"any-crime"})
    assert (tier_with(engine, asked, program), tier_with(engine, asked, office)) == (LAST, FITS)


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"needs": "pet-safety"}, DOOR),
        ({"needs": "legal-immigration"}, LAST),
        ({"needs": "legal-immigration", "victimizations": ("assault",)}, DOOR),
        ({"needs": "crime-reporting", "victimizations": ("labor-trafficking",)}, LAST),
        ({"needs": "crime-reporting counseling", "victimizations": ("labor-trafficking",)}, DOOR),
        ({"needs": "crime-reporting", "victimizations": ("labor-trafficking",), "inquirer": "crime-report"}, LAST),
        ({"needs": "case-information", "victimizations": ("homicide",), "inquirer": "media"}, LAST),
        ({"needs": "provider-training", "victimizations": ("stalking",)}, LAST),
        ({"needs": "provider-training counseling", "victimizations": ("stalking",)}, DOOR),
    ],
)
def test_a_national_line_for_victims_is_a_door_where_who_asks_was_hurt(engine, asked, expected):
    assert tier_with(engine, request(**asked), line("door", **FINDS)) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("asked", "national", "expected"),
    [
        ("legal-help", True, LAST),
        ("legal-help legal-immigration", True, FITS),
        ("legal-immigration", True, FITS),
        ("legal-help", False, FITS),
    ],
)
def test_a_national_office_for_visas_alone_is_not_for_who_wants_any_lawyer(engine, asked, national, expected):
    changes = {"needs": {"legal-immigration"}, "victimizations": {"any-crime"}}
    office = line("office", kind="legal-aid", **changes) if national else offer("office", kind="legal-aid", **changes)
    assert tier_with(engine, request(asked, victimizations=("wage-theft",)), office) == expected


@on_each_engine
@pytest.mark.parametrize(("asked", "expected"), [("provider-training", LAST), ("provider-training counseling", None)])
def test_a_line_for_people_in_distress_is_not_for_who_wants_a_training(engine, asked, expected):
    found = listed(answer(engine, request(asked, victimizations=("domestic-violence",)), line("dv", **FINDS)))["dv"]
    last = (found.tier, found.tier_reason and found.tier_reason.code) == LAST
    assert last == (expected == LAST)


@on_each_engine
@pytest.mark.parametrize("kind", ["state-domestic-violence-agency", "voca-victim-assistance-agency"])
def test_an_office_that_pays_those_who_help_is_no_door(engine, kind):
    asked = request("transitional-housing", victimizations=("domestic-violence",))
    pays = offer("pays", kind=kind, needs={"information-referral"}, role="information-referral")
    finds = offer(
        "finds", kind="state-domestic-violence-coalition", needs={"information-referral"}, role="information-referral"
    )
    assert (tier_with(engine, asked, pays), tier_with(engine, asked, finds)) == (LAST, DOOR)


@on_each_engine
@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({"legal-civil", "information-referral"}, None),
        ({"legal-civil", "information-referral", "safety-planning"}, (2, "tier_crime_door")),
        ({"information-referral"}, (2, "tier_crime_door")),
    ],
)
def test_lawyers_for_people_hurt_by_a_partner_are_no_door_to_a_bed(engine, needs, expected):
    asked = request("emergency-shelter", victimizations=("domestic-violence",))
    found = listed(answer(engine, asked, offer("hotline", kind="legal-services", needs=needs))).get("hotline")
    assert (found and (found.tier, found.tier_reason.code)) == expected


@on_each_engine
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"needs": {"legal-civil"}}, LAST),
        (FINDS, FITS),
        ({**FINDS, "kind": "directory"}, LAST),
        ({"needs": {"emergency-shelter"}, "victimizations": {"domestic-violence"}}, (2, "tier_limited_crimes")),
        ({"needs": {"legal-civil"}, "name_tokens": {"qwrtz"}}, FITS),
        ({"needs": {"legal-civil"}, "description_tokens": {"qwrtz"}}, LAST),
    ],
)
def test_where_nothing_was_understood_who_can_find_out_comes_first_and_what_is_meant_by_its_name(
    engine, changes, expected
):
    assert tier_with(engine, request("", text="qwrtz plmkx"), line("one", **changes)) == expected


@on_each_engine
def test_a_door_nearby_is_of_no_use_to_who_only_asks_where_to_report(engine):
    kind, open_to = "state-domestic-violence-coalition", {"any-crime"}
    coalition = offer("coalition", kind=kind, needs={"information-referral"}, victimizations=open_to)
    asked = ("crime-reporting", "crime-reporting safety-planning")
    report, more = (request(needs, victimizations=("domestic-violence",)) for needs in asked)
    assert (tier_with(engine, report, coalition), tier_with(engine, more, coalition)) == (LAST, DOOR)


@on_each_engine
@pytest.mark.parametrize(
    ("crimes", "found"),
    [({"any-crime"}, True), ({"domestic-violence", "stalking"}, True), ({"sexual-assault"}, False)],
)
def test_a_state_hotline_can_find_out_too_unless_it_is_for_something_rarer(engine, crimes, found):
    hotline = offer("hotline", kind="state-hotline", needs={"crisis-intervention"}, victimizations=crimes)
    assert (tier_with(engine, request("", text="qwrtz plmkx"), hotline)[0] < 4) is found
