"""After a call no word of it is anywhere: on the page, in the browser, in an address, in the database or in the log."""

import logging
from urllib.parse import unquote_plus

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from playwright.sync_api import expect

from directory.models import CallCount
from frontend.console import views
from tests.e2e.console.conftest import CONSOLE, NAME
from tests.e2e.console.hands import NEVER_STOPPED, Hands, Held

pytestmark = pytest.mark.browser
# What a session holds of the account and of the second factor that it showed.
OF_THE_SIGN_IN = {
    *("_auth_user_id", "_auth_user_backend", "_auth_user_hash", "_session_expiry"),
    *("account_authentication_methods", "account_authentication_methods_user", "mfa.webauthn.state"),
}
CANARY = "qxcanary"  # in every box, with the name of the box behind it
BOXES = {"text": "s", "place": "p", "crime_place": "h", "destination": "i"}
PALETTES = {"needs": "n", "language": "g", "organization": "'", "find-script": "/"}
SEEN = """() => [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(history.state),
  ...[...document.querySelectorAll('input, textarea, select')].map(one => one.value),
  ...[...document.querySelectorAll('template')].map(one => one.innerHTML)].join('\\n').toLowerCase()"""
KEPT = """async () => ({ local: { ...localStorage }, session: { ...sessionStorage }, caches: await caches.keys(),
  databases: await indexedDB.databases(), workers: (await navigator.serviceWorker.getRegistrations()).length })"""
NOTHING = {"local": {}, "session": {}, "caches": [], "databases": [], "workers": 0}
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
HIDDEN = "() => [...document.querySelectorAll('input[type=hidden], #given input')].map(one => one.name)"
ASKED_BY = {
    "answers": lambda hands: hands.write("p", "Houston, TX"),
    "suggest": lambda hands: hands.write("n", "shelter"),
    "why-not": lambda hands: hands.write("'", "marjaree"),
    "hand-over": lambda hands: hands.press("1", "a", "Escape"),
    "wrong-number": lambda hands: hands.press("-"),
}


@pytest.fixture
def log():
    """What the server logs, as the settings have it, and nothing less."""
    lines = []

    class Listening(logging.Handler):
        def emit(self, record):
            lines.append(f"{self.format(record)} {record.__dict__}".lower())

    handler = Listening()
    loggers = [logging.getLogger(name) for name in ("", *settings.LOGGING["loggers"])]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def plant(hands):
    """A call with a canary in every box, an answer in the basket and the caller's words all over the page."""
    hands.press("v")
    for box, key in BOXES.items():
        hands.press(key)
        hands.type(f"my husband hits me {CANARY}{box}" if box == "text" else f"{CANARY}{box}, TX")
        hands.press("Escape")
    for box, key in PALETTES.items():
        hands.press(key)
        hands.type(f"{CANARY}{box}")
        hands.press("Escape", "Escape")
    expect(hands.page.locator("#answers .notice.trouble").first).to_contain_text(CANARY)
    hands.press("1", "y", "r", "Space")
    expect(hands.page.locator("#basket li")).to_have_count(1)


def handed(hands):
    hands.hand_over()
    hands.press("Escape")


