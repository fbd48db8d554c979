"""An operator at the console: from a key to the answers on the screen, and what the server takes for them."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_urlsafe
from urllib.parse import urlencode

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Browser, BrowserContext, Page

from bench.doors.gunicorn import HOST, Address, exchange
from directory.services import make_operator
from geodata.tables import zips

CONSOLE = "/staff/console/"
ASKED, WARM_UP = 200, 20
CALLS = (
    ("v", "my husband hits me and I need a bed tonight", "Fresno, CA"),
    ("f", "my son was killed and she wants to know when the man gets out of jail", "Houston, TX"),
    ("w", "I saw the shooting and I am scared they come for me", "Chicago"),
    ("v", "someone opened credit cards in my name", "Sacramento"),
    ("v", "I was beaten up and robbed and cannot pay the hospital", "Denver"),
    ("o", "a girl of fifteen was hurt at home and needs counseling", "96799"),
)
# Milliseconds from the last key to the frame after the one in which new answers were painted.
WATCH = """() => {
  const waiting = [];
  let began = 0;
  addEventListener('keydown', (event) => { began = event.timeStamp; }, true);
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.id === 'answers')) return;
    requestAnimationFrame(() => setTimeout(() => waiting.splice(0).forEach((done) => done(performance.now() - began))));
  }).observe(document.documentElement, { childList: true, subtree: true });
  window.whenShown = () => new Promise((done) => { waiting.push(done); });
}"""
# A promise in the page is begun before the keys and read after them.
BEGIN, END = "() => { window.shown = window.whenShown(); }", "() => window.shown"


@contextmanager
def operator() -> Iterator[tuple[str, str, str]]:
    """Name, password and the secret of the app of an account that is there for as long as it is measured."""
    name, password, secret = f"bench-{token_urlsafe(6)}", token_urlsafe(18), generate_totp_secret()
    user = make_operator(name=name, password=password)
    TOTP.activate(user, secret)
    try:
        yield name, password, secret
    finally:
        user.delete()


def sign_in(browser: Browser, site: str, account: tuple[str, str, str]) -> BrowserContext:
    """A browser profile with the cookies of a sign-in by the real pages."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = _opened(context, f"{site}{CONSOLE}")
    name, password, secret = account
    page.fill("#id_login", name)
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")
    step = list(yield_hotp_counters_from_time())[1]  # the code before, of now, and after
    page.fill("#id_code", format_hotp_value(hotp_value(secret, step)))
    page.press("#id_code", "Enter")
    page.wait_for_selector("body.scripted")
    page.close()
    return context


def sign_out(context: BrowserContext, site: str) -> None:
    """Nothing of the session stays in the database."""
    page = _opened(context, f"{site}{CONSOLE}")
    page.click("form[action$='sign-out'] button")
    page.wait_for_selector("#id_login")


def interactions(context: BrowserContext, site: str) -> Iterator[float]:
    """Milliseconds from a key to new answers on the screen, in `CALLS`: words, places, single keys and chips, mixed."""
    page = _opened(context, f"{site}{CONSOLE}")
    page.wait_for_selector("body.scripted")
    page.evaluate(WATCH)
    for who, words, place in CALLS:
        yield from _call(page, who, words, place)
        page.keyboard.press("Shift+KeyN")


def _call(page: Page, who: str, words: str, place: str) -> Iterator[float]:
    half = len(words) // 2
    yield _took(page, who)
    for part in (words[:half], words[half:]):
        yield _took(page, "s", "End", part, leave=True)
    yield _took(page, "p", place, leave=True)
    for keys in ("u", "u", "Shift+Digit6", ".", ","):
        yield _took(page, keys)
    yield _took(page, "q", "Enter")
    yield _took(page, "ArrowRight", "Delete")
    yield _took(page, "h", "El Paso, TX", leave=True)


def _took(page: Page, *keys: str, leave: bool = False) -> float:
    """A word is typed letter by letter; of all keys the last counts. `leave`: the box is left once it is measured."""
    page.evaluate(BEGIN)
    for key in keys:
        if " " in key or (leave and key == keys[-1]):
            page.keyboard.type(key)
        else:
            page.keyboard.press(key)
    took = float(page.evaluate(END))
    if leave:
        page.keyboard.press("Escape")
    return took


def answers(context: BrowserContext, address: Address) -> Iterator[float]:
    """Milliseconds of the server for `ASKED` forms, from the connection to the last byte."""
    chosen = random.Random(20)  # noqa: S311  the same questions in every run
    places, cookies = sorted(zips()), {one["name"]: one["value"] for one in context.cookies()}
    for turn in range(ASKED + WARM_UP):
        _who, words, _place = CALLS[turn % len(CALLS)]
        form = {"triage": "victim", "text": words, "place": chosen.choice(places)}
        took, _body = exchange(address, _posted(form, cookies))
        if turn >= WARM_UP:
            yield took


def _posted(form: dict[str, str], cookies: dict[str, str]) -> bytes:
    body = urlencode(form).encode()
    head = (
        f"POST {CONSOLE}answers HTTP/1.1",
        f"Host: {HOST}",
        "Connection: close",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}",
        f"X-CSRFToken: {cookies['csrftoken']}",
    )
    return "\r\n".join((*head, "", "")).encode() + body


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page
