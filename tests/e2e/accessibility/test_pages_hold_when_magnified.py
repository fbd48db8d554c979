"""At 400 % zoom (320 CSS pixels) and with letters of twice the size nothing scrolls sideways and no word is cut."""

import pytest

from tests.e2e.accessibility.states import STATES, TEMPLATES, state

pytestmark = pytest.mark.browser
PLACES = [(one.name, "en") for one in STATES] + [(name, code) for code in ("es", "ar") for name in TEMPLATES]
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"
OUTSIDE = """[...document.querySelectorAll('body *')]
  .filter(one => one.checkVisibility() && !one.matches('.skip, select, option') && one.clientWidth > 0)
  .filter(one => [...one.childNodes].some(text => text.nodeType === Node.TEXT_NODE && text.data.trim()))
  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 12)
  .map(one => one.outerHTML)"""


@pytest.mark.parametrize(("name", "language"), PLACES)
def test_nothing_is_cut_at_400_percent_zoom_or_with_letters_of_twice_the_size(look, name, language):
    page = look(state(name), language, width=320)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(OUTSIDE) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    before = page.evaluate("document.querySelector('h1').getBoundingClientRect().height")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().height") >= 1.9 * before
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert page.evaluate(OUTSIDE) == []


def test_a_word_that_is_cut_would_be_seen(look):
    page = look(state("safety"))
    page.evaluate("Object.assign(document.querySelector('h1').style, { whiteSpace: 'nowrap', inlineSize: '40px' })")
    assert len(page.evaluate(OUTSIDE)) == 1


@pytest.mark.parametrize(
    "name", ["finder", "results", "results-in-danger", "results-guides", "guide", "wait", "not-found"]
)
def test_every_link_that_calls_or_texts_is_at_least_44_pixels_high(look, name):
    """But for a number within a sentence, which stands above the steps as a link of its own."""
    page = look(state(name), width=320)
    page.evaluate(UNFOLD)
    calls = '[...document.querySelectorAll(\'a:is([href^="tel:"], [href^="sms:"]):not(.unbroken)\')]'
    heights = page.evaluate(f"{calls}.map(one => one.getBoundingClientRect().height)")
    assert len(heights) >= 1
    assert min(heights) >= 44
