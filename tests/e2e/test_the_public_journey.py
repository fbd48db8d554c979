"""A person finds a number, leaves no trace, and can get out: in a real browser."""

from itertools import pairwise

import pytest

from tests.e2e.conftest import ask

pytestmark = pytest.mark.browser
PAGES = ["/", "/es/", "/ar/", "/safety"]
LEAVING = "https://www.google.com/"


def test_a_person_without_javascript_gets_from_the_questions_to_a_number(visit, site):
    page = visit("/", scripts=False)
    ask(page)
    assert page.url == f"{site}/find"
    assert "Fresno" in page.inner_text(".chips")
    assert page.locator(".card").count() == 10
    assert page.locator(".card .call a").first.get_attribute("href").startswith("tel:")
    who, name = page.locator(".card").first.locator(".operator, h3").all()
    assert who.get_attribute("class").startswith("operator ")
    assert name.evaluate("one => one.tagName") == "H3"


def test_the_second_page_follows_without_javascript(visit):
    page = visit("/", scripts=False)
    ask(page)
    first = page.locator(".card h3").all_inner_texts()
    page.click("button.more")
    page.wait_for_selector(".card")
    assert page.locator(".card h3").all_inner_texts() != first


def test_a_chip_taken_away_is_gone_and_the_place_stays(visit):
    page = visit("/", scripts=False)
    ask(page)
    before = page.locator(".chip").count()
    page.locator(".chip").nth(1).click()
    page.wait_for_selector("h1")
    assert page.locator(".chip").count() == before - 1
    assert "Fresno" in page.inner_text(".chips")


def test_nothing_is_stored_and_nothing_is_asked_of_others(visit, site):
    page = visit("/safety")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(site + "/")
    ask(page)
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("navigator.serviceWorker?.getRegistrations().then(all => all.length) ?? 0") == 0
    assert [url for url in asked if not url.startswith(site + "/")] == []
    assert not [url for url in asked if "Fresno" in url or "shelter" in url]


@pytest.mark.parametrize("scripts", [True, False])
def test_leaving_ends_on_a_bland_site(visit, scripts):
    page = visit("/", scripts=scripts)
    page.context.route(
        f"{LEAVING}**", lambda route: route.fulfill(body="<title>bland</title>", content_type="text/html")
    )
    page.click("[data-leave]")
    page.wait_for_url(f"{LEAVING}**")
    assert page.title() == "bland"


def test_leaving_blanks_the_page_before_the_other_site_answers(visit):
    page = visit("/")
    page.context.route("**/leave", lambda route: route.abort())
    click_and_look = "document.querySelector('[data-leave]').click(), [document.body.childElementCount, document.title]"
    assert page.evaluate(click_and_look) == [0, ""]


def test_a_list_that_comes_after_somebody_left_is_not_shown(visit):
    page = visit("/")
    page.context.route("**/leave", lambda route: route.fulfill(status=204))  # the emptied page stays
    held = []

    def hold(route):
        held.append(route)

    page.context.route("**/find", hold)
    with page.expect_request("**/find"):
        page.click("button.go")
    page.evaluate("document.querySelector('[data-leave]').click()")
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/find")):
        held[0].continue_()
    page.evaluate("new Promise(done => setTimeout(() => setTimeout(done)))")  # what waits for the answer has run
    assert page.evaluate("[document.body.childElementCount, document.title]") == [0, ""]


def test_the_page_left_is_not_behind_the_back_button(visit, site):
    page = visit("/safety")
    page.goto(site + "/")
    page.context.route(f"{LEAVING}**", lambda route: route.fulfill(body="bland", content_type="text/html"))
    page.click("[data-leave]")
    page.wait_for_url(f"{LEAVING}**")
    page.go_back()
    assert page.url == f"{site}/safety"


def test_arabic_runs_from_right_to_left(visit):
    page = visit("/ar/", width=360)
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ar", "rtl"]
    leave = page.locator(".leave").bounding_box()
    assert leave["x"] < 40


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_at_320_pixels(visit, path):
    page = visit(path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/"])
def test_results_do_not_scroll_sideways_at_320_pixels(visit, path):
    page = visit(path, width=320)
    ask(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_keyboard_reaches_the_way_out_second_and_the_first_number(visit):
    page = visit("/", scripts=False)
    ask(page)
    page.evaluate("document.activeElement.blur()")
    seen = []
    for _step in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.closest('.card .call') ? 'number' : document.activeElement.className")
        )
        if seen[-1] == "number":
            break
    assert seen[:3] == ["skip", "leave", "brand"]
    assert seen[-1] == "number"


@pytest.mark.parametrize("path", PAGES)
def test_structure_is_sound(visit, path):
    page = visit(path)
    if path != "/safety":
        ask(page)
    assert page.evaluate(UNLABELLED) == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_phone_links_are_large_enough_to_touch(visit):
    page = visit("/", width=360)
    ask(page)
    heights = page.evaluate(
        '[...document.querySelectorAll(\'a[href^="tel:"], a[href^="sms:"]\')].map(one => one.getBoundingClientRect().height).filter(Boolean)'
    )
    assert heights
    assert min(heights) >= 44


UNLABELLED = """[...document.querySelectorAll('input:not([type=hidden]), textarea, select, button, a')]
  .filter(one => !(one.labels?.length || one.getAttribute('aria-label') || one.textContent.trim()))
  .map(one => one.outerHTML)"""


def test_something_wrong_is_reported_without_javascript_and_leads_back_to_the_list(visit, site):
    page = visit("/", width=320, scripts=False)
    ask(page)
    before = page.locator(".card h3").all_inner_texts()
    wrong = page.locator(".card .wrong").first
    wrong.locator("summary").click()
    assert min(button.bounding_box()["height"] for button in wrong.locator("button").all()) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    wrong.get_by_role("button", name="Nobody answers").click()
    page.wait_for_selector("h1")
    assert (page.url, page.inner_text("h1")) == (f"{site}/report", "Thank you")
    assert page.context.cookies() == []
    page.get_by_role("button", name="Back to your list").click()
    page.wait_for_selector(".card")
    assert page.locator(".card h3").all_inner_texts() == before
