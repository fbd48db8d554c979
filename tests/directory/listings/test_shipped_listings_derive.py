"""The rules on every shipped listing: none is refused, each area is a real one, and known cases come out right."""

import json
import re
from functools import cache
from pathlib import Path

from directory.listings.derive import derive
from directory.listings.record import check
from geodata.counties import counties_of_aor, counties_of_district, county
from geodata.states import state_name
from geodata.tables import cities

LISTINGS = Path(__file__).resolve().parents[3] / "directory" / "data" / "listings"
KNOWN = {
    "us": lambda value: True,
    "state": state_name,
    "county": county,
    "place": lambda value: value in cities(),
    "district": counties_of_district,
    "aor": counties_of_aor,
}


@cache
def records():
    lines = (line for path in sorted(LISTINGS.rglob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def served(listing):
    record = next(record for record in records() if record["id"] == listing)
    found = derive(record)
    return found.fields["area_basis"], [row.area_key for row in found.areas]


def test_every_shipped_record_is_accepted():
    assert len(records()) > 4400
    assert [(record["id"], check(record)) for record in records() if check(record)] == []


def test_every_area_of_every_record_is_a_real_one():
    for record in records():
        found = derive(record)
        assert found.areas, record["id"]
        for row in found.areas:
            kind, _, value = row.area_key.partition(":")
            assert KNOWN[kind](value), (record["id"], row.area_key)


def test_no_confidential_record_keeps_a_street_or_a_point():
    held = [derive(record).location for record in records() if record["address_confidential"]]
    kept = [place for place in held if place]
    assert len(kept) > 300
    assert {(place.address_1, place.postal_code, place.latitude) for place in kept} == {("", "", None)}


def test_no_unverified_number_is_public():
    for record in records():
        unverified = {contact["value"] for contact in record["contacts"] if contact["verified"] == "no"}
        verified = {contact["value"] for contact in record["contacts"] if contact["verified"] == "yes"}
        public = {phone.number for phone in derive(record).phones if phone.public}
        assert not public & (unverified - verified), record["id"]


def contexts_of(chosen):
    return {derive(record).fields["context"] for record in records() if chosen(record)}


def test_no_office_of_ice_is_reachable_without_immigration_custody():
    assert contexts_of(lambda record: record["id"].startswith("ice-")) == {"immigration-custody"}
    assert contexts_of(lambda record: record["role"] in {"liaison", "enforcement-contact"}) == {"immigration-custody"}


def test_every_office_of_a_us_attorney_needs_a_federal_case():
    assert contexts_of(lambda record: record["id"].startswith("usao-")) == {"federal-case"}


def test_no_area_is_shown_as_not_stated_and_no_office_by_its_code():
    fields = [derive(record).fields for record in records()]
    assert [one["area_text"] for one in fields if "not stated" in one["area_text"].casefold()] == []
    coded = r"Legal (Aid|Services).*\W\d{2}$"
    assert [one["name"] for one in fields if re.search(coded, one["name"])] == []


def test_offices_found_in_the_wrong_county_stand_in_their_own():
    office = "ok-legal-aid-services-of-oklahoma-inc-mcalester-office-mcalester"
    assert served(office) == ("inferred", ["county:40121"])
    assert served("pr-puerto-rico-legal-services-inc-bayamon-branch-office-bayamon") == ("inferred", ["county:72021"])
    assert served("nj-domestic-abuse-and-sexual-assault-crisis-center-washington") == ("inferred", ["county:34041"])
    assert served("ny-queens-legal-services") == ("inferred", ["county:36081"])
    bronx = "ny-bronx-district-attorney-s-office-crime-victims-assistance-unit-bronx"
    assert served(bronx) == ("declared", ["county:36005"])


def test_every_record_keeps_a_need_and_a_crime():
    for record in records():
        found = {row.taxonomy for row in derive(record).terms}
        assert {"need", "victimization", "population"} <= found, record["id"]


def test_known_cases_come_out_right():
    assert served("ny-new-york-city-coc") == (
        "inferred", ["county:36061", "county:36005", "county:36047", "county:36081", "county:36085"]
    )  # fmt: skip
    assert served("mi-battle-creek-calhoun-county-coc") == ("inferred", ["county:26025"])
    assert served("va-abuse-alternatives") == ("declared", ["county:51520", "county:47163", "county:47179"])
    assert served("ice-cro-houston") == ("declared", ["aor:Houston"])
    assert served("usao-wdtx") == ("declared", ["district:TX-W"])
    assert served("national-domestic-violence-hotline") == ("declared", ["us"])