def rows():
    """(table, all its columns as text) of every row that there is."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(str(cell) for cell in row).lower()


def tables_with(words):
    return {table for table, row in rows() if words in row}


def counted(hands):
    hands.press("e", "1", "n", "Enter")
    hands.is_counted()


def cleared(hands):
    hands.press("N")
    expect(hands.page.locator("#basket li")).to_have_count(0)


@pytest.mark.parametrize("over", [counted, cleared])
def test_no_word_of_a_call_is_left_in_the_browser(sit, over):
    call = sit()
    page, asked = call.page, []
    page.context.on("request", lambda request: asked.append(unquote_plus(f"{request.url} {request.headers}").lower()))
    before = page.evaluate("() => [history.length, location.href]")
    empty = page.evaluate(HIDDEN)
    plant(call)
    handed(call)
    assert CANARY in page.evaluate(SEEN)
    over(call)
    assert CANARY not in page.evaluate(SEEN)
    assert page.evaluate("() => [history.length, location.href]") == before
    assert page.evaluate(HIDDEN) == empty
    assert page.locator(":checked:not(option, #keys-on), #answers .card, #basket li, dialog[open]").count() == 0
    assert page.evaluate(KEPT) == NOTHING
    assert {one["name"] for one in page.context.cookies()} == {"sessionid", "csrftoken"}
    assert len(asked) >= 3
    assert [one for one in asked if CANARY in one] == []


@pytest.mark.parametrize("over", [counted, cleared])
def test_the_next_call_has_nothing_of_the_last(call, over):
    plant(call)
    call.press("e", "2", "f", "Escape")
    over(call)
    call.press("w")
    call.write("s", "I was robbed")
    call.place("Denver, CO", "Denver, CO")
    assert call.page.locator("#chips .given bdi").all_inner_texts() == ["near Denver, CO"]
    call.press("2")
    chosen = call.page.locator("#answers .card").nth(1).get_attribute("data-name")
    assert call.page.locator("#basket li bdi:first-child").all_inner_texts() == [chosen]
    call.press("e")
    expect(call.page.locator("#outcomes .outcome-name")).to_have_text([chosen])
    assert call.page.locator("#outcomes [aria-pressed=true]").all_inner_texts() == ["1 Number given"]
    assert call.page.locator("#unmet [aria-pressed=true]").count() == 0


def test_no_word_of_a_call_is_left_on_the_server(call, log):
    plant(call)
    handed(call)
    counted(call)
    assert tables_with(NAME) == {"directory_user"}
    assert tables_with(CANARY) == set()
    assert CallCount.objects.count() == 1
    kept = {key for one in Session.objects.all() for key in one.get_decoded()}
    assert kept == OF_THE_SIGN_IN | {"seen"}
    assert [line for line in log if CANARY in line] == []


def test_no_word_of_a_call_is_logged_when_the_server_fails(call, log, monkeypatch):
    def broken(asked, language):
        raise RuntimeError("as a test wants it")

    plant(call)
    monkeypatch.setattr(views, "answered", broken)
    call.press("u")
    expect(call.page.locator("#away")).to_be_visible()
    assert [line for line in log if "as a test wants it" in line]
    assert [line for line in log if CANARY in line] == []


def test_a_new_call_cannot_be_undone(call):
    call.press("s")
    call.type(f"{CANARY}text")
    call.press("Control+z")
    assert CANARY not in call.value("text")  # this browser does undo
    plant(call)
    cleared(call)
    for box, key in BOXES.items():
        call.press(key, "Control+z", "Control+z", "Control+Shift+z", "Control+y")
        assert call.value(box) == ""
        call.press("Escape")
    assert CANARY not in call.page.evaluate(SEEN)
    assert call.page.locator("#answers .card, #basket li").count() == 0


@pytest.mark.parametrize("again", ["reload", "back"])
def test_a_page_that_is_opened_again_begins_anew(call, again):
    plant(call)
    if again == "reload":
        call.page.reload()
    else:
        call.page.goto("about:blank")
        call.page.go_back()
    expect(call.page.locator("body.scripted")).to_be_attached()
    assert CANARY not in call.page.evaluate(SEEN)
    assert call.page.locator("#answers .card, #basket li").count() == 0


@pytest.mark.parametrize("address", ASKED_BY)
def test_an_answer_for_a_call_that_is_over_comes_to_nobody(sit, address):
    call = sit(script=NEVER_STOPPED)
    call.press("v")
    call.write("s", "my husband hits me")
    call.place("Fresno, CA", "Fresno, CA")
    held = Held(call.page, address)
    ASKED_BY[address](call)
    held.come()
    call.press("N")
    empty = call.page.evaluate(SEEN)
    with call.page.expect_response(f"**/staff/console/{address}") as late:
        held.let_go()
    assert late.value.status == 200
    call.page.evaluate(TWO_FRAMES)
    assert call.page.evaluate(SEEN) == empty
    call.press("v")
    call.write("s", "I was robbed")
    call.place("Denver, CO", "Denver, CO")


def test_two_windows_do_not_mix_their_calls(sit, site):
    one = sit()
    page = one.page.context.new_page()
    page.goto(site + CONSOLE)
    expect(page.locator("body.scripted")).to_be_attached()
    other = Hands(page)
    for hands, place in ((one, "Fresno, CA"), (other, "Houston, TX")):
        hands.press("v")
        hands.write("s", "my husband hits me")
        hands.place(place, place)
    one.press("1")
    other.press("2", "3")
    assert (one.page.locator("#basket li").count(), other.page.locator("#basket li").count()) == (1, 2)
    one.press("e", "Enter")
    one.is_counted()
    assert (other.value("place"), other.page.locator("#basket li").count()) == ("Houston, TX", 2)
    expect(other.page.locator("#offices-title")).to_have_text("Offices for Houston, TX")
    other.press("e", "Enter")
    other.is_counted()
    assert list(CallCount.objects.values_list("triage", "count")) == [
        ("victim", 1),
        ("victim", 1),
    ]  # by the clocks of two places
