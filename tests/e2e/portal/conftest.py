"""A house of its own for each module, and a page of somebody who is signed in there."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.e2e.accessibility.conftest import axe, judge, node  # noqa: F401  the same judges
from tests.e2e.console.conftest import patience, profile  # noqa: F401
from tests.project.paths import ROOT


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Address, sessions and database of a site of its own; see `tests.e2e.portal.house`."""
    file = tmp_path_factory.mktemp("house") / "house.sqlite3"
    there = {**os.environ, "DATABASE_URL": f"sqlite:///{file}", "DEBUG": "1"}
    command = [sys.executable, "-m", "tests.e2e.portal.house"]
    with subprocess.Popen(
        command, cwd=ROOT, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        yield {**json.loads(run.stdout.readline()), "database": file}
        run.stdin.close()
        run.wait(30)


def cookie_of(house, name):
    return {"name": settings.SESSION_COOKIE_NAME, "value": house["sessions"][name], "url": house["site"]}


@pytest.fixture
def sit(profile, house):  # noqa: F811  a fixture of another package
    """`sit("pat", "/staff/portal/", width=360)`: a page of somebody in a browser profile of their own."""

    def page(name, path="/staff/", **viewport):
        context = profile(**viewport)
        context.add_cookies([cookie_of(house, name)])
        opened = context.new_page()
        opened.goto(house["site"] + path)
        return opened

    return page
