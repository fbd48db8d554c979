"""pa11y, with axe and HTML CodeSniffer, finds no error of WCAG 2 AA on any template, in any state."""

import pytest
from django.http import HttpResponse

from tests.e2e.accessibility.states import LANGUAGES, STATES, address

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", STATES, ids=lambda one: one.name)
def test_no_error_on_any_page_in_any_state(judge, site, monkeypatch, one, language):
    one.stage(monkeypatch)
    posted = {} if one.posted is None else {"posted": one.posted}
    assert judge(url=site + address(one, language), **posted) == []


def test_both_of_its_judges_see_a_barrier(judge, site, monkeypatch):
    page = "<html lang=en><title>Waypoint</title><main><h1>One</h1><img src=/x.svg></main>"
    monkeypatch.setattr("frontend.views.render", lambda request, template, context: HttpResponse(page))
    found = judge(url=f"{site}/safety")
    assert {one.split()[0] for one in found} == {"axe", "htmlcs"}
