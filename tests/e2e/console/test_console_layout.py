"""The console fits its screen, at work size, at twice the size and from right to left: nothing is cut off, all is reached."""

import pytest
from playwright.sync_api import expect

from tests.e2e.console.conftest import CONSOLE, prefix, profiles, seated

pytestmark = pytest.mark.browser
SIZES = {"as it is": (1366, 768), "at 200 %": (683, 384), "narrow": (320, 640)}
# What is wider than its room: the page, or a side that moves by itself.
TOO_WIDE = """() => ['html', '.left', '.right', '.basket', 'dialog[open]'].map(one => document.querySelector(one))
  .filter(one => one && one.scrollWidth > one.clientWidth).map(one => `${one.className || one.tagName} ${one.scrollWidth} > ${one.clientWidth}`)"""
# Whether the middle of an element is what one sees at that place.
UNCOVERED = """one => { const { left, top, width, height } = one.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return one.contains(seen) || (seen !== null && seen.contains(one)); }"""


@pytest.fixture(scope="module", params=[(size, language) for size in SIZES for language in ("en", "ar")], ids=" ".join)
def answered(chromium, site, signed_in, request):
    """A call with answers, offices, questions and a place in the basket."""
    size, language = request.param
    width, height = SIZES[size]
    with profiles(chromium) as opened:
        page = opened(signed_in, width=width, height=height).new_page()
        call = seated(page, f"{site}{prefix(language)}{CONSOLE}")
        call.press("v")
        call.write("s", "my husband hits me and I need a bed tonight")
        call.write("p", "Fresno, CA")
        expect(page.locator("#offices-title")).to_contain_text("Fresno, CA")
        yield call


def in_sight(call, selector):
    one = call.page.locator(selector).first
    expect(one).to_be_in_viewport()
    return one.evaluate(UNCOVERED)


def test_nothing_is_cut_off_at_the_side(answered):
    answered.press("1", "2", "3")
    assert answered.page.evaluate(TOO_WIDE) == []
    for key in ("a", "e", "?"):
        answered.press(key)
        expect(answered.page.locator("dialog[open]")).to_be_visible()
        if key == "a":
            expect(answered.page.locator("#handed .sheet")).to_be_visible()
        assert answered.page.evaluate(TOO_WIDE) == []
        answered.press("Escape")
    answered.write("/", "relay")
    assert answered.page.evaluate(TOO_WIDE) == []
    answered.press("Escape", "1", "2", "3")
    expect(answered.page.locator("#basket li")).to_have_count(0)


def test_every_answer_and_the_basket_are_reached_and_seen(answered):
    for digit in "123456789":
        answered.press(digit)
        card = f"#answers [data-number-key='{digit}']"
        expect(answered.page.locator(card)).to_be_focused()
        assert in_sight(answered, f"{card} h2"), digit
        assert in_sight(answered, f"{card} .operator"), digit
    answered.press(*"987654321")
    answered.page.locator(".basket [data-action=end]").focus()
    assert in_sight(answered, ".basket [data-action=end]")


def test_a_page_from_right_to_left_has_the_request_on_the_right(sit):
    call = sit("ar")
    assert call.page.locator("html").get_attribute("dir") == "rtl"
    request, answers = (call.page.locator(one).bounding_box() for one in (".left", ".right"))
    assert request["x"] >= answers["x"] + answers["width"]
    assert request["x"] + request["width"] == 1366


def test_a_full_basket_leaves_room_for_the_answers(sit):
    call = sit()
    call.press("v")
    call.write("s", "my husband hits me and I need a bed tonight")
    call.place("Fresno, CA", "Fresno, CA")
    call.press(*"123456789")
    assert call.page.locator("#basket li").count() == 9
    assert call.page.evaluate("() => [scrollY, document.querySelector('.right').scrollTop > 0]") == [0, True]
    assert call.page.locator(".basket").bounding_box()["height"] <= 768 / 3
    assert in_sight(call, "#answers [data-number-key='9'] h2")
    assert in_sight(call, ".basket [data-action=hand-over]")
