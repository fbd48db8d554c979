"""Above every list stand 911, the line that fits best and the crisis line, each with who runs it; nobody scrolls for them."""

import re
from functools import lru_cache

from django.test import Client

from frontend import views
from tests.frontend import samples
from tests.frontend.reading import markup

CRISIS = samples.blob(
    id="crisis",
    source_id="crisis",
    service="988 Suicide & Crisis Lifeline",
    phones=[samples.phone(number="988", display="988")],
)


def page(site, monkeypatch, **changes):
    site.blobs["crisis"] = CRISIS
    site.result = samples.result(**changes)
    monkeypatch.setattr(views, "first_line_ids", lru_cache(lambda version: ("ndvh", "crisis")))
    return markup(Client().post("/find", {}))


def at_hand(html):
    return re.findall(r'<ul class="at-hand">.*?</ul>', html)


def numbers(part):
    return re.findall(r'href="(tel:[^"]+)"', part)


def test_they_come_after_911_and_before_the_list(site, monkeypatch):
    html = page(site, monkeypatch)
    (part,) = at_hand(html)
    assert numbers(part) == ["tel:+18007997233", "tel:988"]
    assert html.index('href="tel:911"') < html.index(part) < html.index('<article class="card"')


def test_who_runs_a_line_is_said_before_its_number(site, monkeypatch):
    (part,) = at_hand(page(site, monkeypatch))
    assert part.index('<p class="operator') < part.index("tel:")
    assert part.count('<p class="operator') == 2


def test_they_stand_in_full_beside_the_list(site, monkeypatch):
    html = page(site, monkeypatch)
    aside = html[html.index('<section class="always"') :].partition("</section>")[0]
    assert numbers(aside)[0] == "tel:+18007997233"
    assert "tel:988" in numbers(aside)


def test_the_crisis_line_that_fits_best_is_there_once(site, monkeypatch):
    (part,) = at_hand(page(site, monkeypatch, fallbacks=("crisis",)))
    assert numbers(part) == ["tel:988"]


def test_in_danger_the_lines_are_pinned_in_full_and_not_repeated(site, monkeypatch):
    html = page(site, monkeypatch, pinned=("crisis",))
    assert at_hand(html) == []
    assert "tel:988" in numbers(html[: html.index('<article class="card"')])


def test_a_line_without_a_number_is_not_among_them(site, monkeypatch):
    site.blobs["ndvh"] = samples.BLOBS["ndvh"] | {"phones": []}
    (part,) = at_hand(page(site, monkeypatch))
    assert numbers(part) == ["tel:988"]
