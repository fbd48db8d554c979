"""The cases the directory exists for, on the shipped listings: whom is each person sent to?"""

from datetime import UTC, datetime

import pytest

from directory.errors import BadInput
from geodata.types import PlaceKind
from matching import hydration
from matching.index import load
from matching.service import match
from matching.types import (
    Custody,
    LanguageWanted,
    MatchRequest,
    MatchResult,
    NeedWanted,
    PlaceGiven,
    PlacesGiven,
    Stage,
)

pytestmark = pytest.mark.usefixtures("shipped_index")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
CITY_COUNTIES = {"36005", "36047", "36061", "36081", "36085"}
NO_OFFICER = (
    "96799",
    "Hartford, CT",
    "Boston, MA",
    "Portland, ME",
    "Concord, NH",
    "Providence, RI",
    "00802",
    "Montpelier, VT",
)


def ask(needs: str = "", here: str = "", crime: str = "", **more) -> MatchResult:
    places = PlacesGiven(PlaceGiven(here) if here else None, PlaceGiven(crime) if crime else None)
    wanted = tuple(NeedWanted(code) for code in needs.split())
    return match(MatchRequest(needs=wanted, places=places, **{"at": NOW, "first": 50, **more}))


def ids(found: MatchResult) -> list[str]:
    return [one.offer_id for one in found.matches]


def around_the_clock(found: MatchResult) -> list[str]:
    blobs = hydration.offers(found.fallbacks)
    return [code for code in found.fallbacks if blobs[code]["hours"]["always"] and blobs[code]["phones"]]


def test_a_spanish_speaker_in_the_bronx_gets_shelter_there_with_reasons_and_a_spanish_line():
    found = ask(
        "emergency-shelter",
        "10453",
        victimizations=("domestic-violence",),
        languages=(LanguageWanted("es"),),
    )
    documents = load().documents
    first = [documents[code] for code in ids(found)[:5]]
    for document in first:
        assert document.area_keys & {f"county:{fips}" for fips in CITY_COUNTIES}
        assert "emergency-shelter" in document.needs
    assert any((document.languages.get("es") or 0) >= 3 for document in first)
    assert all(one.tier == 1 and len(one.parts) == 7 for one in found.matches[:5])
    assert "national-domestic-violence-hotline" in around_the_clock(found)
    assert documents["national-domestic-violence-hotline"].languages["es"] >= 3


@pytest.mark.parametrize(("zip_code", "state"), [("96799", "AS"), ("99723", "AK"), ("00901", "PR")])
def test_the_farthest_places_get_a_line_day_and_night_and_what_serves_them(zip_code, state):
    found = ask(here=zip_code, victimizations=("domestic-violence",))
    assert around_the_clock(found)
    everything = load().documents
    documents = [everything[code] for code in ids(found)]
    serving = [document for document in documents if f"state:{state}" in document.area_keys or state in document.states]
    assert serving
    stray = [d for d in documents if not d.national and state not in d.states]
    assert stray == []


def test_pine_ridge_gets_strong_hearts_a_line_and_dakota_plains():
    found = ask(here="Pine Ridge SD")
    assert "stronghearts-native-helpline" in {*ids(found), *found.fallbacks}
    assert around_the_clock(found)
    assert [code for code in ids(found) if "dakota-plains" in code]


def test_compensation_follows_the_crime_not_the_person():
    found = ask("compensation", "78701", "Colorado", victimizations=("assault",))
    programmes = [code for code in ids(found) if "crime-victim-compensation" in code]
    assert programmes[0].startswith("co-")
    assert not [code for code in programmes if code.startswith("tx-")]


def test_without_the_place_of_the_crime_it_is_asked():
    found = ask("compensation", "78701")
    (first, *_) = [one for one in found.matches if "crime-victim-compensation" in one.offer_id]
    assert first.offer_id.startswith("tx-")
    assert "ask_where_it_happened" in [reason.code for reason in first.asks]
    assert "place:crime" in [asked.code for asked in found.asks]


