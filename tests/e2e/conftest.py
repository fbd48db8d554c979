"""A real Chromium over the real site: shipped listings, a built index, no stand-ins."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def site(shipped_directory, django_db_blocker):
    """The address of the running site. Not pytest-django's own fixture: that one empties the database after each test."""
    with django_db_blocker.unblock():
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture(scope="package")
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("no browser: install Chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """Open a page: `visit("/es/", width=320, scripts=False)`; every visit has a browser profile of its own."""
    contexts = []

    def opened(path="/", *, width=1280, height=900, scripts=True):
        context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": height})
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        if path is not None:
            page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def ask(page, *, place="Fresno, CA", needs=("emergency-shelter",), language="es"):
    """Fill in the three questions and post them."""
    for need in needs:
        page.check(f"input[name=need][value={need}]")
    page.fill("#place", place)
    page.select_option("#language", language)
    page.click("button.go")
    page.wait_for_selector(".answer")
