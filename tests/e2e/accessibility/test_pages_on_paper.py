"""Printed, a list keeps its numbers, large, and its sources; what can only be tapped is left out."""

import pytest

from tests.e2e.accessibility.states import TEMPLATES, state

pytestmark = pytest.mark.browser
POINT = 4 / 3  # CSS pixels
TAPPED = """[...document.querySelectorAll('button, input, select, textarea, summary, nav, .bar, .skip, .questions')]
  .filter(one => one.checkVisibility()).map(one => one.outerHTML)"""
NUMBERS = """[...document.querySelectorAll('main a:is([href^="tel:"], [href^="sms:"])')]
  .map(one => [one.textContent.trim(), one.checkVisibility() && one.getBoundingClientRect().height > 0])"""
INK = """[...document.querySelectorAll('main a:is([href^="tel:"], [href^="sms:"]) bdi, h1, h3, .danger a')]
  .map(one => getComputedStyle(one).color)"""


@pytest.fixture
def printed(look):
    def sheet(name, language="en", **media):
        page = look(state(name), language)
        page.emulate_media(media="print", **media)
        return page

    return sheet


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_that_can_only_be_tapped_is_printed(printed, name):
    assert printed(name).evaluate(TAPPED) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_numbers_to_call_are_printed_large(printed, language):
    page = printed("results", language)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.number')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert len(sizes) >= 8
    assert min(sizes) >= 22 * POINT - 0.1


@pytest.mark.parametrize("name", ["finder", "results", "results-in-danger", "results-guides", "guide", "wait"])
def test_no_number_is_lost_in_what_is_folded(look, name):
    page = look(state(name))
    on_screen = page.evaluate(NUMBERS)
    page.emulate_media(media="print")
    on_paper = page.evaluate(NUMBERS)
    assert len(on_paper) == len(on_screen) >= 1
    assert [number for number, shown in on_paper if not shown] == []


def test_on_a_screen_some_numbers_are_folded_away(look):
    assert [number for number, shown in look(state("results")).evaluate(NUMBERS) if not shown]


def test_a_source_is_printed_with_its_address(printed):
    page = printed("results")
    after = (
        "[...document.querySelectorAll('.checked a')].map(one => [one.href, getComputedStyle(one, '::after').content])"
    )
    sources = page.evaluate(after)
    assert len(sources) >= 5
    assert [content for href, content in sources if href.rstrip("/") not in content] == []


def test_the_words_are_ink_on_paper_also_where_the_screen_is_dark(printed):
    page = printed("results", color_scheme="dark")
    luminance = [max(map(int, colour[4:-1].split(", "))) for colour in page.evaluate(INK)]
    assert len(luminance) >= 20
    assert max(luminance) < 0x40
