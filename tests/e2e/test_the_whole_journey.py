"""A whole visit on a narrow phone, by the keys alone, with scripts and without: a number, a guide, a report, the way out.

After it nothing is left in the browser, and nobody but the site was asked for anything.
"""

import pytest

pytestmark = pytest.mark.browser
OUT = "https://www.google.com/"
MOST_STEPS = 400  # of the Tab key; a page that needs more has lost its way
KEPT = """async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length, caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length, databases: (await indexedDB.databases()).length })"""
PAGES = ["/", "/find", "/report", "/find", "/guides", "/guides/7"]
NOTHING = {"cookies": "", "local": 0, "session": 0, "caches": [], "workers": 0, "databases": 0}


class Keys:
    """A person who has no mouse: Tab until it is reached, then a key."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector):
        for _ in range(MOST_STEPS):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keys never came to {selector}")

    def press(self, selector, key="Enter"):
        self.reach(selector)
        self.page.keyboard.press(key)

    def go(self, selector, arrived):
        """Press it; the next page is there when `arrived` is, and no wider than the screen."""
        self.press(selector)
        self.page.wait_for_selector(arrived)
        assert self.page.evaluate("document.documentElement.scrollWidth") == self.page.viewport_size["width"]


def travelled(keys):
    """From the questions to a number, a report and a guide."""
    page = keys.page
    keys.press("input[name=need][value=emergency-shelter]", "Space")
    keys.reach("#place")
    page.keyboard.type("Fresno, CA")
    keys.go("button.go", ".answer")
    keys.reach(".card .call a")
    number = page.evaluate("document.activeElement.getAttribute('href')")
    keys.press(".card .wrong summary")
    keys.go(".card .wrong button", "form.again")
    keys.go("form.again button", ".answer")
    keys.go(".foot a[href$='/guides']", ".shelf")
    keys.go(".door[href$='/guides/7']", ".told")
    return number


def way_out(page):
    """Where the site sends somebody who leaves; the other site itself is not asked."""
    led = []

    def answer(route):
        sent = route.fetch(max_redirects=0)
        led.append((sent.status, sent.headers["location"]))
        route.fulfill(body="<title>bland</title>", content_type="text/html")

    page.context.route("**/leave", answer)
    return led


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("prefix", ["", "/es", "/ar"])
def test_a_visit_by_the_keys_leaves_nothing_and_asks_nobody_else(visit, site, prefix, scripts):
    page = visit(None, width=320, height=640, scripts=scripts)
    asked, seen, led = [], [], way_out(page)
    page.on("request", lambda request: asked.append(request.url))
    page.on("framenavigated", lambda frame: seen.append(frame.url.removeprefix(f"{site}{prefix}")))
    page.goto(f"{site}{prefix}/")
    entries, keys = page.evaluate("history.length"), Keys(page)
    assert travelled(keys).startswith("tel:")
    assert seen == (["/"] if scripts else PAGES)  # in the order of the history: nothing of a person is in it
    assert page.evaluate("history.length") == entries + len(seen) - 1
    assert page.evaluate(KEPT) == NOTHING
    keys.press("[data-leave]")
    page.wait_for_url("**/leave")
    assert (led, page.title()) == ([(303, OUT)], "bland")
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert not [url for url in asked if "Fresno" in url or "shelter" in url or "?" in url]
