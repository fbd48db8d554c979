"""An operator makes the keys their own: the map shows them, a key that is taken is refused, and one switch ends them all."""

import pytest
from playwright.sync_api import expect

from frontend.console.keys import GROUPS

pytestmark = pytest.mark.browser
ACTIONS = [action for _heading, actions in GROUPS for action in actions]
MAP = "() => [...document.querySelectorAll('#help .key-of')].map(one => [one.closest('tr').dataset.code, one.value])"
# What is seen and given, without what merely shows where the keys are.
STATE = """() => [document.activeElement.id, document.querySelector('#status').textContent,
  ...document.querySelectorAll('dialog[open]'), document.querySelector('#drawer').hidden,
  ...new FormData(document.querySelector('#call')).entries(), document.querySelector('#basket').textContent].map(String)"""
MOST_STEPS = 80


def reach(call, selector):
    """By Tab, within what is open."""
    for _ in range(MOST_STEPS):
        if call.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        call.press("Tab")
    pytest.fail(f"the keys never came to {selector}")


def change(call, code, key):
    """On the map, by keys; then back to the call."""
    call.press("?")
    reach(call, f"#key-{code}")
    call.press(key, "Tab")


def hints(call, code):
    """Every place that names the key of an action."""
    return set(call.page.locator(f"[data-kbd={code}]").all_inner_texts())


def test_the_map_shows_every_action_with_its_key(call):
    call.press("?")
    expect(call.page.locator("#help")).to_be_visible()
    assert call.page.evaluate(MAP) == [[action.code, action.key] for action in ACTIONS]
    expect(call.page.locator("#help label").filter(has_text="Where it happened")).to_be_visible()
    call.press("Escape")
    expect(call.page.locator("#help")).to_be_hidden()


def test_a_key_of_ones_own_works_is_shown_everywhere_and_outlives_a_reload(call):
    change(call, "hand-over", "]")
    call.press("Escape")
    for _ in range(2):
        assert hints(call, "hand-over") == {"]"}
        call.press("a")
        expect(call.page.locator("#hand-over")).to_be_hidden()
        call.press("]")
        expect(call.page.locator("#hand-over")).to_be_visible()
        call.page.reload()


def test_a_key_that_is_taken_is_refused_and_it_is_said(call):
    change(call, "hand-over", "e")
    expect(call.page.locator("#help [role=status]")).to_have_text("This key is taken")
    assert call.value("key-hand-over") == "a"
    call.press("Escape")
    assert (hints(call, "hand-over"), hints(call, "end")) == ({"a"}, {"e"})
    call.press("e")
    expect(call.page.locator("#end")).to_be_visible()


@pytest.mark.parametrize("key", ["7", " "])
def test_a_digit_and_a_space_are_no_keys_for_an_action(call, key):
    change(call, "hand-over", key)
    assert call.value("key-hand-over") == "a"
    assert call.page.evaluate("() => localStorage.length") == 0


def test_the_first_keys_come_back(call):
    change(call, "hand-over", "]")
    reach(call, "[data-action=keys-again]")
    call.press("Enter", "Escape")
    assert hints(call, "hand-over") == {"a"}
    assert call.page.evaluate(MAP) == [[action.code, action.key] for action in ACTIONS]
    call.press("a")
    expect(call.page.locator("#hand-over")).to_be_visible()


def test_the_switch_turns_every_single_key_off_and_on_again(call):
    call.press("v")
    call.write("s", "my husband hits me")
    call.place("Fresno, CA", "Fresno, CA")
    call.press("?")
    reach(call, "#keys-on")
    call.press("Space", "Escape")
    expect(call.page.locator("#help")).to_be_hidden()
    before = call.page.evaluate(STATE)
    for key in [*(action.key for action in ACTIONS), *"123456789", "Shift+Digit1", "Shift+Digit6", "Enter"]:
        call.press(key)
    assert call.page.evaluate(STATE) == before
    expect(call.page.locator(".basket [data-kbd=end]")).to_be_hidden()
    reach(call, ".top [data-action=keys]")
    call.press("Enter", "e")
    expect(call.page.locator("#end")).to_be_visible()


def test_the_switch_outlives_a_reload_and_boxes_are_left_as_before(call):
    reach(call, ".top [data-action=keys]")
    call.press("Enter")
    call.page.reload()
    call.press("p")
    assert call.focused() == "BODY"
    reach(call, "#place")
    call.type("Fresno, CA")
    call.press("Enter")
    expect(call.page.locator("#offices-title")).to_have_text("Offices for Fresno, CA")
    assert call.focused() == "main"
