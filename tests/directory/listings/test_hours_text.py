from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.listings.hours_text import DAYS, Window, plain_text, windows

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")


def test_a_weekday_range_is_read():
    assert windows("Monday - Friday: 9 am - 5 pm") == (Window(WEEKDAYS, time(9), time(17)),)


def test_a_lunch_break_gives_two_windows():
    assert windows("Mon-Fri 8am-12pm, 1pm-4pm") == (
        Window(WEEKDAYS, time(8), time(12)),
        Window(WEEKDAYS, time(13), time(16)),
    )


def test_markup_is_stripped_before_reading():
    text = "<ul> <li>Monday - Thursday: 9 am - 5 pm</li> <li>Friday: 9 am - 2 pm</li> </ul>"
    assert plain_text(text) == "Monday - Thursday: 9 am - 5 pm Friday: 9 am - 2 pm"
    assert windows(text) == (
        Window(("MO", "TU", "WE", "TH"), time(9), time(17)),
        Window(("FR",), time(9), time(14)),
    )


def test_noon_and_midnight_are_times():
    assert windows("Monday to Friday 4 p.m. to midnight, Saturday noon to 5 p.m. Eastern (undated list)") == (
        Window(WEEKDAYS, time(16), time(0)),
        Window(("SA",), time(12), time(17)),
    )


def test_a_night_line_closes_the_next_morning_and_24_hours_is_midnight_to_midnight():
    assert windows("Monday - Friday: 7 pm - 7 am; weekend: Saturday - Sunday: 24 hours") == (
        Window(WEEKDAYS, time(19), time(7)),
        Window(("SA", "SU"), time(0), time(0)),
    )


def test_a_weekend_without_days_is_saturday_and_sunday():
    text = "Monday - Friday: 9 am - 5 pm; weekend: 10am-3pm (With appoitment only)"
    assert windows(text) == (Window(WEEKDAYS, time(9), time(17)), Window(("SA", "SU"), time(10), time(15)))


def test_single_days_joined_by_and_or_a_comma_are_not_a_range():
    assert windows("<li>Tuesday,Thursday: 9am-10pm</li>") == (Window(("TU", "TH"), time(9), time(22)),)


def test_days_chained_by_dashes_reach_to_the_last():
    assert windows("Monday - Tuesday- Wednesdays: <br> 9 am - 5 pm") == (Window(("MO", "TU", "WE"), time(9), time(17)),)


def test_two_services_with_the_same_hours_are_one_schedule():
    text = "Hotline: Monday - Friday: 9 am - 5 pm Chatline: Monday - Friday: 9 am - 5 pm"
    assert windows(text) == (Window(WEEKDAYS, time(9), time(17)),)


@pytest.mark.parametrize(
    "text",
    [
        "<li>Crime advocacy services:<br>Monday - Friday: 12 pm - 8 pm</li><li>Other services:<br>Monday: 8 am - 4 pm</li>",
        "Main office hours: Monday - Friday: 10 am - 6 pm Walk-in hours: Monday - Friday: 10 am - 3 pm",
        "Monday - Friday: 9 am - 5 pm; weekend: Call to inquire about weekend hours of operation",
        "Immigration consultations every 2nd and 4th Mondays of the month: 9 am - 5 pm",
        "Monday - Friday: 2:30 pm - 6pm (school year)",
        "Monday - Friday: 9 am - 8 pm; weekend: Saturday - Sunday: 9 pm - 5 pm",
        "Monday to Friday, longer on Tuesdays",
        "Call to inquire about hours of operation",
        "Monday 9 am - 5 pm, Monday 6 pm - 7 pm",
        "",
        None,
    ],
)
def test_what_is_not_one_clear_schedule_is_unknown(text):
    assert windows(text) is None


@given(st.integers(0, 6), st.integers(1, 11), st.integers(1, 11))
def test_every_morning_to_afternoon_window_of_one_day_is_read_back_unless_longer_than_14_hours(day, opens, closes):
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = windows(f"{names[day]}: {opens} am - {closes} pm")
    read = (Window((DAYS[day],), time(opens), time(closes + 12)),)
    assert found == (read if closes - opens <= 2 else None)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    assert windows(text) is None or all(window.days for window in windows(text))
