"""The operator console: from a key to new answers on the screen, what the server takes for them, and how large its scripts are.

The site runs under gunicorn as in production, on the database of the settings, and Chromium opens it, signed in with an
account that is gone afterwards.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.core.management import call_command
from playwright.sync_api import sync_playwright

from bench.browsing import operating
from bench.doors.gunicorn import Server, serving
from bench.pages import FLAGS
from bench.scaling.measuring import at

SCRIPTS = Path(__file__).parent.parent / "frontend" / "static" / "frontend" / "console"
SHOWN_P95 = 300.0  # milliseconds, the pause after the last letter among them
SERVER_P95 = 100.0  # milliseconds
HEAVIEST = 30_000  # bytes of all scripts, as they are written
FEWEST = 60  # interactions


def main() -> int:
    """0 when every bar was held."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("no browser: install Chromium, or name one in CHROMIUM")
        return 1
    call_command("collectstatic", interactive=False, verbosity=0)
    with operating.operator() as account, serving() as server:
        missed = [*_operated(chromium, server, account), *_scripts()]
    print(f"bars missed: {', '.join(missed) or 'none'}")
    return int(bool(missed))


def _operated(chromium: str, server: Server, account: tuple[str, str, str]) -> Iterable[str]:
    site = f"http://{server.address[0]}:{server.address[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        context = operating.sign_in(browser, site, account)
        shown = list(operating.interactions(context, site))
        took = list(operating.answers(context, server.address))
        operating.sign_out(context, site)
        browser.close()
    if len(shown) < FEWEST:
        raise ValueError(f"only {len(shown)} interactions were measured")
    print(f"{len(shown)} interactions, from the key to new answers on the screen   {_spread(shown)}")
    print(f"{len(took)} forms, from the connection to the last byte             {_spread(took)}")
    yield from _bar("key to new answers, p95 in ms", at(shown, 0.95), SHOWN_P95)
    yield from _bar("server for the answers, p95 in ms", at(took, 0.95), SERVER_P95)


def _scripts() -> Iterable[str]:
    return _bar("all scripts, bytes", sum(one.stat().st_size for one in SCRIPTS.glob("*.js")), HEAVIEST)


def _spread(times: list[float]) -> str:
    return f"p50 {at(times, 0.5):6.1f}  p95 {at(times, 0.95):6.1f}  longest {max(times):6.1f} ms"


def _bar(name: str, figure: float, most: float) -> Iterable[str]:
    held = figure <= most
    print(f"{name:50}  {figure:8.1f}   bar <= {most:g}   {'held' if held else 'MISSED'}")
    return () if held else (name,)
