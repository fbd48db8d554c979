"""The rules on every shipped listing: none is refused, each area is a real one, and known cases come out right."""

import json
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


def test_known_cases_come_out_right():
    assert served("ny-new-york-city-coc") == (
        "inferred", ["county:36005", "county:36047", "county:36061", "county:36081", "county:36085"]
    )  # fmt: skip
    assert served("mi-battle-creek-calhoun-county-coc") == ("inferred", ["county:26025"])
    assert served("va-abuse-alternatives") == ("declared", ["county:51520", "county:47163", "county:47179"])
    assert served("ice-cro-houston") == ("declared", ["aor:Houston"])
    assert served("usao-wdtx") == ("declared", ["district:TX-W"])
    assert served("national-domestic-violence-hotline") == ("declared", ["us"])
