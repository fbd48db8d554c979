"""By keyboard alone: the way out comes second, every control is reached, and where one is can be seen."""

import pytest

from tests.e2e.accessibility.states import TEMPLATES, state

pytestmark = pytest.mark.browser
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
HERE = """() => {
  const one = document.activeElement;
  if (one === document.body || window.reached.has(one)) return null;
  window.reached.add(one);
  const { outlineStyle, outlineWidth } = getComputedStyle(one.closest('.tile') ?? one);
  const place = one.getBoundingClientRect();
  const bar = document.querySelector('.bar');
  const covered = !bar.contains(one) && !one.matches('.skip') && place.top < bar.getBoundingClientRect().bottom;
  const shown = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
  return shown && !covered && place.bottom > 0 && place.top < innerHeight ? '' : one.outerHTML;
}"""
MISSED = """controls => [...document.querySelectorAll(controls)]
  .filter(one => one.checkVisibility() && !window.reached.has(one)).map(one => one.outerHTML)"""


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_second_stop_is_the_way_out(look, name):
    page = look(state(name))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-leave')") is True


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["finder", "results-which-place", "guide"])
def test_every_control_is_reached_seen_and_not_covered(look, name, language):
    page = look(state(name), language, width=360, height=640)
    page.evaluate("window.reached = new Set()")
    stops = []
    page.keyboard.press("Tab")
    while (told := page.evaluate(HERE)) is not None:
        stops.append(told)
        page.keyboard.press("Tab")
    assert len(stops) >= 8
    assert [one for one in stops if one] == []
    assert page.evaluate(MISSED, CONTROLS) == []
