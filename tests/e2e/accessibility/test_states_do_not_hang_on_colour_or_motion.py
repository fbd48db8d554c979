"""A ticked tile is told from the others in forced colours and with less motion, and nothing moves."""

import pytest

from tests.e2e.accessibility.states import TEMPLATES, state

pytestmark = pytest.mark.browser
LOOKS = """name => {
  const tile = document.querySelector(`input[value=${name}]`).closest('.tile');
  const { borderTopWidth, borderTopColor, backgroundColor, outlineStyle } = getComputedStyle(tile);
  return { borderTopWidth, borderTopColor, backgroundColor, outlineStyle };
}"""
MOVING = """[...document.querySelectorAll('*')].filter(one => {
  const { animationName, transitionDuration } = getComputedStyle(one);
  return animationName !== 'none' || transitionDuration !== '0s';
}).map(one => one.outerHTML)"""


@pytest.fixture
def ticked(look):
    page = look(state("finder"))
    page.check("input[value=counseling]")
    page.evaluate("document.activeElement.blur()")
    return page


def test_in_forced_colours_a_ticked_tile_has_a_thick_edge_and_its_own_tick(ticked):
    ticked.emulate_media(forced_colors="active")
    assert ticked.evaluate("matchMedia('(forced-colors: active)').matches") is True
    assert ticked.evaluate(LOOKS, "counseling")["borderTopWidth"] == "3px"
    assert ticked.evaluate(LOOKS, "medical-care")["borderTopWidth"] == "1px"
    assert ticked.evaluate("getComputedStyle(document.querySelector('.tile :checked')).appearance") == "auto"


def test_in_forced_colours_a_ticked_tile_still_shows_the_focus(ticked):
    ticked.emulate_media(forced_colors="active")
    assert ticked.evaluate(LOOKS, "counseling")["outlineStyle"] == "none"
    ticked.focus("input[value=counseling]")
    assert ticked.evaluate(LOOKS, "counseling")["outlineStyle"] == "solid"


def test_with_less_motion_a_ticked_tile_looks_as_it_does_with_motion(ticked):
    ticked.emulate_media(reduced_motion="no-preference")
    with_motion = ticked.evaluate(LOOKS, "counseling")
    ticked.emulate_media(reduced_motion="reduce")
    assert ticked.evaluate(LOOKS, "counseling") == with_motion
    assert ticked.evaluate(LOOKS, "medical-care")["backgroundColor"] != with_motion["backgroundColor"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_with_less_motion_nothing_moves(look, name):
    page = look(state(name))
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
