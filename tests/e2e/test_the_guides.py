"""From the questions to a number of a guide, by taps alone, in a real browser."""

from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser
PAGES = ["/guides", "/guides/5", "/es/guides/22", "/ar/guides/7", "/ar/guides/custody", "/guides/custody"]


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_questions_to_the_number_that_tells_of_a_release(visit, site, scripts):
    page = visit("/", scripts=scripts)
    page.click("main a[href='/guides']")
    page.click("a[href='/guides/custody']")
    page.locator(".shelf", has_text="Immigration custody (ICE)").locator("a").click()
    page.wait_for_selector(".contact")
    assert page.url == (f"{site}/" if scripts else f"{site}/guides/7")  # where scripts run not even the number is kept
    assert page.locator(".contact").nth(1).get_attribute("href") == "tel:+18662777477"
    assert page.title() == "Waypoint · Guides"


@pytest.mark.parametrize("path", PAGES)
def test_no_guide_scrolls_sideways_at_320_pixels(visit, path):
    page = visit(path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", PAGES)
def test_every_link_to_tap_is_at_least_44_pixels_high_and_no_number_is_broken(visit, path):
    page = visit(path, width=320)
    heights = page.evaluate("[...document.querySelectorAll('.door')].map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    broken = "[...document.querySelectorAll('.unbroken')].filter(one => one.getClientRects().length > 1).length"
    assert page.evaluate(broken) == 0


@pytest.mark.parametrize("path", PAGES)
def test_the_headings_of_a_guide_follow_each_other(visit, path):
    page = visit(path)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_leaving_a_guide_blanks_it_before_the_other_site_answers(visit, path):
    page = visit(path)
    page.context.route("**/leave", lambda route: route.abort())
    click_and_look = "document.querySelector('[data-leave]').click(), [document.body.childElementCount, document.title]"
    assert page.evaluate(click_and_look) == [0, ""]
