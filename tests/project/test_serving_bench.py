import json
import socket
import subprocess
import sys
from contextlib import suppress
from threading import Thread

import pytest

from bench import serving
from bench.doors import gunicorn

TIMES = {
    "execute and orjson, held": [3.0], "json.dumps": [1.0], "work of match": [4.0], "work of empty view": [0.5],
    "rate match": [12.0], "rate empty view": [100.0], "tuned": [2.0], "stock": [10.0], "tuned, held": [1.0],
    "stock, held": [8.0], "first 50": [5.0], "first 10": [1.0], "first 50, held": [3.0], "first 10, held": [1.0],
}  # fmt: skip


def missed(**changes):
    times = TIMES | {name.replace("_", " "): values for name, values in changes.items()}
    return [name[:2] for name, *bar in serving.BARS if not serving._kept(name, times, *bar)]


def test_ratios_at_their_bars_are_kept():
    assert missed() == []


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"json.dumps": [0.99]}, "R3"),
        ({"work_of_match": [4.1]}, "R4"),
        ({"rate_match": [11.9]}, "R5"),
        ({"tuned": [2.1]}, "R6"),
        ({"stock,_held": [4.9]}, "R6"),
        ({"first_50": [5.1]}, "R8"),
        ({"first_10,_held": [0.5]}, "R8"),
    ],
)
def test_a_ratio_beyond_its_bar_is_missed(changes, name):
    assert missed(**changes) == [name]


def test_a_bar_is_held_against_medians():
    assert missed(tuned=[2.0, 1.9, 90.0]) == []


def test_both_doors_answer_a_request_alike_with_two_database_queries(shipped_index, monkeypatch):
    monkeypatch.setattr(serving, "REQUESTS", 1)
    with serving._production():
        handler = serving._handler()
        sample = serving._sample(serving._requests()[0])
        assert not serving._differs(handler, sample)
        assert serving._queries(handler, sample.bodies[20]) <= serving.MOST_QUERIES
        times = {}
        serving._one(handler, sample, times)
    assert set(times) == {name for name in TIMES if not name.startswith(("work", "rate"))}
    assert sample.found[20]["matches"]


def test_a_difference_between_the_doors_is_seen(shipped_index, monkeypatch):
    monkeypatch.setattr(serving, "REQUESTS", 1)
    with serving._production():
        handler = serving._handler()
        sample = serving._sample(serving._requests()[0])
        other = json.loads(sample.stock)
        other["variables"]["request"]["first"] = 3
        assert serving._differs(handler, serving.Sample(sample.bodies, json.dumps(other).encode(), sample.found))


@pytest.fixture
def server():
    """The address of a server that gives each connection one answer, and the list of what it was sent."""
    received = []
    with socket.create_server((gunicorn.HOST, 0)) as listening:

        def answer():
            with suppress(OSError):  # the test is over and the socket closed
                while True:
                    connection, _address = listening.accept()
                    received.append(connection.recv(65_536))
                    status = b"500 Broken" if b"broken" in received[-1] else b"200 OK"
                    connection.sendall(b"HTTP/1.1 " + status + b"\r\n\r\n" + b"x" * 9)
                    connection.close()

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[:2], received


def test_the_client_reads_whole_answers_and_refuses_a_failure(server):
    address, received = server
    milliseconds, body = gunicorn.exchange(address, gunicorn.post("/graphql", b"{}"))
    assert (body, milliseconds > 0) == (b"x" * 9, True)
    assert received[0].endswith(b"Content-Length: 2\r\n\r\n{}")
    with pytest.raises(ValueError, match="200"):
        gunicorn.exchange(address, gunicorn.get("/broken"))


def test_the_client_sends_every_request_of_a_rate_once(server):
    address, received = server
    assert gunicorn.rate(address, [gunicorn.get(f"/{n}") for n in range(6)], at_once=4) > 0
    assert sorted(line.split()[1] for line in received) == [b"/0", b"/1", b"/2", b"/3", b"/4", b"/5"]


def test_the_work_of_a_server_is_that_of_its_workers():
    with subprocess.Popen(
        [sys.executable, "-c", "sum(range(3_000_000)); print('done', flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as worker:
        worker.stdout.readline()
        once = gunicorn.Server(("", 0), (worker.pid,)).worked()
        twice = gunicorn.Server(("", 0), (worker.pid, worker.pid)).worked()
        worker.communicate(b"\n")
    assert 0 < 2 * once <= twice
