"""A call that ended is counted once, as codes alone, in three tables; what is not known counts nothing at all."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine

from directory.languages import all_languages
from directory.models import IndexEvent, ReferralCount, Service
from directory.models.calls import Outcome, Triage, UnmetReason
from frontend.console.wording import OUTCOMES, UNMET
from tests.directory.calls import NOTHING, left
from tests.frontend.console.calling import LISTING, OTHER_LISTING, TOKEN, address, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
NOON = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)  # a Tuesday; 10:30 in Fresno, 12:30 in Texas
NOVEMBER, TODAY = date(2026, 11, 1), date(2026, 11, 24)
FRESNO_COUNTY = "county:06019"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(noon):
    return signed_in()


def end(client, **form):
    answer = client.post(address("end"), {"token": TOKEN, **form})
    return answer.status_code, json.loads(answer.content)


def needs():
    """Area, need, language, reason and count of each row."""
    return [row[1:] for row in left()["NeedCount"]]


def test_a_call_is_counted_in_three_tables_exactly(client):
    form = {
        "triage": "victim",
        "place": "Fresno, CA",
        "need": ["emergency-shelter", "legal-help"],
        "language": "es",
        "outcome": [f"{LISTING} given", f"{OTHER_LISTING} no-answer", f"{OTHER_LISTING} given"],
    }
    assert end(client, **form) == (200, {"counted": True})
    keys = {one.source_id: one.pk for one in Service.objects.filter(source_id__in=[LISTING, OTHER_LISTING])}
    assert left() == {
        "CallCount": [(NOVEMBER, 24 + 10, "victim", 1)],
        "NeedCount": [
            (NOVEMBER, FRESNO_COUNTY, "emergency-shelter", "es", "", 1),
            (NOVEMBER, FRESNO_COUNTY, "legal-help", "es", "", 1),
        ],
        "ReferralCount": sorted(
            [
                (NOVEMBER, keys[LISTING], "given", 1),
                (NOVEMBER, keys[OTHER_LISTING], "given", 1),
                (NOVEMBER, keys[OTHER_LISTING], "no-answer", 1),
            ]
        ),
        "CountedCall": [(TOKEN, TODAY)],
    }


def test_a_token_that_comes_twice_counts_once(client):
    form = {"triage": "victim", "need": "counseling", "outcome": f"{LISTING} given"}
    assert end(client, **form) == (200, {"counted": True})
    once = left()
    assert end(client, **form) == (200, {"counted": False})
    assert end(client, triage="media") == (200, {"counted": False})
    assert left() == once


def test_two_calls_that_are_alike_raise_the_same_rows(client):
    for letter in "ab":
        end(client, token=letter * 32, triage="family", need="counseling", place="Texas")
    assert [row[-1] for row in left()["CallCount"]] == [2]
    assert needs() == [("state:TX", "counseling", "", "", 2)]


@pytest.mark.parametrize("triage", [*Triage.values, ""])
def test_each_kind_of_call_can_be_counted(client, triage):
    assert end(client, triage=triage) == (200, {"counted": True})
    assert [row[2] for row in left()["CallCount"]] == [triage or "not-said"]


@pytest.mark.parametrize(
    ("place", "area", "hour"),
    [
        ("Fresno, CA", FRESNO_COUNTY, 34),
        ("93701", FRESNO_COUNTY, 34),
        ("Loving County, TX", "state:TX", 36),  # 54 people live there
        ("Texas", "state:TX", 42),  # two zones: the hour is that of UTC
        ("New York, NY", "state:NY", 37),  # five counties
        ("Honolulu, HI", "county:15003", 32),
        ("Springfield", "us", 42),
        ("Paris, France", "us", 42),
        ("", "us", 42),
    ],
)
def test_an_area_is_a_county_a_state_or_the_country_and_the_hour_is_the_callers(client, place, area, hour):
    end(client, place=place)
    assert needs() == [(area, "", "", "", 1)]
    assert [row[1] for row in left()["CallCount"]] == [hour]


def test_of_words_only_the_codes_they_mean_are_counted(client):
    text = "mi esposo me pega, tengo 34 años, hablo español, vivo en Fresno"
    end(client, text=text, turned_down="need:counseling")
    assert needs() == [(FRESNO_COUNTY, "language-access", "es", "", 1)]


def test_the_place_of_the_crime_is_not_counted(client):
    end(client, crime_place="Denver, CO", destination="Reno, NV")
    assert needs() == [("us", "", "", "", 1)]


def test_the_language_of_the_call_is_the_one_picked_before_one_that_was_heard(client):
    end(client, text="hablo español", language="prs")
    assert {row[2] for row in needs()} == {"prs"}


@pytest.mark.parametrize(("form", "counted"), [({"text": "I speak Tzotzil"}, ""), ({"language": "es-MX"}, "")])
def test_a_language_too_rare_to_be_counted_counts_as_not_said(client, form, counted):
    assert end(client, **form) == (200, {"counted": True})
    assert {row[2] for row in needs()} == {counted}
    assert "tzo" not in all_languages()


@pytest.mark.parametrize(("_key", "reason", "_words"), UNMET)
def test_a_need_that_was_left_open_is_counted_with_its_reason(client, _key, reason, _words):
    end(client, need="emergency-shelter", unmet=reason)
    assert needs() == [("us", "emergency-shelter", "", str(reason), 1)]


def test_a_reason_without_a_need_is_counted_for_no_need(client):
    assert end(client, place="Texas", unmet="full") == (200, {"counted": True})
    assert needs() == [("state:TX", "", "", "full", 1)]


@pytest.mark.parametrize(("outcome", "_words"), OUTCOMES)
def test_each_outcome_of_a_referral_can_be_counted(client, outcome, _words):
    assert end(client, outcome=f"{LISTING} {outcome}") == (200, {"counted": True})
    assert [row[2:] for row in left()["ReferralCount"]] == [(str(outcome), 1)]


def test_what_the_dialog_offers_is_what_is_counted():
    assert sorted(outcome for outcome, _ in OUTCOMES) == sorted(Outcome.values)
    assert sorted(reason for _, reason, _ in UNMET) == sorted(UnmetReason.values)
    assert len({key for key, _, _ in UNMET}) == len(UNMET)


def test_twenty_needs_and_twenty_referrals_are_counted_at_most(client):
    codes = ["counseling", "legal-help", "emergency-shelter", "transportation"]
    end(client, need=codes, outcome=[f"{LISTING} given"] * 30)
    assert [row[-1] for row in left()["ReferralCount"]] == [20]
    assert len(needs()) == 4


GIVEN = f"{LISTING} given"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"token": ""}, "token"),
        ({"token": "a name"}, "token"),
        ({"triage": "her name"}, "triage"),
        ({"outcome": [GIVEN, f"{LISTING} called-back"]}, "referrals.1.outcome"),
        ({"outcome": [GIVEN, "no-such-listing given"]}, "referrals.1.listing"),
        ({"outcome": [GIVEN, LISTING]}, "outcome"),
        ({"outcome": [GIVEN, f"{LISTING} given twice"]}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"need": "counseling", "unmet": "she hung up"}, "needs.0.reason"),
        ({"need": "no-such-need"}, "needs.0.code"),
        ({"language": "Klingonese"}, "languages.0.code"),
        ({"age": "old"}, "age"),
        ({"stage": "x"}, "stage"),
    ],
)
def test_what_is_not_known_is_named_and_counts_nothing(client, form, field):
    status, told = end(client, **{"triage": "victim", "outcome": GIVEN, **form})
    assert (status, told["field"]) == (422, field)
    assert set(told) == {"field", "message"}
    assert left() == NOTHING


def test_a_listing_that_was_taken_down_meanwhile_is_left_out_and_the_rest_is_counted(client):
    Service.objects.filter(source_id=OTHER_LISTING).update(publication="withheld")
    form = {"outcome": [GIVEN, f"{OTHER_LISTING} given"]}
    assert end(client, **form) == (200, {"counted": True})
    assert list(ReferralCount.objects.values_list("service__source_id", "count")) == [(LISTING, 1)]


def test_no_listing_changes_and_no_index_is_told(client):
    before = Service.objects.filter(source_id=LISTING).values().get()
    end(client, outcome=f"{LISTING} wrong-number")
    assert Service.objects.filter(source_id=LISTING).values().get() == before
    assert IndexEvent.objects.count() == 0
