"""Nothing of a visit stays behind: no cookie, no cached page, no third party, no place in an address."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import frontend
from frontend import urls
from frontend.privacy import PUBLIC_POSTS
from tests.frontend.reading import markup

GUIDES = [
    "/guides",
    "/guides/custody",
    "/guides/16",
    "/es/guides",
    "/es/guides/custody",
    "/ar/guides/custody",
    "/ar/guides/4",
]
PAGES = ["/", "/es/", "/ar/", "/safety", "/es/safety", "/ar/safety", *GUIDES]
# Leaflet names its home in a comment and in a credit that is not shown; its sheet names two bugs of browsers.
NAMED = {
    "modern-normalize.css": {"https://github.com", "https://bugs.webkit.org", "https://issues.chromium.org"},
    "leaflet.js": {"https://leafletjs.com", "http://www.w3.org"},
    "leaflet.css": {"https://bugs.chromium.org", "https://bugzilla.mozilla.org"},
}
POSTS = ["/find", "/es/find", "/ar/find", "/report", "/es/report", "/ar/report"]


def answers():
    client = Client()
    yield from (
        client.get(page) for page in [*PAGES, "/leave", "/find", "/report", "/guides/ice-voice", "/guides/none"]
    )
    yield from (client.post(page, {"place": "10453"}) for page in [*POSTS, "/leave"])


def test_no_answer_sets_a_cookie_or_may_be_stored(site):
    for answer in answers():
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_every_page_carries_the_strict_policy(site):
    for page in PAGES:
        policy = Client().get(page)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "trusted-types waypoint;" in f"{policy};"
        assert "unsafe" not in policy


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_goes_to_a_bland_site_and_clears_what_was_stored(method):
    answer = getattr(Client(), method)("/leave")
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.google.com/"
    assert answer["Clear-Site-Data"] == '"cookies", "storage"'


@pytest.mark.parametrize("page", PAGES)
def test_the_way_out_is_on_every_page(site, page):
    html = markup(Client().get(page))
    prefix = page[:3] if page[:3] in {"/es", "/ar"} else ""
    assert f'href="{prefix}/leave" rel="nofollow noreferrer" data-leave' in html


def test_only_the_named_forms_answer_a_post(site):
    views_by_name = {pattern.name: pattern.callback for pattern in urls.urlpatterns}
    exempt = {name for name, view in views_by_name.items() if getattr(view, "csrf_exempt", False)}
    parts = {"guide": {"number": 4}, "guide-by-id": {"guide_id": "ice-voice"}}
    addresses = {name: reverse(f"public:{name}", kwargs=parts.get(name)) for name in views_by_name}
    posted = {name for name, address in addresses.items() if Client().post(address).status_code != 405}
    assert exempt == set(PUBLIC_POSTS) == posted


def test_titles_are_neutral(site):
    for answer in answers():
        for title in re.findall(r"<title>(.*?)</title>", markup(answer)):
            assert re.fullmatch(r"Waypoint( · .{1,40})?", title)
            assert not re.search("crime|victim|violence|hurt|custody|visa|police", title, re.IGNORECASE)


@pytest.mark.parametrize("ask", [lambda: Client().get("/"), lambda: Client().post("/find", {"place": "10453"})])
def test_places_are_not_remembered_by_the_browser(site, ask):
    """HTML lets a form and its boxes for words say so; what is ticked or hidden follows its form."""
    html = markup(ask())
    tags = re.findall(r'<(?:form|textarea|select|input(?![^>]*type="(?:hidden|checkbox)"))\b[^>]*>', html)
    assert len(tags) >= 4
    assert [tag for tag in tags if 'autocomplete="off"' not in tag] == []


def test_pages_load_nothing_from_elsewhere(site):
    html = markup(Client().get("/")) + markup(Client().post("/find"))
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', html)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    for file in (Path(frontend.__file__).parent / "static").rglob("*.*"):
        assert set(re.findall(r"https?://[\w.]*", file.read_text())) <= NAMED.get(file.name, {"http://www.w3.org"})


def test_no_page_address_can_hold_a_place_or_a_need():
    routes = [str(pattern.pattern) for pattern in urls.urlpatterns]
    guides = ["guides", "guides/custody", "guides/<int:number>", "guides/<slug:guide_id>"]
    assert routes == ["", "find", "safety", "leave", "suggest", "report", "listed", *guides]


def test_no_page_links_to_a_guide_by_a_name_that_tells_its_subject(site):
    found = {link for page in PAGES for link in re.findall(r'href="([^"]*/guides/[^"]+)"', markup(Client().get(page)))}
    assert {link.rpartition("/")[2] for link in found} == {"custody", *map(str, range(1, 25))}
