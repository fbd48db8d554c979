from datetime import time

from directory.listings.derive import derive
from directory.listings.types import ScheduleRow
from tests.directory.listings.records import a_number, a_record, an_address, an_area


def test_a_whole_record_becomes_a_whole_service():
    found = derive(a_record(cost="free"))
    assert found.source_id == "tx-example-center"
    assert (found.organization.slug, found.organization.website) == ("example-center-tx", "https://example.org/")
    assert found.fields["operated_by"] == "not-stated"
    assert found.fields["anchor"] == "person"
    assert found.fields["area_basis"] == "declared"
    assert found.fields["timezone"] == "America/Chicago"
    assert found.fields["minimum_age"] is None
    assert [(row.taxonomy, row.code, row.relation) for row in found.terms] == [
        ("need", "crisis-intervention", "offers"),
        ("need", "safety-planning", "offers"),
        ("victimization", "domestic-violence", "serves"),
        ("population", "all-victims", "serves"),
    ]
    assert found.costs == (("free", 0.0),)
    assert found.hours_parsed is None


def test_what_no_source_says_is_not_invented():
    found = derive(a_record())
    for field in ("always_open", "minimum_age", "maximum_age"):
        assert found.fields[field] is None
    assert "asks_immigration_status" not in found.fields
    assert "wheelchair_access" not in found.fields


def test_hours_stand_on_the_providers_clock():
    hours = {"text": "<b>Mon-Fri</b> 9am-5pm", "always": None, "tz": None}
    found = derive(a_record(hours=hours))
    assert found.schedules == (ScheduleRow("MO,TU,WE,TH,FR", time(9), time(17), "America/Chicago"),)
    assert found.fields["hours_text"] == "Mon-Fri 9am-5pm"
    assert found.hours_parsed is True


def test_hours_in_eastern_time_are_read_without_a_place():
    hours = {"text": "Monday to Friday, 10 a.m. to 6 p.m. Eastern", "always": False, "tz": None}
    found = derive(a_record(service_area=an_area("national", []), hours=hours))
    assert found.schedules[0].timezone == "America/New_York"


def test_hours_without_any_zone_stay_text():
    hours = {"text": "Mon-Fri 9am-5pm", "always": None, "tz": None}
    found = derive(a_record(service_area=an_area("national", []), hours=hours))
    assert (found.schedules, found.hours_parsed, found.fields["timezone"]) == ((), False, "")


def test_an_office_in_the_western_part_of_a_state_of_two_zones_keeps_its_own_clock():
    area = an_area("states", ["TX"], "Texas")
    office = an_address(city="El Paso", county_fips="48141")
    assert derive(a_record(service_area=area, address=office)).fields["timezone"] == "America/Denver"
    assert not derive(a_record(service_area=area)).fields["timezone"]


def test_a_line_open_day_and_night_has_no_rows_and_counts_as_read():
    found = derive(a_record(hours={"text": "Statewide hotline 24/7", "always": True, "tz": None}))
    assert (found.schedules, found.hours_parsed, found.fields["always_open"]) == ((), True, True)


def test_hours_that_do_not_parse_stay_text_and_are_unknown():
    text = "Monday to Friday, longer on Tuesdays"
    found = derive(a_record(hours={"text": text, "always": False, "tz": None}))
    assert (found.schedules, found.hours_parsed, found.fields["hours_text"]) == ((), False, text)


def test_namesakes_in_two_states_are_two_organizations():
    texas, ohio = derive(a_record()), derive(a_record(service_area=an_area("states", ["OH"])))
    assert (texas.organization.slug, ohio.organization.slug) == ("example-center-tx", "example-center-oh")


def test_a_national_organization_has_no_state_in_its_key():
    assert derive(a_record(level="national-nonprofit")).organization.slug == "example-center"


def test_low_cost_is_not_free():
    assert derive(a_record(cost="free or low cost")).costs == (("free or low cost", None),)


def test_a_source_with_several_addresses_keeps_the_first():
    links = ["https://example.org/one", "owner/repository@commit:file"]
    found = derive(a_record(sources=[{"url": links, "title": "T", "date": None, "grade": "secondary"}]))
    assert (found.sources[0].url, found.sources[0].date) == ("https://example.org/one", "")


def test_the_same_record_gives_the_same_rows():
    record = a_record(contacts=[a_number("no")])
    assert derive(record) == derive(record)
