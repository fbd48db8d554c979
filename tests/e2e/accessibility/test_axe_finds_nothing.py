"""axe finds no barrier of WCAG 2.2 A or AA on any page, in any state, folded open, narrow and wide."""

import pytest

from tests.e2e.accessibility.states import FURTHER_LANGUAGES, LANGUAGES, STATES, TEMPLATES, state

pytestmark = pytest.mark.browser
NAMES = [one.name for one in STATES]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async (only) => {
  const { passes, violations } = await axe.run({ runOnly: only, resultTypes: ["violations"] });
  const told = violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.html} ${one.failureSummary}`));
  return [passes.length, told];
}"""
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def barriers(page, axe, only=None):
    """What axe finds, after all that is folded is open; evaluated from outside, so that the page's policy stands."""
    page.evaluate(UNFOLD)
    page.evaluate(axe)
    passed, told = page.evaluate(RUN, only or {"type": "tag", "values": TAGS})
    assert passed >= 1
    return told


def narrow(page, axe):
    page.set_viewport_size({"width": 320, "height": 800})
    return barriers(page, axe)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_barrier_on_any_page_in_any_state(look, axe, name, language):
    assert narrow(look(state(name), language), axe) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_barrier_on_a_wide_screen(look, axe, name):
    assert barriers(look(state(name)), axe) == []


@pytest.mark.parametrize("language", FURTHER_LANGUAGES)
@pytest.mark.parametrize("name", ["finder", "results", "guide"])
def test_no_barrier_in_the_other_languages(look, axe, name, language):
    assert narrow(look(state(name), language), axe) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_contrast_holds_in_the_dark(look, axe, name):
    page = look(state(name))
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 25, 31)"
    assert barriers(page, axe, {"type": "rule", "values": ["color-contrast"]}) == []


def test_axe_does_see_a_barrier_on_our_pages(look, axe):
    page = look(state("finder"))
    page.evaluate("document.querySelector('label[for=place]').remove()")
    assert [one for one in barriers(page, axe) if one.startswith("label: ")]
