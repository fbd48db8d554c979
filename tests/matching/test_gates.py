"""What is shut out, why, and that nothing unknown ever is."""

import pytest

from directory.errors import NotFound
from matching.gates import judge
from matching.inquiry import inquiry
from matching.resolving import understand
from matching.types import Custody, SafeContact, Stage
from tests.matching.samples import line, matched, offer, order, request


def gate_of(asked, document) -> str | None:
    judged = judge(inquiry(understand(asked)), document)
    return judged.gate.code if judged.gate else None


LINE = {"line": True, "area_keys": {"us"}, "area_scope": "national"}


@pytest.mark.parametrize(
    ("changes", "asked", "gate"),
    [
        ({"publication": "withheld"}, {}, "not_published"),
        ({"publication": "no_contact"}, {}, "no_contact"),
        ({"audience": "operator"}, {}, "audience"),
        ({"status": "historical"}, {}, "closed_program"),
        ({"status": "reported-terminated"}, {}, "closed_program"),
        ({"role": "enforcement-contact"}, {}, "role"),
        ({"role": "reporting-channel"}, {}, "role"),
        ({"role": "provider-support"}, {}, "role"),
        ({"role": "complaint-channel"}, {}, "role"),
        ({"role": "liaison"}, {}, "role"),
        ({"minimum_age": 18}, {"age": 17}, "ineligible_age"),
        ({"maximum_age": 24}, {"age": 25}, "ineligible_age"),
        ({"excludes": {"men"}}, {"populations": ("men",)}, "ineligible_group"),
        ({"victimizations": {"fraud", "scam"}}, {"victimizations": ("homicide",)}, "other_crimes"),
        ({"modalities": {"phone"}}, {"safe_contact": SafeContact(call=False)}, "unsafe_contact"),
        ({"area_keys": {"county:48201"}}, {}, "area_excludes"),
        ({"needs": {"grief-support"}}, {"needs": "emergency-shelter"}, "no_need_met"),
        ({"context": "federal-case"}, {}, "context"),
        ({"context": "state-custody"}, {}, "context"),
        ({**LINE, "languages": {"es": 4}}, {}, "other_language"),
        ({**LINE, "languages": {"es": 4}}, {"languages": "prs"}, "other_language"),
        ({"role": "reporting-channel"}, {"needs": "emergency-shelter"}, "role"),
        ({"role": "provider-support"}, {"needs": "emergency-shelter"}, "role"),
        ({"groups": {"lgbtq", "teens"}}, {"age": 15}, "group"),
        ({"groups": {"lgbtq", "teens"}}, {"populations": ("lgbtq",), "age": 40}, "group"),
        ({"groups": {"veterans"}}, {}, "group"),
    ],
)
def test_a_known_failure_shuts_out_and_is_named(changes, asked, gate):
    assert gate_of(request(**asked), offer(**changes)) == gate


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"minimum_age": 18}, {"age": 18}),
        ({"minimum_age": 18}, {}),
        ({"excludes": {"men"}}, {}),
        ({"victimizations": set()}, {"victimizations": ("homicide",)}),
        ({"victimizations": {"stalking"}}, {"victimizations": ("domestic-violence",)}),
        ({"victimizations": {"gun-violence"}}, {"victimizations": ("homicide",)}),
        ({"victimizations": {"violent-crime"}}, {"victimizations": ("assault",)}),
        ({"victimizations": {"fraud", "scam", "arson"}}, {"victimizations": ("homicide",)}),
        ({"modalities": {"phone", "chat"}}, {"safe_contact": SafeContact(call=False)}),
        ({"modalities": {"in-person"}}, {"safe_contact": SafeContact(call=False)}),
        ({"area_keys": {"county:48201"}, "area_basis": "unknown"}, {}),
        ({"role": "complaint-channel", "needs": {"rights-complaint"}}, {"needs": "rights-complaint"}),
        ({"role": "liaison"}, {"custody": Custody.IMMIGRATION}),
        ({"role": "liaison"}, {"stage": Stage.REMOVAL}),
        ({"context": "federal-case"}, {"victimizations": ("any-federal-crime",)}),
        ({"context": "federal-custody"}, {"custody": Custody.FEDERAL}),
        ({"context": "state-custody", "needs": {"custody-notification"}}, {"needs": "custody-notification"}),
        ({"context": "state-custody"}, {"stage": Stage.SENTENCED}),
        ({"context": "state-custody"}, {"custody": Custody.LOCAL}),
        ({"context": "immigration-custody"}, {"stage": Stage.REMOVAL}),
        ({"context": "terrorism-abroad"}, {"victimizations": ("terrorism",)}),
        ({"groups": {"veterans"}}, {"populations": ("veterans",)}),
        ({"groups": {"lgbtq"}}, {"populations": ("transgender",)}),
        ({"groups": {"teens"}}, {"age": 15}),
        ({"groups": {"older-adults"}}, {"age": 60}),
        ({"groups": {"lgbtq", "teens"}}, {"populations": ("lgbtq",)}),
        ({"groups": {"lgbtq", "teens"}}, {"populations": ("lgbtq",), "age": 15}),
        ({"languages": {"es": 4}}, {}),
        ({**LINE, "languages": {"es": 4}}, {"languages": "prs es"}),
        ({**LINE, "languages": {"es": 4}, "interpreter": "yes"}, {}),
        ({"role": "reporting-channel", "needs": {"crime-reporting"}}, {"needs": "crime-reporting"}),
        ({"role": "provider-support", "needs": {"provider-training"}}, {"needs": "provider-training"}),
        ({"role": "complaint-channel", "victimizations": {"wage-theft"}}, {"victimizations": ("wage-theft",)}),
        ({"groups": {"children"}}, {"victimizations": ("child-abuse",)}),
        ({"groups": {"native-american"}}, {"here": "Pine Ridge SD"}),
    ],
)
def test_what_is_met_near_or_unknown_passes(changes, asked):
    place = {"area_keys": {"us"}, "area_scope": "national"} if "here" in asked else {}
    assert gate_of(request(**asked), offer(**{"victimizations": set(), **place, **changes})) is None


