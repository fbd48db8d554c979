"""`manage.py run_bundle` on a machine without a secret, a database or a network: the whole product, to that machine alone."""

import hashlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from datetime import date
from http.client import HTTPConnection
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from frontend.management.commands import run_bundle
from tests.project.paths import ROOT
from tests.project.test_settings import start

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
READY_WITHIN = 120  # seconds
QUERY = (
    '{ match(request: {needs: [{code: "emergency-shelter"}], victimizations: ["domestic-violence"],'
    ' places: {here: {text: "10453"}}, first: 3}) { matches { rank score offer { id name phones { number } } } } }'
)
SHOW = (
    "one = settings.DATABASES['default'];"
    "print(one['ENGINE'].rpartition('.')[2], one['NAME'], one['OPTIONS'], settings.MATCH_ENGINE, settings.ALLOWED_HOSTS)"
)


class Served:
    """The command, started by an operator who has nothing set; `said` is what it printed until it was ready."""

    def __init__(self, file):
        self.file, self.before = file, digest(file)
        self.port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "run_bundle", str(file), "--port", str(self.port)],
            cwd=ROOT,
            env={**kept, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if "is ready" in line:
                break

    def ask(self, path, body=None, **headers):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=READY_WITHIN)


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def served(shipped_bundle):
    running = Served(shipped_bundle)
    yield running
    running.stop()


def test_it_says_of_what_day_the_listings_are_and_where_it_is(served):
    assert served.said == [
        "Listings as of 26 November 2026",
        f"Waypoint is ready: http://127.0.0.1:{served.port}/   (Ctrl-C stops it)",
    ]


def test_it_is_alive_and_ready(served):
    assert served.ask("/livez")[:2] == (200, '{"alive": true}')
    status, body, _ = served.ask("/readyz")
    assert (status, json.loads(body)["checks"]["migrations"]) == (200, {"ok": True, "unapplied": 0})


def test_a_match_over_graphql_is_the_one_of_the_server(served, shipped_index, client):
    headers = {"Content-Type": "application/json"}
    status, body, _ = served.ask("/graphql", json.dumps({"query": QUERY}), **headers)
    here = client.post("/graphql", {"query": QUERY}, content_type="application/json").json()
    assert (status, json.loads(body)) == (200, here)
    assert [one["rank"] for one in here["data"]["match"]["matches"]] == [1, 2, 3]


def test_the_pages_their_style_and_a_list_come_without_https_and_without_a_cookie(served):
    status, _, headers = served.ask("/")
    assert (status, headers["Set-Cookie"], headers["Strict-Transport-Security"]) == (200, None, None)
    assert served.ask("/static/frontend/tokens.css")[0] == 200
    status, found, headers = served.ask("/find", urlencode({"text": "I need shelter", "here": "10453"}), **FORM)
    assert (status, headers["Set-Cookie"], 'href="tel:' in found) == (200, None, True)


def test_a_list_asks_for_no_report_that_nobody_would_count(served, shipped_index, client):
    form = {"text": "I need shelter", "here": "10453"}
    found = served.ask("/find", urlencode(form), **FORM)[1]
    assert 'action="/report"' not in found
    assert found.count('class="card') == client.post("/find", form).content.decode().count('class="card') > 0
    assert 'action="/report"' in client.post("/find", form).content.decode()


def test_nobody_signs_in_and_nobody_edits(served):
    assert served.ask("/staff/")[0] == 404
    assert served.ask("/staff/login/", Cookie="sessionid=of-another-waypoint")[0] == 404


def test_it_answers_to_the_names_of_this_machine_alone(served):
    assert served.ask("/", Host="rebound.example")[0] == 400
    assert served.ask("/", Host=f"localhost:{served.port}")[0] == 200


def test_serving_changes_no_byte_and_ends_at_ctrl_c(shipped_bundle):
    running = Served(shipped_bundle)
    statuses = [running.ask(path)[0] for path in ("/", "/readyz", "/guides")]
    assert running.stop() == 0
    assert (statuses, digest(shipped_bundle)) == ([200, 200, 200], running.before)
    assert [path.name for path in shipped_bundle.parent.iterdir()] == ["shipped.bundle"]
    assert stat.S_IMODE(shipped_bundle.stat().st_mode) == 0o600


