"""Each field takes what it must and says at which place something is wrong."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.editing.contacts import shows
from directory.editing.table import FIELDS, Group, checked
from directory.errors import BadInput

VOICE = {"type": "voice", "number": "+15125550177"}
WINDOW = {"byday": "MO", "opens_at": "09:00", "closes_at": "17:00", "timezone": "America/Chicago"}
PLACE = {"disclosure": "public", "address_1": "1 Main St", "city": "Austin", "state_province": "TX"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        (None, "changes"),
        ([], "changes"),
        ({}, "changes"),
        ({"contact": {}}, "changes"),
        ({"contact": []}, "contact"),
        ({"other": {"name": "x"}}, "other.name"),
        ({"contact": {"name": "x"}}, "contact.name"),
        ({"hours": {"phones": []}}, "hours.phones"),
        ({"contact": {"phones": "x"}}, "contact.phones"),
        ({"contact": {"phones": [VOICE] * 61}}, "contact.phones"),
        ({"contact": {"phones": [VOICE, {"type": "voice"}]}}, "contact.phones.1.number"),
        ({"contact": {"phones": [{**VOICE, "number": "512-555-0177"}]}}, "contact.phones.0.number"),
        ({"contact": {"phones": [{**VOICE, "number": "+1512555017٧"}]}}, "contact.phones.0.number"),
        ({"contact": {"phones": [{**VOICE, "display": "512-555-0178"}]}}, "contact.phones.0.display"),
        ({"contact": {"phones": [{**VOICE, "type": "carrier-pigeon"}]}}, "contact.phones.0.type"),
        ({"contact": {"phones": [{**VOICE, "public": "yes"}]}}, "contact.phones.0.public"),
        ({"contact": {"phones": [{**VOICE, "owner": "x"}]}}, "contact.phones.0.owner"),
        ({"contact": {"phones": [{**VOICE, "note": "a\x00b"}]}}, "contact.phones.0.note"),
        ({"contact": {"phones": [{**VOICE, "note": "a\ud800b"}]}}, "contact.phones.0.note"),
        ({"contact": {"urls": [{"kind": "web", "url": "javascript:alert(1)"}]}}, "contact.urls.0.url"),
        ({"contact": {"urls": [{"kind": "web", "url": "https://safe.example@bad.example/"}]}}, "contact.urls.0.url"),
        ({"contact": {"urls": [{"kind": "web", "url": "https://ѕafe.example/"}]}}, "contact.urls.0.url"),
        ({"contact": {"emails": [{"email": "no mailbox"}]}}, "contact.emails.0.email"),
        ({"contact": {"address": {**PLACE, "state_province": "XX"}}}, "contact.address.state_province"),
        ({"contact": {"address": {**PLACE, "county_fips": "00000"}}}, "contact.address.county_fips"),
        ({"contact": {"address": {**PLACE, "postal_code": "7870"}}}, "contact.address.postal_code"),
        ({"contact": {"address": {**PLACE, "latitude": 30.2}}}, "contact.address.latitude"),
        ({"contact": {"address": {**PLACE, "latitude": 91, "longitude": 0}}}, "contact.address.latitude"),
        ({"contact": {"address": {**PLACE, "latitude": float("nan"), "longitude": 0}}}, "contact.address.latitude"),
        ({"hours": {"schedules": [{**WINDOW, "byday": "MO,MO"}]}}, "hours.schedules.0.byday"),
        ({"hours": {"schedules": [{**WINDOW, "byday": "Monday"}]}}, "hours.schedules.0.byday"),
        ({"hours": {"schedules": [{**WINDOW, "opens_at": "25:00"}]}}, "hours.schedules.0.opens_at"),
        ({"hours": {"schedules": [{**WINDOW, "timezone": "Texas"}]}}, "hours.schedules.0.timezone"),
        (
            {"hours": {"schedules": [{**WINDOW, "valid_from": "2026-12-02", "valid_to": "2026-12-01"}]}},
            "hours.schedules.0.valid_to",
        ),
        ({"languages": {"languages": [{"code": "klingon"}]}}, "languages.languages.0.code"),
        ({"languages": {"languages": [{"code": "es"}, {"code": "es"}]}}, "languages.languages.1"),
        ({"languages": {"languages": [{"code": "es", "level": 9}]}}, "languages.languages.0.level"),
        ({"eligibility": {"ages": {"minimum": 20, "maximum": 10}}}, "eligibility.ages.maximum"),
        ({"eligibility": {"ages": {"minimum": True}}}, "eligibility.ages.minimum"),
        ({"eligibility": {"accepts_pets": 1}}, "eligibility.accepts_pets"),
        ({"area": {"areas": [{"area_key": "county:00000"}]}}, "area.areas.0.area_key"),
        ({"area": {"areas": [{"area_key": "moon"}]}}, "area.areas.0.area_key"),
        ({"area": {"area_states": ["TX", "XX"]}}, "area.area_states.1"),
        ({"capacity": {"capacity": {"state": "full"}}}, "capacity.capacity.expires"),
        ({"capacity": {"capacity": {"state": "full", "expires": "soon"}}}, "capacity.capacity.expires"),
        ({"description": {"description": "   "}}, "description.description"),
        ({"description": {"description": "a" * 8_001}}, "description.description"),
        ({"documents": {"documents": ["A letter", ""]}}, "documents.documents.1"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(changes, place):
    with pytest.raises(BadInput) as refused:
        checked(changes)
    assert (refused.value.code, refused.value.field) == ("BAD_INPUT", place)


def test_a_number_is_completed():
    assert checked({"contact": {"phones": [VOICE]}}) == {
        "contact": {
            "phones": [
                {
                    "type": "voice",
                    "number": "+15125550177",
                    "display": "+15125550177",
                    "vanity": "",
                    "extension": "",
                    "keyword": "",
                    "description": "",
                    "note": "",
                    "public": True,
                    "covered_hotline": None,
                    "covered_hotline_source": "",
                    "language": "",
                }
            ]
        }
    }


def test_hours_are_written_in_one_way():
    window = {**WINDOW, "byday": "FR,MO"}
    [read] = checked({"hours": {"schedules": [window]}})["hours"]["schedules"]
    assert (read["byday"], read["opens_at"], read["valid_from"]) == ("MO,FR", "09:00:00", None)


@pytest.mark.parametrize(
    ("display", "number", "same"),
    [
        ("1-800-656-HOPE", "+18006564673", True),
        ("800-656-4673", "+18006564673", True),
        ("(800) 656-4673", "+18006564673", True),
        ("988", "988", True),
        ("800-656-4674", "+18006564673", False),
        ("Call us", "+18006564673", False),
        ("---", "+18006564673", False),
        ("٨٠٠", "988", False),
    ],
)
def test_what_is_shown_is_the_number_that_is_dialled(display, number, same):
    assert shows(display, number) is same


def test_each_field_is_in_one_group_and_each_group_has_one():
    assert {field.group for field in FIELDS.values()} == set(Group)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
parts = st.dictionaries(
    st.sampled_from(["type", "number", "display", "url", "kind", "email", "code", "area_key", "minimum", "state"]),
    json_values,
)
proposed = st.one_of(json_values, parts, st.lists(parts, max_size=2))


def read_or_refused(changes) -> tuple[dict | None, str]:
    try:
        return checked(changes), ""
    except BadInput as problem:
        return None, problem.field


@settings(max_examples=300, derandomize=True, deadline=None)
@given(name=st.sampled_from(sorted(FIELDS)), value=proposed)
def test_any_value_is_read_or_refused_at_its_place_and_reading_twice_is_reading_once(name, value):
    group = FIELDS[name].group
    read, place = read_or_refused({group: {name: value}})
    if read is None:
        assert place.startswith(f"{group}.{name}")
    else:
        assert checked(read) == read
        assert json.loads(json.dumps(read)) == read


def test_line_breaks_of_a_form_are_one_sign():
    sent = {"description": {"description": "One.\r\n\r\nTwo."}}
    assert checked(sent) == {"description": {"description": "One.\n\nTwo."}}


def test_a_lone_carriage_return_is_refused():
    with pytest.raises(BadInput):
        checked({"description": {"description": "One.\rTwo."}})
