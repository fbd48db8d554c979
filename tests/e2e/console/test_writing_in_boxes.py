"""While somebody writes, every letter is a letter; Esc and Enter lead out; arrows choose what a palette offers."""

import pytest
from playwright.sync_api import expect

from frontend.console.keys import GROUPS

pytestmark = pytest.mark.browser
LETTERS = "".join(action.key for _heading, actions in GROUPS for action in actions) + "123456789!@#"
BOXES = {"text": "s", "needs": "n", "language": "g", "place": "p", "crime_place": "h", "destination": "i"}
BESIDE = {"find-script": "/", "organization": "'"}


def given(call):
    """Fields and values that were picked."""
    held = call.page.locator("#given input").all()
    return [(one.get_attribute("name"), one.get_attribute("value")) for one in held]


def offered(call, box):
    """What a palette offers once it is open, and the one that Enter takes."""
    expect(call.page.locator(f"#{box}")).to_have_attribute("aria-expanded", "true")
    options = call.page.locator(f"#{box}-list [role=option]")
    return options.all_inner_texts(), options.and_(call.page.locator("[aria-selected=true]")).inner_text()


def test_no_key_acts_while_a_box_is_written_in(call):
    for box, key in {**BOXES, **BESIDE}.items():
        call.press(key)
        call.type(LETTERS)
        assert (call.focused(), call.value(box)) == (box, LETTERS)
        assert call.page.locator("[name=triage]:checked, dialog[open], #basket li").count() == 0
        call.press("Escape", "Escape")


@pytest.mark.parametrize("way_out", ["Escape", "Enter"])
def test_esc_and_enter_lead_out_of_a_box(call, way_out):
    for box, key in {**BOXES, "stage": "z", "custody": "j"}.items():
        call.press(key)
        assert call.focused() == box
        call.press(way_out)
        assert call.focused() == "main"


def test_a_line_can_be_broken_in_what_they_say(call):
    call.press("s")
    call.type("one")
    call.press("Shift+Enter")
    call.type("two")
    assert (call.focused(), call.value("text")) == ("text", "one\ntwo")


def test_the_status_says_when_letters_are_letters(call):
    call.press("s")
    expect(call.status()).to_have_text("Writing: Esc to go back to the keys")
    call.press("Escape")
    expect(call.status()).to_have_text("Ready")


def test_arrows_choose_in_a_palette_and_enter_takes(call):
    call.press("n")
    call.type("legal")
    words, first = offered(call, "needs")
    assert first == words[0]
    call.press("ArrowDown", "ArrowDown")
    assert offered(call, "needs") == (words, words[2])
    call.press("ArrowUp")
    assert offered(call, "needs") == (words, words[1])
    call.press("Enter")
    expect(call.page.locator("#chips .given").get_by_text(words[1], exact=True)).to_be_visible()
    assert given(call) == [("need", "legal-immigration")]
    assert (call.value("needs"), call.focused()) == ("", "main")


def test_arrows_go_round_in_a_palette(call):
    call.press("g")
    call.type("d")
    words, first = offered(call, "language")
    call.press("ArrowUp")
    assert offered(call, "language") == (words, words[-1])
    call.press("ArrowDown")
    assert offered(call, "language") == (words, first)


def test_esc_closes_a_palette_and_then_leads_out_of_it(call):
    call.press("n")
    call.type("legal")
    offered(call, "needs")
    call.press("Escape")
    expect(call.page.locator("#needs-list")).to_be_hidden()
    assert (call.focused(), call.value("needs")) == ("needs", "legal")
    call.press("Escape")
    assert (call.focused(), given(call)) == ("main", [])


def test_words_that_mean_nothing_leave_nothing(call):
    call.write("n", "qwxzzy")
    assert call.focused() == "main"
    expect(call.page.locator("#needs-list")).to_be_hidden()
    assert given(call) == []


def test_enter_takes_what_the_last_letter_means_and_not_what_was_offered_before(call):
    call.press("g")
    call.type("s")
    assert offered(call, "language")[1].startswith("Albanian")
    call.type("panish")
    call.press("Enter")
    expect(call.page.locator("#chips .given").get_by_text("Spanish", exact=True)).to_be_visible()
    assert given(call) == [("language", "es")]


def test_a_key_at_once_after_enter_is_a_key_and_no_letter(call):
    call.press("g")
    call.type("spanish")
    call.press("Enter", "v", "n")
    call.type("legal")
    call.press("Enter", "p")
    call.type("Fresno")
    expect(call.page.locator("#chips .given")).to_have_count(3)
    assert given(call) == [("language", "es"), ("need", "legal-criminal-rights")]
    assert (call.value("needs"), call.value("language"), call.value("place")) == ("", "", "Fresno")
    expect(call.page.locator("[name=triage][value=victim]")).to_be_checked()


def test_a_palette_closes_where_the_keys_leave_it(call):
    call.press("n")
    call.type("legal")
    offered(call, "needs")
    call.press("Tab")
    expect(call.page.locator("#needs-list")).to_be_hidden()
    assert (call.focused(), given(call)) == ("language", [])


def test_a_click_takes_the_option_that_is_clicked(call):
    call.press("n")
    call.type("legal")
    words, _first = offered(call, "needs")
    call.page.locator("#needs-list [role=option]").nth(2).click()
    expect(call.page.locator("#chips .given").get_by_text(words[2], exact=True)).to_be_visible()
    assert given(call) == [("need", "legal-help")]
