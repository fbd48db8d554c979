"""Any state of any page in a browser or as it was sent, and the judges that run in Node."""

import json
import os
import shutil
import subprocess
import sys
from fcntl import LOCK_EX, flock
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.e2e.accessibility.states import address
from tests.e2e.conftest import FLAGS

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]


@pytest.fixture(scope="package")
def node():
    """The path of Node, with the locked packages installed; two workers do not install at once."""
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "node.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        prepared = subprocess.run(
            [ROOT / "script" / "node", FOLDER.relative_to(ROOT)],
            env=os.environ | {"PYTHON": sys.executable},
            capture_output=True,
            text=True,
            check=False,
        )
    if prepared.returncode:
        pytest.fail(prepared.stderr)
    return prepared.stdout.strip()


@pytest.fixture(scope="package")
def judge(node):
    """Findings of html-validate by `judge(html=…)`, of pa11y by `judge(url=…, posted=…)`: one Node for all."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    process = subprocess.Popen(
        [node, FOLDER / "judge.mjs"],
        env=os.environ | {"CHROMIUM": chromium, "CHROMIUM_FLAGS": json.dumps(FLAGS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def asked(**question):
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        findings = json.loads(process.stdout.readline())
        assert isinstance(findings, list), findings
        return findings

    yield asked
    process.stdin.close()
    process.wait(timeout=30)


@pytest.fixture(scope="package")
def axe(node):
    """The source of axe, to be evaluated in a page."""
    return (FOLDER / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def sent(site):
    """The HTML of a state, as the site sends it."""

    def page(one, language="en"):
        body = None if one.posted is None else one.posted.encode()
        with pytest.MonkeyPatch.context() as patch:
            one.stage(patch)
            try:
                answer = urlopen(site + address(one, language), body)
            except HTTPError as error:
                answer = error
            with answer:
                assert answer.status == one.status
                return answer.read().decode()

    return page


@pytest.fixture
def look(visit, site, monkeypatch):
    """Open a state in a browser: `look(state, "ar", width=320)`; it is the state it says it is, or the test fails."""

    def opened(one, language="en", **viewport):
        one.stage(monkeypatch)
        page = visit(None, **viewport)
        path = address(one, language)
        if one.posted is not None:
            page.route(site + path, lambda route: _post(route, one.posted))
        answer = page.goto(site + path)
        assert answer.status == one.status
        assert page.locator(one.shows).count() >= 1
        return page

    return opened


def _post(route, body):
    headers = route.request.headers | {"content-type": "application/x-www-form-urlencoded"}
    route.continue_(method="POST", headers=headers, post_data=body)