def test_state_custody_is_assumed_where_custody_matters_until_another_custody_is_said():
    vine = offer(context="state-custody", needs={"custody-notification"})
    assert gate_of(request("custody-notification", custody=Custody.IMMIGRATION), vine) == "context"
    assert gate_of(request("custody-notification", custody=Custody.UNKNOWN), vine) is None
    assert gate_of(request(custody=Custody.UNKNOWN), vine) == "context"


def test_a_removal_case_is_no_state_custody():
    assert gate_of(request(stage=Stage.REMOVAL), offer(context="state-custody")) == "context"


def test_a_door_for_one_group_becomes_a_question_with_what_a_yes_would_add():
    first, second = offer("vets-a", groups={"veterans"}), offer("vets-b", groups={"veterans"})
    found = matched(request(), first, second, offer("open"))
    assert set(order(found)) == {"open", "988-lifeline"}
    asked = {ask.code: ask.would_add for ask in found.asks}
    assert asked["group:veterans"] == 2


def test_a_door_that_needs_two_yeses_is_not_counted():
    both = offer("both", groups={"veterans"}, context="federal-case")
    assert [ask.code for ask in matched(request(), both).asks] == []


def test_general_doors_need_no_met_need():
    coalition = offer(
        "coalition", kind="state-domestic-violence-coalition", needs={"information-referral"}, area_keys={"state:TX"}
    )
    found = matched(request("pet-safety"), coalition)
    assert {(one.offer_id, one.tier) for one in found.matches} == {("coalition", 3), ("988-lifeline", 3)}


@pytest.mark.parametrize(
    "changes",
    [
        {"victimizations": {"domestic-violence"}},
        {"groups": {"veterans"}},
        {"context": "federal-case"},
        {"numbers": ()},
        {"role": "complaint-channel"},
        {"kind": "information-line"},
        {"needs": {"legal-civil"}},
        {"area_keys": {"county:48453"}, "area_scope": "county"},
    ],
)
def test_a_national_line_is_a_general_door_only_where_it_is_for_anybody(changes):
    found = matched(request("pet-safety"), line("other", **changes))
    assert [one.offer_id for one in found.matches] == ["988-lifeline"]


@pytest.mark.parametrize(
    ("needs", "gate"),
    [
        ("", None),
        ("custody-notification", None),
        ("case-information restorative-justice", None),
        ("restorative-justice", "no_need_met"),
    ],
)
def test_news_of_the_case_waits_for_who_may_want_some(needs, gate):
    news = offer(
        kind="victim-notification-service",
        needs={"custody-notification", "case-information"},
        victimizations={"any-crime"},
    )
    assert gate_of(request(needs, stage=Stage.SENTENCED), news) == gate


def test_a_guessed_crime_or_need_never_shuts_out():
    other = offer("other", victimizations={"fraud"}, needs={"grief-support"})
    found = matched(request(text="my husband beats me and I need shelter"), other)
    assert "other" in order(found)


@pytest.mark.django_db
def test_nothing_that_is_withheld_can_be_asked_about(monkeypatch):
    from matching import service
    from tests.matching.samples import line, loaded

    monkeypatch.setattr(service, "held", lambda: loaded(offer("gone", publication="withheld"), line()))
    with pytest.raises(NotFound):
        service.why_not("gone", request())
    with pytest.raises(NotFound):
        service.why_not("never-was", request())


def test_why_not_names_the_gate_or_the_place(monkeypatch):
    from matching import service
    from tests.matching.samples import line, loaded

    held = loaded(offer("here"), offer("there", area_keys={"county:48201"}), line())
    monkeypatch.setattr(service, "held", lambda: held)
    assert service.why_not("there", request()).gate.code == "area_excludes"
    shown = service.why_not("here", request())
    assert (shown.shown, shown.tier, shown.gate) == (True, 1, None)
