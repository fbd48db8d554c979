"""Where scripts run a visit is one entry of the history, however far it goes; Back shows nothing of it."""

import pytest

from tests.e2e.conftest import ask

pytestmark = pytest.mark.browser
LEAVING = "https://www.google.com/"
ELSEWHERE = "https://agency.example/"


def entries(page):
    return page.evaluate("history.length")


def bland(page, *addresses):
    for address in addresses:
        page.context.route(f"{address}**", lambda route: route.fulfill(body="bland", content_type="text/html"))


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/"])
def test_the_whole_journey_is_one_entry_under_the_first_address(visit, site, path):
    page = visit(path)
    before = entries(page)
    ask(page)
    first = page.locator(".card h3").all_inner_texts()
    page.click("button.more")
    page.wait_for_function("first => document.querySelector('.card h3')?.innerText !== first", arg=first[0])
    chips = page.locator(".chip").count()
    page.locator(".chip").nth(1).click()
    page.wait_for_function("chips => document.querySelectorAll('.chip').length < chips", arg=chips)
    page.click(".foot a[href$='/safety']")
    page.wait_for_selector(".back")
    page.click(".back")
    page.wait_for_selector("button.go")
    assert entries(page) == before
    assert page.url == site + path


def test_another_language_takes_the_place_of_this_one_with_its_direction(visit, site):
    page = visit("/")
    ask(page)
    page.click(".languages button[lang=ar]")
    page.wait_for_function("() => document.documentElement.lang === 'ar'")
    assert page.evaluate("[document.documentElement.dir, getComputedStyle(document.body).direction]") == ["rtl", "rtl"]
    assert page.locator(".card").count() == 10
    assert page.url == f"{site}/"


def test_a_page_that_took_the_place_of_another_has_its_title_and_the_focus(visit):
    page = visit("/")
    ask(page)
    assert page.title() == "Waypoint · Your list"
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.className") == "brand"


def test_back_from_another_site_shows_the_questions_and_no_list(visit, site):
    page = visit("/")
    bland(page, ELSEWHERE)
    ask(page)
    page.goto(ELSEWHERE)
    page.go_back()
    page.wait_for_selector("button.go")
    assert page.url == f"{site}/"
    assert page.locator(".card").count() == 0
    assert page.input_value("#place") == ""


def test_leaving_from_a_list_ends_on_a_bland_site_and_back_is_what_was_before(visit, site):
    page = visit("/safety")
    page.goto(site + "/")
    bland(page, LEAVING)
    ask(page)
    page.click("[data-leave]")
    page.wait_for_url(f"{LEAVING}**")
    page.go_back()
    assert page.url == f"{site}/safety"


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/"])
def test_three_presses_of_shift_leave(visit, path):
    page = visit(path)
    page.context.route("**/leave", lambda route: route.abort())
    with page.expect_request("**/leave"):
        for _ in range(3):
            page.keyboard.press("Shift")


def test_capital_letters_are_writing_and_not_leaving(visit, site):
    page = visit("/")
    page.click("#text")
    for letter in "MOMMA":
        page.keyboard.press(f"Shift+{letter}")
    assert page.input_value("#text") == "MOMMA"
    assert page.url == f"{site}/"


def test_a_page_that_does_not_come_leaves_this_one_as_it_is(visit, site):
    page = visit("/")
    page.context.route("**/find", lambda route: route.abort())
    page.fill("#place", "Fresno, CA")
    page.click("button.go")
    page.wait_for_selector("#unreached:not([hidden])")
    assert page.input_value("#place") == "Fresno, CA"
    page.context.unroute("**/find")
    page.click("button.go")
    page.wait_for_selector(".answer")
    assert page.url == f"{site}/"


def test_a_problem_is_reported_with_the_reason_that_was_tapped_and_the_list_comes_back(visit, site):
    page = visit("/")
    before = entries(page)
    ask(page)
    page.locator(".wrong summary").first.click()
    page.locator(".wrong button[value=nobody-answers]").first.click()
    page.wait_for_selector("h1:has-text('Thank you')")
    page.click("button:has-text('Back to your list')")
    page.wait_for_selector(".answer")
    assert entries(page) == before
    assert page.url == f"{site}/"


def test_a_page_that_does_not_come_twice_is_left_to_the_browser_with_all_that_was_said(visit, site):
    page = visit("/")
    sent = []

    def refused_once_more(route):
        sent.append(route.request.post_data)
        if len(sent) < 3:
            return route.abort()
        return route.fulfill(body="<title>as it is</title>", content_type="text/html")

    page.context.route("**/find", refused_once_more)
    page.fill("#place", "Fresno, CA")
    page.click("button.go")
    page.wait_for_selector("#unreached:not([hidden])")
    page.click("button.go")
    page.wait_for_url(f"{site}/find")
    assert page.title() == "as it is"
    assert "place=Fresno%2C+CA" in sent[2]


def test_of_two_taps_the_last_one_is_shown(visit):
    page = visit("/")
    waiting = []

    def hold(route):
        waiting.append(route)

    page.context.route("**/safety", hold)
    page.click(".foot a[href$='/safety']")
    page.wait_for_function("() => document.getElementById('main').ariaBusy === 'true'")
    ask(page)
    waiting[0].continue_()
    page.wait_for_load_state("networkidle")
    assert page.locator(".card").count() == 10


def test_a_text_becomes_a_page_by_one_policy_alone(visit):
    page = visit("/")
    refused = page.evaluate(
        """() => { try { document.body.innerHTML = '<b>no</b>'; return false } catch (error) { return error.name } }"""
    )
    another = page.evaluate(
        """() => { try { trustedTypes.createPolicy('other', {}); return false } catch (error) { return error.name } }"""
    )
    assert (refused, another) == ("TypeError", "TypeError")


def test_skipping_to_the_page_adds_no_entry(visit):
    page = visit("/")
    before = entries(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert entries(page) == before
