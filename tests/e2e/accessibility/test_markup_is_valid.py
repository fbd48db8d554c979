"""html-validate finds no error in what is sent, page by page and state by state."""

import pytest

from tests.e2e.accessibility.states import FURTHER_LANGUAGES, LANGUAGES, STATES, state

pytestmark = pytest.mark.in_memory
NAMES = [one.name for one in STATES]


def errors(judge, sent, names, language):
    found = {name: judge(html=sent(state(name), language)) for name in names}
    return {name: told for name, told in found.items() if told}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid_in_every_state(judge, sent, language):
    assert errors(judge, sent, NAMES, language) == {}


@pytest.mark.parametrize("language", FURTHER_LANGUAGES)
def test_pages_are_valid_in_the_other_languages(judge, sent, language):
    assert errors(judge, sent, ["finder", "results", "guide"], language) == {}


def test_what_is_not_valid_is_seen(judge, sent):
    html = sent(state("finder"))
    assert len(judge(html=html.replace("</main>", "</p></main>", 1))) == 1
