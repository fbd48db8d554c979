"""axe finds no barrier of WCAG 2.2 A or AA at the console, in any state, folded open, wide and narrow, by day and by night."""

import pytest

from tests.e2e.accessibility.test_axe_finds_nothing import barriers
from tests.e2e.console.states import STATES, states

pytestmark = pytest.mark.browser
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
# In each language. The others are made of the same parts, and are judged in English.
MOST_PARTS = {"empty", "answers", "question answered", "script", "hand-over", "end", "help", "unread", "away"}
ON_A_PHONE = {"answers", "basket", "script", "hand-over", "end", "help", "in danger"}
AT_NIGHT = {"answers", "basket", "palette", "hand-over", "end", "in danger", "soon signed out"}


def found(hands, axe, names, only=None):
    """What axe finds in each of these states that has something."""
    told = {name: barriers(hands.page, axe, only) for name in states(hands) if name in names}
    assert set(told) == set(names)
    return {name: barrier for name, barrier in told.items() if barrier}


@pytest.mark.parametrize(("language", "names"), [("en", STATES), ("es", MOST_PARTS), ("ar", MOST_PARTS)])
def test_no_barrier_in_any_state(sit, axe, language, names):
    assert found(sit(language, clock=True), axe, names) == {}


def test_no_barrier_on_a_narrow_screen(sit, axe):
    assert found(sit(clock=True, width=320, height=800), axe, ON_A_PHONE) == {}


def test_contrast_holds_in_the_dark(sit, axe):
    hands = sit(clock=True)
    hands.page.emulate_media(color_scheme="dark")
    assert hands.page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 25, 31)"
    assert found(hands, axe, AT_NIGHT, CONTRAST) == {}


def test_axe_does_see_a_barrier_at_the_console(sit, axe):
    hands = sit()
    hands.page.evaluate("() => document.querySelector('label[for=place]').remove()")
    assert [one for one in barriers(hands.page, axe) if one.startswith("label: ")]
