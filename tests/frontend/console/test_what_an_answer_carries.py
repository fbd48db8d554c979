"""What every answer of the console carries: stored nowhere, told to no other site, and no script but its own."""

import re

import pytest
from django.test import Client

from tests.frontend.console.calling import HITS, LISTING, TOKEN, address, signed_in

pytestmark = pytest.mark.usefixtures("shipped_index")
FORM = {"text": f"{HITS}, I need a bed", "place": "Fresno, CA", "language": "es"}
ANSWERS = [
    ("get", "console", {}),
    ("post", "console", FORM),
    ("post", "console", {"age": "old"}),
    ("post", "answers", FORM),
    ("post", "answers", {}),
    ("post", "answers", {"need": "no-such-need"}),
    ("post", "suggest", {"palette": "needs", "words": "shel"}),
    ("post", "why-not", FORM | {"organization": LISTING}),
    ("post", "why-not", {"stage": "none"}),
    ("post", "guides", {"read_in": "ar"}),
    ("post", "stay", {}),
    ("post", "hand-over", FORM | {"basket": [LISTING, "ca-marjaree-mason-center-fresno"]}),
    ("post", "end", FORM | {"token": TOKEN}),
    ("post", "end", {"token": "short"}),
    ("post", "wrong-number", {"listing": LISTING}),
    ("get", "answers", {}),
]
INLINE = re.compile(r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|srcdoc=", re.IGNORECASE)


@pytest.fixture
def client():
    return signed_in()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("method", "name", "fields"), ANSWERS)
def test_it_is_stored_nowhere_and_tells_no_other_site(client, method, name, fields, language):
    answer = getattr(client, method)(address(name, language), fields)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = {part.strip() for part in answer["Content-Security-Policy"].split(";")}
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"} <= policy
    assert {"require-trusted-types-for 'script'", "trusted-types waypoint"} <= policy
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize(("method", "name", "fields"), ANSWERS)
def test_it_has_no_script_and_no_style_of_its_own(client, method, name, fields):
    assert INLINE.findall(getattr(client, method)(address(name), fields).content.decode()) == []


def test_the_sign_in_has_none_either():
    answer = Client().get("/staff/account/sign-in")
    assert answer.status_code == 200
    assert INLINE.findall(answer.content.decode()) == []
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_all_that_the_page_loads_and_calls_is_its_own(client):
    html = client.get(address("console")).content.decode()
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', html)
    assert len(loaded) >= 6
    assert [one for one in loaded if not one.startswith("/static/")] == []
    called = re.findall(
        r'\s(?:action|data-(?:answers|suggest|why-not|guides|stay|hand-over|end|wrong-number))="(.*?)"', html
    )
    assert len(called) == 11
    leaving = ["/staff/account/sign-out", "/staff/account/leave"]
    assert [one for one in called if not one.startswith("/staff/console/")] == leaving


def test_no_address_of_the_console_can_hold_what_a_caller_says():
    names = ("console", "answers", "suggest", "why-not", "guides", "stay", "hand-over", "end", "wrong-number")
    assert [address(name) for name in names] == [
        "/staff/console/",
        "/staff/console/answers",
        "/staff/console/suggest",
        "/staff/console/why-not",
        "/staff/console/guides",
        "/staff/console/stay",
        "/staff/console/hand-over",
        "/staff/console/end",
        "/staff/console/wrong-number",
    ]


def test_no_box_of_the_call_is_remembered_by_the_browser(client):
    html = client.get(address("console")).content.decode()
    form = html[html.index('<form id="call"') : html.index("</form>", html.index('<form id="call"'))]
    boxes = re.findall(r'<(?:form|textarea|input(?![^>]*type="(?:hidden|checkbox|radio)"))\b[^>]*>', form)
    assert len(boxes) == 7
    assert [box for box in boxes if 'autocomplete="off"' not in box] == []
