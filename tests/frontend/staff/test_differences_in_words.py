"""What a proposal changes is said before and after in words, never in codes."""

import pytest
from django.utils.translation import override

from directory.editing.differing import Difference, differing
from directory.editing.live import live
from directory.editing.table import BACKING, FIELDS, Group
from frontend.staff.difference import Line, all_lines, lines
from frontend.staff.field_words import GROUPS, LABELS
from tests.api import samples

PHONE = {
    "type": "voice",
    "number": "+15125550100",
    "display": "1-512-555-0100",
    "vanity": "",
    "extension": "4",
    "keyword": "",
    "description": "Front desk",
    "note": "",
    "public": True,
    "covered_hotline": None,
    "covered_hotline_source": "",
    "language": "es",
}
WINDOW = {
    "byday": "MO,TU",
    "opens_at": "09:00:00",
    "closes_at": "17:30:00",
    "timezone": "America/Chicago",
    "valid_from": None,
    "valid_to": None,
    "description": "",
}


def said(field, before, after):
    group = FIELDS[field].group if field in FIELDS else Group.CONTACT
    [line] = lines(Difference(field, before, after, group))
    return line


def test_a_number_is_said_with_its_kind_extension_and_language():
    line = said("phones", [PHONE], [{**PHONE, "public": False}])
    number = "Call · 512-555-0100 · extension 4 · Front desk · Spanish"
    assert line == Line("Phone numbers", (number,), (f"{number} · Not shown to people",))


def test_a_number_keeps_its_order_on_a_page_from_right_to_left():
    with override("ar"):
        [words] = said("phones", [], [{**PHONE, "extension": "", "description": "", "language": ""}]).after
    assert words.split(" · ")[1] == "\u2068512-555-0100\u2069"


def test_a_number_that_is_not_what_one_reads_is_said_as_well():
    line = said("phones", [], [{**PHONE, "display": "512-555-0101"}])
    assert line.after == ("Call · 512-555-0101 · (+15125550100) · extension 4 · Front desk · Spanish",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Monday and Tuesday: 9:00\u202fAM to 5:30\u202fPM · America/Chicago"),
        (
            {"valid_from": "2026-12-01", "description": "Winter"},
            "Monday and Tuesday: 9:00\u202fAM to 5:30\u202fPM · from December 1, 2026 · Winter · America/Chicago",
        ),
        (
            {"byday": "SA", "valid_from": "2026-12-01", "valid_to": "2026-12-31"},
            "Saturday: 9:00\u202fAM to 5:30\u202fPM · from December 1, 2026 to December 31, 2026 · America/Chicago",
        ),
    ],
)
def test_hours_are_said_by_day(changes, words):
    assert said("schedules", [], [WINDOW | changes]).after == (words,)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("always_open", True, ("Yes",)),
        ("always_open", None, ("Not known",)),
        ("ages", {"minimum": 18, "maximum": None}, ("From age 18",)),
        ("ages", {"minimum": None, "maximum": None}, ()),
        ("capacity", {"state": "waitlist", "expires": "2026-12-01"}, ("A waiting list · until December 1, 2026",)),
        ("capacity", None, ()),
        ("languages", [{"code": "es", "level": 4, "note": ""}], ("Spanish: Staff speak it",)),
        ("languages", [{"code": "ar", "level": None, "note": "Mondays"}], ("Arabic: Not known how · Mondays",)),
        ("area_states", ["TX", "PR"], ("Texas", "Puerto Rico")),
        ("areas", [{"area_key": "county:48453", "name": "", "source": ""}], ("Travis County, TX",)),
        ("areas", [{"area_key": "us", "name": "", "source": ""}], ("The whole country",)),
        ("intake_step", "walk-in", ("Walk in",)),
        ("documents", ["Photo ID"], ("Photo ID",)),
        ("description", "", ()),
        ("address", None, ()),
        (BACKING, {"backed": False, "reason": "unverified", "verified": None}, ("Not checked yet",)),
    ],
)
def test_each_field_is_said_in_words(field, value, words):
    assert said(field, value, value).before == words


def test_of_a_long_list_only_what_differs_is_said():
    before = [{"area_key": key, "name": "", "source": ""} for key in ("county:48453", "county:48491")]
    line = said("areas", before, [before[0], {"area_key": "county:48209", "name": "", "source": ""}])
    assert line.before == ("Williamson County, TX", "No change: 1")
    assert line.after == ("Hays County, TX", "No change: 1")


def test_another_order_is_said_whole():
    states = ["TX", "OK"]
    assert said("area_states", states, states[::-1]) == Line("States", ("Texas", "Oklahoma"), ("Oklahoma", "Texas"))


def test_a_field_that_left_the_table_is_called_by_its_own_name():
    assert lines(Difference("version", 1, 2, Group.CONTACT)) == (Line("version", ("1",), ("2",)),)


def test_every_field_and_group_has_a_name():
    assert set(LABELS) == {*FIELDS, BACKING}
    assert set(GROUPS) == set(Group)


def test_names_follow_the_language_of_the_page():
    with override("es"):
        assert said("languages", [], [{"code": "ar", "level": 4, "note": ""}]).after[0].startswith("árabe")


@pytest.mark.django_db
def test_a_whole_listing_can_be_said():
    service = samples.service()
    samples.opening(service)
    samples.address(service)
    told = live(service)
    lines_of_it = all_lines(differing(dict.fromkeys(told), told))
    where = next(line for line in lines_of_it if line.label == "Address")
    assert where.after == ("1 Main St, Austin, TX 78701", "30.2711, -97.7437", "Everybody may see the address")
    assert len(lines_of_it) == len([value for value in told.values() if value is not None])
