from zoneinfo import ZoneInfo

import pytest

from geodata.states import states
from geodata.tables import counties, rows
from geodata.timezones import timezone_of


@pytest.mark.parametrize(
    ("state", "county", "zone"),
    [
        ("NY", None, "America/New_York"),
        ("PR", None, "America/Puerto_Rico"),
        ("AS", "60010", "Pacific/Pago_Pago"),
        ("TX", None, None),
        ("TX", "48453", "America/Chicago"),
        ("TX", "48141", "America/Denver"),
        ("FL", "12033", "America/Chicago"),
        ("FL", "12086", "America/New_York"),
        ("TN", "47157", "America/Chicago"),
        ("TN", "47093", "America/New_York"),
        ("IN", "18089", "America/Chicago"),
        ("IN", "18097", "America/New_York"),
        ("SD", "46102", "America/Denver"),
        ("ID", "16055", "America/Los_Angeles"),
        ("OR", "41045", "America/Boise"),
        ("AZ", "04013", "America/Phoenix"),
        ("AZ", "04001", None),
        ("AK", "02020", "America/Anchorage"),
        ("AK", "02016", None),
        ("ZZ", None, None),
    ],
)
def test_the_zone_of_a_state_and_county(state, county, zone):
    assert timezone_of(state, county) == zone


def test_every_state_is_listed_and_every_zone_exists():
    listed = list(rows("timezones.csv"))

    assert {row["state"] for row in listed} == {state.usps for state in states()}
    for row in listed:
        assert ZoneInfo(row["zone"]).key == row["zone"]
        assert not row["exception_zone"] or ZoneInfo(row["exception_zone"])


def test_every_exception_is_a_county_of_its_state():
    for row in rows("timezones.csv"):
        for fips in f"{row['exception_counties']} {row['unsure_counties']}".split():
            assert counties()[fips].state == row["state"]
