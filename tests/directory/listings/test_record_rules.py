import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.listings.record import check
from tests.directory.listings.records import a_number, a_record, an_address, an_area

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def problems(record):
    return [(problem.field, problem.rule) for problem in check(record)]


def test_a_good_record_has_no_problem():
    assert check(a_record(address=an_address(city="San Marcos"))) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"organization": ""}, ("organization", "type")),
        ({"needs": "shelter"}, ("needs", "type")),
        ({"needs": [3]}, ("needs.0", "type")),
        ({"contacts": ["+15125550100"]}, ("contacts.0", "type")),
        ({"hours": {"text": 9, "always": None, "tz": None}}, ("hours.text", "type")),
        ({"kind": "castle"}, ("kind", "vocabulary")),
        ({"role": "friend"}, ("role", "vocabulary")),
        ({"status": "closed"}, ("status", "vocabulary")),
        ({"license_class": "mine"}, ("license_class", "vocabulary")),
        ({"needs": ["shelter"]}, ("needs.0", "vocabulary")),
        ({"populations": ["everyone"]}, ("populations.0", "vocabulary")),
        ({"service_area": an_area("galaxy", [])}, ("service_area.scope", "vocabulary")),
        ({"service_area": an_area("states", ["ZZ"])}, ("service_area.states.0", "state")),
        ({"service_area": an_area("federal-district", ["TX"])}, ("federal_district", "required")),
        ({"service_area": an_area("county", ["TX"], counties=[{"name": "Hays", "state": "TX", "fips": "4"}])},
         ("service_area.counties.0.fips", "fips")),
        ({"id": "Not A Slug"}, ("id", "id")),
        ({"languages": ["Spanish"]}, ("languages.0", "language")),
        ({"contacts": [a_number(value="512-555-0100")]}, ("contacts.0.value", "phone")),
        ({"contacts": [a_number(type="tty", value="988")]}, ("contacts.0.value", "phone")),
        ({"contacts": [a_number(type="pager")]}, ("contacts.0.type", "vocabulary")),
        ({"contacts": [a_number(type="web", value="example.org")]}, ("contacts.0.value", "url")),
        ({"contacts": [a_number(type="web", value="javascript:alert(1)")]}, ("contacts.0.value", "url")),
        ({"contacts": [a_number(type="email", value="nobody")]}, ("contacts.0.value", "email")),
        ({"source_date": "last year"}, ("source_date", "date")),
        ({"source_date": "2026-13"}, ("source_date", "date")),
    ],
)  # fmt: skip
def test_a_bad_field_is_named_with_its_rule(changes, expected):
    assert problems(a_record(**changes)) == [expected]


def test_a_missing_field_is_named():
    record = a_record()
    del record["contacts"]
    assert problems(record) == [("contacts", "required")]


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (91, 0.5), (10, -181)])
def test_a_point_outside_the_world_or_at_zero_is_refused(lat, lon):
    address = an_address(line1="1 Main St", city="Austin", lat=lat, lon=lon)
    assert problems(a_record(address=address, address_confidential=False)) == [("address.lat", "point")]


def test_half_a_point_is_refused():
    address = an_address(city="Austin", lat=30.2)
    assert problems(a_record(address=address, address_confidential=False)) == [("address.lat", "point")]


def test_a_confidential_street_in_the_file_is_no_reason_to_lose_the_listing():
    assert problems(a_record(address=an_address(line1="1 Main St"))) == []


@pytest.mark.parametrize(("kind", "value"), [("voice", "988"), ("tty", "711"), ("text", "88788"), ("text", "741741")])
def test_short_codes_are_numbers_of_their_type(kind, value):
    assert check(a_record(contacts=[a_number(type=kind, value=value)])) == ()


@pytest.mark.parametrize("raw", [None, 3, "text", [], [{}]])
def test_what_is_no_object_is_refused(raw):
    assert problems(raw) == [("", "type")]


@given(st.sampled_from(sorted(a_record())), JSON)
def test_no_value_in_any_field_breaks_the_check(field, value):
    assert all(problem.rule for problem in check({**a_record(), field: value}))
