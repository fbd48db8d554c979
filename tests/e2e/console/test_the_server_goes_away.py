"""While the server is away a call goes on with what is there; when it is back, only the newest that was asked is shown."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from directory.models import CallCount
from tests.e2e.console.conftest import CONSOLE, sign_in
from tests.e2e.console.hands import NEVER_STOPPED, Hands, Held

pytestmark = pytest.mark.browser
EVERYTHING = "**/staff/console/**"
HOTLINE = "National Domestic Violence Hotline: The Hotline"
MARJAREE = "Marjaree Mason Center: Domestic violence program"


def ask(hands):
    """Somebody in Fresno, whose shelter is in the basket."""
    hands.press("v")
    hands.write("s", "my husband hits me and I need a bed tonight")
    hands.place("Fresno, CA", "Fresno, CA")
    hands.keep(MARJAREE)
    return hands


@pytest.fixture
def answered(call):
    return ask(call)


def go_away(page):
    page.route(EVERYTHING, lambda route: route.abort())


def come_back(page):
    """The time until the next try passes at once."""
    page.unroute(EVERYTHING)
    page.clock.fast_forward("00:16")


def away(hands):
    return hands.page.locator("#away")


def cards(hands):
    return hands.page.locator("#answers .card").evaluate_all("all => all.map(one => one.dataset.name)")


def test_the_call_goes_on_with_what_is_there(answered):
    before = cards(answered)
    go_away(answered.page)
    answered.press("u")
    expect(away(answered)).to_be_visible()
    assert cards(answered) == before
    answered.keep(HOTLINE)
    expect(answered.page.locator("#basket .number")).to_have_text(["559-233-4357", "1-800-799-7233"])
    crisis_line = answered.page.locator("#answers .always .line").filter(has_text="988 Suicide & Crisis Lifeline")
    expect(crisis_line.locator(".number").first).to_have_text("988")
    crisis_line.locator("[data-pin]").focus()
    answered.press("Enter")
    expect(answered.page.locator("#basket .number")).to_have_text(["559-233-4357", "1-800-799-7233", "988"])
    answered.write("/", "silent")
    expect(answered.page.locator("#script-silent-call")).to_contain_text("I am here. Take your time.")


def test_the_hand_over_tells_names_and_numbers_from_memory(answered):
    go_away(answered.page)
    answered.press("a")
    told = answered.page.locator("#handed p")
    expect(told).to_have_text([f"{MARJAREE} 559-233-4357"])
    answered.press("Escape")
    expect(away(answered)).to_be_visible()


def test_a_call_that_could_not_be_counted_is_counted_when_the_server_is_back(answered):
    go_away(answered.page)
    answered.press("e", "2", "Enter")
    expect(away(answered)).to_be_visible()
    expect(answered.page.locator("#end")).to_be_visible()
    assert CallCount.objects.count() == 0
    answered.page.unroute(EVERYTHING)
    answered.press("Enter")
    answered.is_counted()
    expect(away(answered)).to_be_hidden()
    assert list(CallCount.objects.values_list("triage", "count")) == [("victim", 1)]


def test_the_banner_goes_by_itself_and_the_answers_are_those_of_the_newest_request(sit):
    hands = ask(sit(clock=True))
    go_away(hands.page)
    hands.write("p", "Houston, TX")
    expect(away(hands)).to_be_visible()
    hands.write("p", "Denver, CO")
    asked = []
    hands.page.on("request", lambda request: asked.append(request.post_data or ""))
    come_back(hands.page)
    expect(hands.page.locator("#offices-title")).to_have_text("Offices for Denver, CO")
    expect(away(hands)).to_be_hidden()
    assert [body for body in asked if "Houston" in body] == []
    assert hands.page.locator("#basket li").count() == 1


def test_what_is_asked_anew_is_not_waited_for_any_more(answered):
    held = Held(answered.page, "answers")
    answered.write("p", "Houston, TX")
    held.come()
    held.open = True
    with answered.page.expect_event("requestfailed") as stopped:
        answered.place("Denver, CO", "Denver, CO")
    assert "Houston" in stopped.value.post_data
    expect(away(answered)).to_be_hidden()


def test_a_slow_answer_never_takes_the_place_of_a_newer_one(sit):
    hands = ask(sit(script=NEVER_STOPPED))
    held = Held(hands.page, "answers")
    hands.write("p", "Houston, TX")
    held.come()
    held.open = True
    hands.place("Denver, CO", "Denver, CO")
    newest = cards(hands)
    with hands.page.expect_response("**/answers") as late:
        held.let_go()
    assert (late.value.status, "Offices for Houston" in late.value.text()) == (200, True)
    assert hands.page.evaluate("() => new Promise(requestAnimationFrame)") > 0
    assert cards(hands) == newest
    expect(hands.page.locator("#offices-title")).to_have_text("Offices for Denver, CO")


def test_a_fault_of_the_server_is_a_server_that_is_away(answered):
    answered.page.route("**/staff/console/answers", lambda route: route.fulfill(status=503, body=""), times=1)
    before = cards(answered)
    answered.press("u")
    expect(away(answered)).to_be_visible()
    assert cards(answered) == before
    expect(away(answered)).to_be_hidden()


@pytest.fixture
def own(profile, site, operator):
    """An operator with a session that no other test uses."""
    page = profile().new_page()
    page.goto(site + CONSOLE)
    sign_in(page)
    return ask(Hands(page))


def session(page):
    return next(one["value"] for one in page.context.cookies() if one["name"] == "sessionid")


def test_signing_in_again_in_a_second_window_brings_the_call_back(own, site):
    Session.objects.get(session_key=session(own.page)).delete()
    own.press("u")
    banner = own.page.locator("#signed-out")
    expect(banner).to_be_visible()
    assert (own.value("place"), own.page.locator("#basket li").count(), len(cards(own))) == ("Fresno, CA", 1, 9)
    second = own.page.context.new_page()
    second.goto(site + own.page.locator("#signed-out a").get_attribute("href"))
    sign_in(second)
    own.press("u")
    expect(own.page.locator("#chips").get_by_text("Today", exact=True)).to_be_visible()
    expect(banner).to_be_hidden()
    own.press("e", "Enter")
    own.is_counted()


def test_two_minutes_before_the_sign_out_it_is_said_and_a_key_puts_it_off(sit):
    hands = sit(clock=True)
    warning = hands.page.locator("#soon-out")
    hands.page.clock.fast_forward("27:58")
    assert warning.is_hidden()
    hands.page.clock.fast_forward("00:03")
    expect(warning).to_be_visible()
    hands.page.locator("#soon-out [data-action=stay]").focus()
    with hands.page.expect_response("**/staff/console/stay") as answer:
        hands.press("Enter")
    assert answer.value.status == 204
    expect(warning).to_be_hidden()
    hands.page.clock.fast_forward("27:58")
    assert warning.is_hidden()
    hands.page.clock.fast_forward("00:03")
    expect(warning).to_be_visible()
    with hands.page.expect_response("**/staff/console/answers"):
        hands.press("v", "u")
    expect(warning).to_be_hidden()
