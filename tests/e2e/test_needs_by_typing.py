"""What somebody writes brings needs to tap, where scripts run; without them the words are read all the same."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def write(page, words):
    page.locator("#text").press_sequentially(words)
    expect(page.locator("#suggested")).to_be_visible()


def test_a_tap_ticks_the_tile_that_is_there(visit):
    page = visit("/")
    write(page, "he keeps me from sleeping, i need a shelte")
    page.locator("#suggested .choice").first.click()
    tile = page.locator("input[name=need][value=emergency-shelter]")
    expect(tile).to_be_checked()
    expect(tile).to_be_focused()
    assert tile.count() == 1


def test_a_tap_brings_a_tile_for_what_has_none(visit):
    page = visit("/es/", width=320)
    write(page, "mi novio me sigue, acos")
    page.locator("#suggested .choice").first.click()
    tile = page.locator(".tiles input[name=victimization]")
    expect(tile).to_be_focused()
    page.click("button.go")
    page.wait_for_selector(".answer")
    assert "Acoso" in page.inner_text(".chips")


def test_the_keyboard_alone_adds_and_sends(visit):
    page = visit("/")
    write(page, "wheelch")
    page.keyboard.press("Tab")
    expect(page.locator("#suggested .choice").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#suggested")).to_be_hidden()
    expect(page.locator(".tiles input:focus")).to_be_checked()


def test_it_is_said_once_that_there_is_something_to_tap(visit):
    page = visit("/")
    told = page.locator("[data-suggested]")
    expect(told).to_have_text("")
    assert told.get_attribute("role") == "status"
    write(page, "ren")
    expect(told).to_have_text("Tap what fits, below. It will be added.")
    page.locator("#text").fill("qqqq")
    expect(told).to_have_text("")
    expect(page.locator("#suggested")).to_be_hidden()


def test_only_the_last_words_are_sent_and_never_in_an_address(visit, site):
    page = visit("/")
    sent = []
    page.context.on("request", lambda request: sent.append((request.method, request.url, request.post_data or "")))
    write(page, "SECRET " + "x" * 90 + " rent")
    posts = [(url, body) for method, url, body in sent if method == "POST"]
    assert {url for url, _ in posts} == {f"{site}/suggest"}
    assert not [body for _, body in posts if re.search("SECRET.*rent", body)]
    assert not [url for _, url, _ in sent if "rent" in url]


def test_a_server_that_does_not_answer_leaves_the_words_alone(visit):
    page = visit("/")
    page.context.route("**/suggest", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.locator("#text").press_sequentially("rent")
    expect(page.locator("#text")).to_have_value("rent")
    expect(page.locator("#suggested")).to_be_hidden()


def test_it_works_again_on_the_page_that_took_the_place_of_this_one(visit):
    page = visit("/")
    page.fill("#place", "Fresno, CA")
    page.click("button.go")
    page.wait_for_selector(".answer")
    page.click(".change summary")
    write(page, "rent")
    page.locator("#suggested .choice").first.click()
    expect(page.locator(".tiles input[value=housing]")).to_be_checked()
