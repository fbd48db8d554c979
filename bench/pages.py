"""The public pages: how long a list takes, what goes over the wire, how soon a page is gone, what Lighthouse says.

The site runs under gunicorn as in production, on the database of the settings, and Chromium opens it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable

from django.core.management import call_command
from playwright.sync_api import sync_playwright

from bench.browsing import answering, leaving, lighthouse
from bench.doors.gunicorn import Address, serving
from bench.scaling.measuring import at

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
LANGUAGES = {"PUBLIC_LANGUAGES": "en,es,ar"}
LIST_P95 = 100.0  # milliseconds
HEAVIEST = 60_000  # bytes of a page with all that its first view needs
BLANK_WITHIN = 100.0  # milliseconds
LEAST = {"accessibility": 100, "performance": 95, "best_practices": 95}  # of 100


def main() -> int:
    """0 when every bar was held."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("no browser: install Chromium, or name one in CHROMIUM")
        return 1
    call_command("collectstatic", interactive=False, verbosity=0)
    with serving(LANGUAGES) as server:
        site = f"http://{server.address[0]}:{server.address[1]}"
        missed = [*_list(server.address), *_leaving(chromium, site), *_judged(chromium, site)]
    print(f"bars missed: {', '.join(missed) or 'none'}")
    return int(bool(missed))


def _list(address: Address) -> Iterable[str]:
    found = list(answering.answers(address))
    took, sent = [one.took for one in found], [one.sent for one in found]
    print(
        f"{len(found)} lists, from the connection to the last byte   p50 {at(took, 0.5):6.1f}  p95 {at(took, 0.95):6.1f} ms"
    )
    print(f"the pages of these lists, compressed                p50 {at(sent, 0.5):6.0f}  largest {max(sent):,} bytes")
    yield from _bar("list, p95 in ms", at(took, 0.95), LIST_P95)


def _leaving(chromium: str, site: str) -> Iterable[str]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for press in ("click", "keys"):
            phone = list(leaving.times(browser, site, press, leaving.PHONE))
            name = f"blank after {press}, {leaving.PHONE} times slower, ms"
            print(f"{name:50}  p50 {at(phone, 0.5):6.1f}  longest {max(phone):6.1f}")
            yield from _bar(
                f"blank after {press}, longest of all, ms", max(leaving.times(browser, site, press, 1)), BLANK_WITHIN
            )
        browser.close()


def _judged(chromium: str, site: str) -> Iterable[str]:
    try:
        for one in lighthouse.judged(chromium, site, FLAGS):
            scores = {name: getattr(one, name) for name in LEAST}
            said = "  ".join(f"{name} {score:3}" for name, score in scores.items())
            print(f"{one.name:24}  {said}  {one.sent:7,} bytes  {' '.join(one.failed)}", flush=True)
            yield from (f"{one.name} {name}" for name, score in scores.items() if score < LEAST[name])
            yield from [f"{one.name} bytes"] if one.sent > HEAVIEST else []
    except subprocess.CalledProcessError as problem:
        print(f"Lighthouse did not run: {problem}")
        yield "Lighthouse"


def _bar(name: str, figure: float, most: float) -> Iterable[str]:
    held = figure <= most
    print(f"{name:50}  {figure:8.1f}   bar <= {most:g}   {'held' if held else 'MISSED'}")
    return () if held else (name,)