def test_lay_words_about_ice_custody_lead_to_dhs_vine_with_its_steps():
    from directory.guides import guide

    found = ask(text="the man who hurt my son is in ICE custody, tell me when he gets out")
    assert found.resolved.custody is Custody.IMMIGRATION
    assert "custody-notification" in [need.code for need in found.resolved.needs]
    assert "dhs-vine" in ids(found)[:3]
    assert "dhs-vine" in found.guides
    assert len(guide("dhs-vine").texts["en"].steps) >= 5


@pytest.mark.parametrize("how", [{"text": "report a crime"}, {"needs": "crime-reporting"}])
def test_a_report_leads_to_guides_and_to_those_who_take_one_but_not_to_the_immigration_agency(how):
    found = ask(here="78701", **how)
    assert found.guides[0] == "local-police"
    assert "hsi-tip-line" in found.guides
    assert "hsi-tip-line" not in ids(found)
    assert ids(found)[0].startswith("tx-state-attorney-general")
    first = [found.offers[one.offer_id] for one in found.matches[:10]]
    assert all(one["operated_by"] != "immigration-agency" for one in first)


@pytest.mark.parametrize("here", ["78701", "Atlanta, GA", "Fresno, CA", "Buffalo, NY", "Miami, FL", "Boise, ID"])
def test_voice_and_the_officer_of_the_area_are_found(here):
    found = ask("case-information", here, custody=Custody.IMMIGRATION)
    assert "ice-voice" in ids(found)
    assert [code for code in ids(found) if code.startswith("ice-cro-")]
    assert "community-relations-officer" in found.guides
    assert "no-community-relations-officer" not in found.guides


def test_a_removal_case_brings_voice_and_the_officer_whatever_the_need():
    found = ask("counseling", "78701", stage=Stage.REMOVAL)
    assert "ice-cro-san-antonio" in ids(found)[:10]
    assert "ice-voice" in ids(found)[:10]


@pytest.mark.parametrize("here", NO_OFFICER)
def test_where_no_officer_is_listed_the_plain_word_says_so_and_voice_is_there(here):
    found = ask("case-information", here, custody=Custody.IMMIGRATION)
    assert "no-community-relations-officer" in found.guides
    assert "ice-voice" in found.guides
    assert "ice-voice" in ids(found)
    assert not [code for code in ids(found) if code.startswith("ice-cro-")]


def test_florida_shows_both_officers_with_a_question():
    found = ask("case-information", "Orlando, FL", custody=Custody.IMMIGRATION)
    officers = {one.offer_id: one for one in found.matches if one.offer_id.startswith("ice-cro-")}
    assert set(officers) == {"ice-cro-miami", "ice-cro-tampa"}
    assert all("ask_serves_my_town" in [reason.code for reason in one.asks] for one in officers.values())


def test_nothing_at_all_is_answered():
    found = ask()
    assert found.fallbacks == ("988-lifeline",)
    assert len(found.matches) >= 3
    assert "place:state" in [asked.code for asked in found.asks]


def test_an_unknown_need_names_the_nearest_codes():
    with pytest.raises(BadInput, match="emergency-shelter") as caught:
        ask("emergency-shelters")
    assert caught.value.field == "needs.0.code"


def test_a_place_in_canada_is_said_to_be_abroad_and_still_answered():
    found = ask(here="Toronto, Canada")
    assert found.resolved.here.kind is PlaceKind.OUTSIDE_US
    assert "place_outside_us" in [one.reason.code for one in found.relaxations]
    assert found.fallbacks


def test_a_latitude_of_91_is_named_as_wrong():
    places = PlacesGiven(PlaceGiven(latitude=91, longitude=0))
    with pytest.raises(BadInput) as caught:
        match(MatchRequest(places=places, at=NOW))
    assert caught.value.field == "places.here"


def test_ten_thousand_characters_are_answered_and_one_more_is_refused():
    assert ask(text="help me " * 1_250).fallbacks
    with pytest.raises(BadInput) as caught:
        ask(text="x" * 10_001)
    assert caught.value.field == "text"


def test_no_enforcement_office_and_no_ended_programme_is_ever_ranked():
    for here in ("78701", "10453", "96799", ""):
        found = ask(here=here, custody=Custody.IMMIGRATION)
        assert not [code for code in ids(found) if code.startswith("ice-ero-") or code == "ice-vesl"]
