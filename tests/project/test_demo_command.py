import os
import signal
import socket
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from directory.models import LoadedRecord, User
from frontend.management.commands import demo
from tests.project.paths import ROOT

READY_WITHIN = 120  # seconds; a part of the listings takes a few


@pytest.fixture
def steps(monkeypatch, settings, tmp_path):
    """The names of the commands that the demo calls and a server that only notes its port; the stamp is in tmp_path."""
    called = []
    settings.DEBUG = True
    loaded = {"index": ""}

    class NoServer:
        def __init__(self, chosen, say):
            called.append(f"serve {chosen}")

        def run(self):
            return None

    def note(name, **_options):
        called.append(name)
        if name == "build_index":
            loaded["index"] = "1-abc"

    monkeypatch.setattr(demo, "call_command", note)
    monkeypatch.setattr(demo, "Server", NoServer)
    monkeypatch.setattr(demo, "stamp_file", lambda: tmp_path / "stamp.json")
    monkeypatch.setattr(demo.index, "is_built", lambda: bool(loaded["index"]))
    monkeypatch.setattr(demo.LoadedRecord.objects, "exists", lambda: "load_listings" in called)
    monkeypatch.delenv("PORT", raising=False)
    return called


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(free_port):
    out = StringIO()
    call_command("demo", port=free_port, stdout=out)
    return out.getvalue()


def test_the_first_start_does_every_step_in_order(db, steps, free_port):
    start(free_port)
    assert steps == ["migrate", "load_listings", "build_index", f"serve {free_port}"]


def test_the_second_start_loads_and_builds_nothing(db, steps, free_port):
    start(free_port)
    steps[:] = ["load_listings"]
    start(free_port)
    assert steps == ["load_listings", "migrate", f"serve {free_port}"]


def test_other_licence_classes_load_and_build_anew(db, steps, free_port, settings):
    start(free_port)
    settings.LISTING_LICENSES = frozenset({"open"})
    before = len(steps)
    start(free_port)
    assert steps[before:] == ["migrate", "load_listings", "build_index", f"serve {free_port}"]


def test_an_emptied_database_is_filled_although_the_stamp_matches(db, steps, free_port):
    start(free_port)
    steps.clear()
    start(free_port)
    assert "load_listings" in steps


def test_the_curator_gets_a_password_of_their_own_that_is_shown_once(db, steps, free_port):
    first, second = start(free_port), start(free_port)
    password = first.split("password ")[1].split()[0]
    curator = User.objects.get(username="curator")
    assert curator.check_password(password)
    assert (curator.is_staff, curator.is_superuser, len(password)) == (True, True, 20)
    assert curator.standing == {("curator", None)}
    assert "The first sign-in asks for a second factor: have an app for sign-in codes at hand." in first
    assert "password" not in second


def test_it_is_refused_outside_debug_and_changes_nothing(db, steps, free_port, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="it runs only with DEBUG=1"):
        start(free_port)
    assert steps == []
    assert User.objects.count() == 0


def test_a_taken_port_is_named_before_anything_is_loaded(db, steps):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {number} cannot be used .* PORT={number + 1} script/demo"):
            start(number)
    assert steps == []


@pytest.mark.parametrize("value", ["http", "0", "65536", "-1", "80a"])
def test_a_port_that_is_none_is_refused(value, monkeypatch):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(CommandError, match="is no port: give a number from 1 to 65535"):
        demo.port_from_environment()


@pytest.mark.parametrize(("value", "expected"), [("", 8000), ("9000", 9000)])
def test_the_port_comes_from_the_environment(value, expected, monkeypatch):
    monkeypatch.setenv("PORT", value)
    assert demo.port_from_environment() == expected


def test_refused_rows_are_told_and_do_not_stop_the_start(db, steps, free_port, monkeypatch):
    def note(name, **_options):
        steps.append(name)
        if name == "load_listings":
            raise CommandError("3 rows were refused; the others were loaded.")

    monkeypatch.setattr(demo, "call_command", note)
    problems = StringIO()
    call_command("demo", port=free_port, stdout=StringIO(), stderr=problems)
    assert "3 rows were refused" in problems.getvalue()
    assert steps[-1] == f"serve {free_port}"


def test_no_listing_at_all_stops_the_start(db, steps, free_port, monkeypatch):
    def fail(name, **_options):
        if name == "load_listings":
            raise CommandError("no such file. Nothing was written.")

    monkeypatch.setattr(demo, "call_command", fail)
    assert not LoadedRecord.objects.exists()
    with pytest.raises(CommandError, match="Nothing was written"):
        start(free_port)


def test_a_real_start_serves_and_stops_at_ctrl_c(tmp_path, free_port):
    environment = {
        **os.environ,
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'demo.sqlite3'}",
        "LISTING_LICENSES": "open",
        "PORT": str(free_port),
        "PYTHONUNBUFFERED": "1",
    }
    server = subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = []
        for line in server.stdout:
            said.append(line)
            if line.startswith("curl "):
                break
        assert said, "the server ended without a word"
        curl = said[-1].strip()
        assert f"http://127.0.0.1:{free_port}/graphql" in curl, "".join(said)
        alive, ready = (fetch(free_port, address) for address in ("/livez", "/readyz"))
        assert (alive[0], ready[0]) == (200, 200), ready
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=READY_WITHIN) == 0


def fetch(port, address):
    from http.client import HTTPConnection

    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read()
