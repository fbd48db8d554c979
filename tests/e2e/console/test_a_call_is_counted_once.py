"""A call is counted once, however often Enter is pressed and whatever becomes of the answer."""

import pytest
from playwright.sync_api import expect

from directory.models import CallCount, CountedCall, NeedCount, ReferralCount
from tests.e2e.console.hands import Held

pytestmark = pytest.mark.browser
HOTLINE = "National Domestic Violence Hotline: The Hotline"


@pytest.fixture
def ending(call):
    """At the end of a call from Fresno with one referral."""
    call.press("v")
    call.write("s", "my husband hits me and I need a bed")
    call.place("Fresno, CA", "Fresno, CA")
    call.keep(HOTLINE)
    call.press("e")
    expect(call.page.locator("#end")).to_be_visible()
    return call


def calls():
    return list(CallCount.objects.values_list("triage", "count"))


def test_two_strokes_of_enter_count_one_call(ending):
    held = Held(ending.page, "end")
    ending.press("Enter", "Enter")
    held.come()
    ending.press("Enter")
    held.let_go()
    ending.is_counted()
    assert len(held.waiting) == 1
    assert calls() == [("victim", 1)]
    assert CountedCall.objects.count() == 1


def test_a_call_of_which_the_answer_was_lost_is_counted_once(ending):
    lost = []

    def lose(route):
        lost.append(route.fetch().status)
        route.abort()

    ending.page.route("**/staff/console/end", lose, times=1)
    ending.press("Enter")
    expect(ending.page.locator("#away")).to_be_visible()
    expect(ending.page.locator("#end")).to_be_visible()
    ending.press("Enter")
    ending.is_counted()
    assert (lost, calls(), CountedCall.objects.count()) == ([200], [("victim", 1)], 1)


def test_the_next_call_is_a_call_of_its_own(ending):
    ending.press("Enter")
    ending.is_counted()
    ending.press("t", "Enter")
    expect(ending.page.locator("[name=triage]:checked")).to_have_count(0)
    ending.is_counted()
    assert sorted(calls()) == [("crime-report", 1), ("victim", 1)]
    assert CountedCall.objects.count() == 2


def test_two_strokes_of_enter_on_a_script_count_one_call(call):
    call.press("t", "Enter", "Enter")
    call.is_counted()
    call.press("Enter")
    assert calls() == [("crime-report", 1)]


def test_digits_and_a_letter_say_what_became_of_it(ending):
    became = ending.page.locator("#outcomes [aria-pressed=true]")
    expect(became).to_have_text("1 Number given")
    ending.press("5", "f")
    expect(became).to_have_text("5 Full")
    expect(ending.page.locator("#unmet [aria-pressed=true]")).to_have_text("f All are full")
    ending.press("Enter")
    ending.is_counted()
    assert list(ReferralCount.objects.values_list("service__source_id", "outcome")) == [
        ("national-domestic-violence-hotline", "full")
    ]
    needs = NeedCount.objects.values_list("need", "area", "unmet", "count")
    assert sorted(needs) == [
        ("emergency-shelter", "county:06019", "full", 1),
        ("safety-planning", "county:06019", "full", 1),
    ]


def test_back_to_the_call_and_the_next_call_count_nothing(ending):
    ending.press("Escape")
    expect(ending.page.locator("#end")).to_be_hidden()
    assert ending.value("place") == "Fresno, CA"
    ending.press("e", "N")
    expect(ending.page.locator("#end")).to_be_hidden()
    assert (ending.value("place"), ending.page.locator("#basket li").count()) == ("", 0)
    assert (calls(), CountedCall.objects.count()) == ([], 0)
