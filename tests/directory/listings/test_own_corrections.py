"""Our own corrections: each only narrows, drops or reads again what the record itself says, under its own licence."""

import json
from functools import cache

import pytest

from directory.listings.derive import derive
from directory.listings.reader import DATA, chosen, rows, shipped_files

CLASSES = ["public-domain", "open", "facts-only", "facts-only-unlicensed", "memory"]
OURS = DATA / "waypoint" / "corrections.jsonl"
CHANGED = {
    "uscis-contact-center": {"needs"},
    "vine-state": {"needs"},
    "samhsa-national-helpline": {"needs", "role"},
    "madd-victim-help-line": {"victimization_types"},
    "americans-overseas-dv": {"populations"},
    "national-runaway-safeline": {"populations", "eligibility"},
    "trans-lifeline": {"populations"},
    "national-elder-fraud-hotline": {"victimization_types"},
    "bereaved-parents-usa": {"populations"},
    "tcf-compassionate-friends": {"populations"},
    "esperanza-united": {"needs"},
    "ovc-aeap": {"role"},
    "cftc": {"victimization_types"},
    "sec-investor-help": {"victimization_types"},
    "ssa-oig": {"victimization_types"},
    "atf-victim-witness": {"victimization_types"},
    "dea-victim-witness": {"victimization_types"},
    "oh-legal-aid-of-western-ohio-inc-legal-aid-of-western-ohio-inc-springfield-springfield": {
        "address",
        "service_area",
    },
    "uscis-u-nonimmigrant-status": {"victimization_types"},
    "ncmec-cybertipline": {"victimization_types"},
    "army-family-advocacy": {"victimization_types"},
}
each = pytest.mark.parametrize("listing", CHANGED)


@cache
def before():
    paths = [path for path in shipped_files(CLASSES) if path != OURS]
    return {name: row.record for name, row in chosen(rows(paths), CLASSES).rows.items()}


@cache
def ours():
    lines = OURS.read_text("utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def codes(listing, taxonomy):
    return [row.code for row in derive(ours()[listing]).terms if row.taxonomy == taxonomy]


def test_these_records_are_corrected_and_no_others():
    assert ours().keys() == CHANGED.keys()


@each
def test_a_correction_changes_what_it_says_and_nothing_else(listing):
    old, new = before()[listing], ours()[listing]
    assert {field for field in old if old[field] != new[field]} == {*CHANGED[listing], "notes"}
    assert old.keys() == new.keys()
    assert new["notes"].removeprefix(old["notes"] or "").strip().startswith(("Narrowed: ", "Read again: "))


@each
def test_a_correction_of_needs_and_crimes_only_takes_away(listing):
    old, new = before()[listing], ours()[listing]
    for field in ("needs", "victimization_types"):
        assert new[field]
        assert set(new[field]) <= set(old[field]) or ("any-crime" in old[field] and "any-crime" not in new[field])


@each
def test_a_correction_wins_when_the_shipped_listings_are_read(listing):
    read = chosen(rows(shipped_files(CLASSES)), CLASSES).rows[listing].record
    assert read == ours()[listing]


def test_case_information_is_offered_by_neither_an_immigration_desk_nor_a_custody_line():
    assert codes("uscis-contact-center", "need") == ["immigration-relief-information"]
    assert codes("vine-state", "need") == ["custody-notification"]


def test_the_treatment_line_finds_treatment_alone():
    assert codes("samhsa-national-helpline", "need") == ["substance-use-treatment", "mental-health"]
    assert ours()["samhsa-national-helpline"]["role"] == "information-referral"


def test_the_drunk_driving_line_serves_after_impaired_driving_alone():
    assert codes("madd-victim-help-line", "victimization") == ["impaired-driving"]


def test_the_line_for_americans_abroad_needs_somebody_abroad():
    assert codes("americans-overseas-dv", "population") == ["us-citizens-abroad"]


def test_the_line_for_young_runaways_serves_the_ages_that_its_source_names():
    fields = derive(ours()["national-runaway-safeline"]).fields
    assert (fields["minimum_age"], fields["maximum_age"]) == (12, 21)


def test_a_line_for_trans_people_asks_for_them_and_one_for_lost_children_for_parents():
    assert codes("trans-lifeline", "population") == ["transgender"]
    assert codes("bereaved-parents-usa", "population") == ["parents"]
    assert codes("tcf-compassionate-friends", "population") == ["parents"]


def test_the_fraud_line_for_older_adults_is_no_door_after_abuse():
    assert codes("national-elder-fraud-hotline", "victimization") == [
        "fraud",
        "identity-theft",
        "financial-exploitation",
    ]


@pytest.mark.parametrize(
    ("listing", "crimes"),
    [
        ("cftc", ["investment-fraud"]),
        ("sec-investor-help", ["investment-fraud"]),
        ("ssa-oig", ["identity-theft"]),
        ("atf-victim-witness", ["arson", "bombing", "gun-violence"]),
        ("dea-victim-witness", ["drug-related-harm"]),
    ],
)
def test_an_agency_takes_the_crimes_of_its_own_subject(listing, crimes):
    assert codes(listing, "victimization") == crimes