def test_a_file_that_is_none_is_refused_before_anything_starts(tmp_path, monkeypatch):
    monkeypatch.setattr(run_bundle.os, "execve", pytest.fail)
    with pytest.raises(CommandError, match=r"none\.bundle: there is no such file"):
        call_command("run_bundle", str(tmp_path / "none.bundle"), stdout=StringIO())


def test_a_taken_port_is_named_before_anything_starts(shipped_bundle, monkeypatch):
    monkeypatch.setattr(run_bundle.os, "execve", pytest.fail)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {number} cannot be used .* --port {number + 1}"):
            call_command("run_bundle", str(shipped_bundle), port=number, stdout=StringIO())


def test_what_this_machine_is_set_to_otherwise_does_not_count(shipped_bundle, monkeypatch):
    """Errors stay closed and http stays http, whatever the environment of the operator says."""
    started = []
    monkeypatch.setattr(run_bundle.os, "execve", lambda program, command, given: started.append((command, given)))
    monkeypatch.setattr(run_bundle, "Server", NoServer)
    for name, value in {"DEBUG": "1", "SECURE_SSL_REDIRECT": "1", "BUNDLE_FILE": "/etc/other"}.items():
        monkeypatch.setenv(name, value)
    chosen = free_port()
    call_command("run_bundle", str(shipped_bundle), port=chosen, stdout=StringIO())
    ((command, given),) = started
    assert command[1:] == [str(ROOT / "manage.py"), "run_bundle", str(shipped_bundle), "--port", str(chosen)]
    assert (given["DEBUG"], given["SECURE_SSL_REDIRECT"], given["BUNDLE"]) == ("0", "0", str(shipped_bundle))
    assert "BUNDLE_FILE" not in given


class NoServer:
    def __init__(self, chosen, ready):
        self.ready = ready

    def run(self):
        return None


def test_the_file_is_the_database_and_nothing_else_is_asked(tmp_path):
    file = tmp_path / "any.bundle"
    file.touch()
    other = {"DATABASE_URL": "postgresql://w@db.example/w", "MATCH_ENGINE": "elasticsearch", "ALLOWED_HOSTS": "*"}
    shown = start(SHOW, BUNDLE=str(file), **other)
    options = {"init_command": "PRAGMA query_only=ON; PRAGMA mmap_size=268435456;"}
    hosts = ["127.0.0.1", "localhost", "[::1]"]
    assert shown.stdout == f"sqlite3 {file.as_uri()}?mode=ro&immutable=1 {options} embedded {hosts}\n", shown.stderr


def test_cookies_go_over_plain_http_and_a_secret_is_made_for_each_process(tmp_path):
    file = tmp_path / "any.bundle"
    file.touch()
    code = (
        "print(settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT);"
        "print(settings.SECRET_KEY)"
    )
    first, second = (start(code, BUNDLE=str(file)).stdout.splitlines() for _ in range(2))
    assert first[0] == second[0] == "False False False False"
    assert len(first[1]) == len(second[1]) == 67
    assert first[1] != second[1]


def test_whoever_comes_with_the_cookie_of_another_waypoint_is_nobody_here(shipped_bundle):
    code = """
import django; django.setup()
from django.http import HttpResponse
from django.test import RequestFactory
from config.middleware import staff_only_middleware
request = RequestFactory().get("/staff/console/", headers={"cookie": "sessionid=one; bundle_session=forged"})
answer = staff_only_middleware(lambda asked: HttpResponse(str(asked.user)))(request)
print(answer.content.decode(), list(answer.cookies))
"""
    shown = start(code, BUNDLE=str(shipped_bundle), DJANGO_SETTINGS_MODULE="config.settings")
    assert shown.stdout == "AnonymousUser ['bundle_session']\n", shown.stderr


def test_without_a_bundle_a_secret_is_still_asked_for():
    refused = start(DEBUG="0")
    assert (refused.returncode, "SECRET_KEY: set a secret of your own" in refused.stderr) == (1, True)


def test_a_day_is_told_in_words():
    assert run_bundle.greeting(date(2027, 3, 4), 8700).splitlines() == [
        "Listings as of 4 March 2027",
        "Waypoint is ready: http://127.0.0.1:8700/   (Ctrl-C stops it)",
    ]
