"""How long a page is still to be seen after somebody leaves it: from the key or the click to the next painted frame."""

from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page

PHONE = 4  # times as slow as this machine, as Lighthouse has a phone of the middle
ROUNDS = 10
SEEN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"  # the list has been painted
TO_BLANK = """press => new Promise(done => {
  const began = performance.now();
  press === 'click' ? document.querySelector('[data-leave]').click() : [1, 2, 3].forEach(() =>
    document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true })));
  requestAnimationFrame(() => setTimeout(() => done([performance.now() - began, !document.body.childElementCount])));
})"""


def times(browser: Browser, site: str, press: str, slower: int) -> Iterator[float]:
    """Milliseconds, of a results page, `ROUNDS` times; `press` is click or keys. Raises ValueError if it stays in sight.

    The processor is made so many times `slower`.
    """
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = _results(context, site)
        context.route("**/leave", lambda _: None)  # the other site never answers
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.evaluate(SEEN)
        took, empty = page.evaluate(TO_BLANK, press)
        if not empty:
            raise ValueError(f"after {press} the page was still there")
        yield took
        context.unroute_all(behavior="ignoreErrors")
        context.close()


def _results(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/")
    page.fill("#place", "Fresno, CA")
    page.check("input[value=emergency-shelter]")
    page.click("button.go")
    page.wait_for_selector(".answer")
    return page
