"""A record of a confidential place is cut down to its area before anything is derived, and each cut is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.listings.derive import derive
from directory.listings.reducing import INSTEAD, reduced
from tests.directory.listings.records import a_number, a_record, an_address

STREET, CODE, POINT = "77 Larkspur Canary Lane", "78666-4242", "29.88123, -97.94456"
HOUSE = an_address(line1=STREET, line2="Apt 3", city="San Marcos", zip=CODE, lat=29.88123, lon=-97.94456)
SECRETS = ("Larkspur", "4242", "29.88123", "97.94456", "Apt 3")
TEXTS = ("description", "eligibility", "cost", "safety_notes", "notes", "interpreter_note")


def told(found):
    return [secret for secret in SECRETS if secret in json.dumps(found, default=repr)]


def test_a_record_that_is_not_confidential_is_the_same_one():
    record = a_record(kind="legal-aid-office", address_confidential=False, address=HOUSE, notes=STREET)
    assert reduced(record) == (record, ())
    assert reduced(record)[0] is record


@pytest.mark.parametrize(
    "changes", [{"address_confidential": True, "kind": "legal-aid-office"}, {"address_confidential": False}]
)
def test_a_confidential_place_keeps_its_area_alone(changes):
    found, cuts = reduced(a_record(address=HOUSE, **changes))
    assert cuts == ("address.line1", "address.line2", "address.zip", "address.lat", "address.lon")
    assert found["address"] == an_address(city="San Marcos")
    assert told(found) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("secret", [STREET, CODE, POINT])
def test_a_text_that_tells_it_is_cut_and_named(name, secret):
    found, cuts = reduced(a_record(**{name: f"Come to {secret} after six."}))
    assert cuts == (name,)
    assert found[name] == f"Come to {INSTEAD} after six."


def test_hours_contacts_areas_and_sources_are_read_too():
    record = a_record(hours={"text": f"9-5 at {STREET}", "always": None, "tz": None})
    record["contacts"] = [a_number(note=f"Ring at {STREET}")]
    record["service_area"]["text"] = STREET
    record["sources"][0]["title"] = f"List with {STREET}"
    found, cuts = reduced(record)
    assert set(cuts) == {"hours.text", "contacts.0.note", "service_area.text", "sources.0.title"}
    assert told(found) == []


def test_a_link_to_a_map_goes_as_a_whole():
    maps = "https://maps.example/?q=77+Larkspur+Canary+Lane"
    record = a_record(contacts=[{"type": "web", "value": maps, "verified": "yes"}, a_number()])
    record["sources"][0]["url"] = maps
    found, cuts = reduced(record)
    assert set(cuts) == {"contacts.0.value", "sources.0.url"}
    assert [contact["type"] for contact in found["contacts"]] == ["voice"]
    assert told(found) == []


def test_what_is_derived_has_no_word_of_it_and_names_the_cuts():
    made = derive(a_record(address=HOUSE, notes=STREET))
    assert told(made) == []
    assert made.reduced == (
        *("notes", "address.line1", "address.line2", "address.zip"),
        *("address.lat", "address.lon"),
    )
    assert (made.location.disclosure, made.location.city) == ("area", "San Marcos")


@given(
    st.dictionaries(st.sampled_from(TEXTS), st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4),
    st.sampled_from([STREET, CODE, POINT]),
    st.booleans(),
)
def test_whatever_a_source_writes_the_street_is_not_in_what_is_derived(texts, secret, placed):
    written = {name: f"{before} {secret} {after}" for name, (before, after) in texts.items()}
    record = a_record(address=HOUSE if placed else None, **written)
    made = derive(record)
    assert told(made) == []
    assert {cut for cut in made.reduced if not cut.startswith("address.")} == set(written)
    again, cuts = reduced(reduced(record)[0])
    assert (again, cuts) == (reduced(record)[0], ())
