"""A token is good for one listing and for six whole hours, whatever else is posted with it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.signing import Signer

from frontend.report_token import is_good, report_token

SHOWN = datetime(2026, 11, 24, 18, 59, tzinfo=UTC)
LISTING = "ca-marjaree-mason-center"


@pytest.mark.parametrize(
    ("later", "good"),
    [
        (timedelta(0), True),
        (timedelta(hours=6), True),
        (timedelta(hours=6, seconds=59), True),
        (timedelta(hours=6, seconds=60), False),
        (timedelta(days=7), False),
        (timedelta(hours=-1), False),
    ],
)
def test_a_token_lasts_six_whole_hours(later, good):
    assert is_good(report_token(LISTING, SHOWN), LISTING, SHOWN + later) is good


def test_a_token_tells_no_more_of_the_time_than_the_hour():
    assert report_token(LISTING, SHOWN) == report_token(LISTING, SHOWN.replace(minute=0))
    assert report_token(LISTING, SHOWN) != report_token(LISTING, SHOWN + timedelta(hours=1))


def test_a_token_of_another_listing_is_refused():
    assert not is_good(report_token("988-lifeline", SHOWN), LISTING, SHOWN)


def test_a_listing_and_a_token_cut_elsewhere_are_refused():
    token = report_token("988-lifeline:x", SHOWN)
    assert not is_good(f"x:{token}", "988-lifeline", SHOWN)


def test_what_was_signed_for_something_else_is_refused():
    hour = int(SHOWN.timestamp() // 3600)
    for signer in (Signer(), Signer(salt="another"), Signer(key="foreign", salt="waypoint.problem-report")):
        token = signer.sign(f"{LISTING}:{hour}").removeprefix(f"{LISTING}:")
        assert not is_good(token, LISTING, SHOWN)


@pytest.mark.parametrize("token", ["", ":", "1:2", "é", "x" * 400])
def test_a_token_that_is_none_is_refused(token):
    assert not is_good(token, LISTING, SHOWN)


def test_every_changed_character_breaks_a_token():
    token = report_token(LISTING, SHOWN)
    for at, letter in enumerate(token):
        changed = token[:at] + ("0" if letter != "0" else "1") + token[at + 1 :]
        assert not is_good(changed, LISTING, SHOWN), at
