"""The node from packages alone: two never share a home, a missing package is named, and who waits for it is told."""

import socket

import pytest
from django.core.management import CommandError, call_command

from matching.searching import node
from matching.searching.node import NodeError, wait_until_ready


@pytest.fixture
def no_java(monkeypatch):
    """As if the server had started: nothing here may start a second Java in this process."""
    monkeypatch.setattr(node, "_package", lambda name: name)
    monkeypatch.setattr(node, "_started", lambda *_: pytest.fail("a second node started"))


def test_a_home_that_is_in_use_is_refused(tmp_path, no_java):
    with node._alone(tmp_path), pytest.raises(CommandError, match="Another node runs in"):
        call_command("run_elasticsearch", "--home", str(tmp_path))


def test_a_missing_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "PACKAGES", ("waypoint_has_no_such_package",))
    with pytest.raises(CommandError, match=r"waypoint_has_no_such_package is missing: install requirements/dev\.txt"):
        call_command("run_elasticsearch", "--home", str(tmp_path / "never"))
    assert not (tmp_path / "never").exists()


def test_who_waits_for_a_server_that_never_comes_is_told():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    with pytest.raises(NodeError, match="did not answer within 0 s"):
        wait_until_ready(f"http://127.0.0.1:{port}", seconds=0.2)


def test_who_waits_for_a_server_that_ended_is_told_at_once():
    with pytest.raises(NodeError, match="ended while it started"):
        wait_until_ready("http://127.0.0.1:9", seconds=60, alive=lambda: False)
