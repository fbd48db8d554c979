"""Answers over HTTP while a proxy before the search server fails on command, beside those of a server that answers."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

import orjson

from bench.doors import gunicorn
from bench.doors.gunicorn import Server
from bench.scaling import http
from bench.scaling.measuring import at
from bench.scaling.node import running
from tests.matching.searching.fault_proxy import FaultProxy

OUTAGES = ("never_answered", "reset", "cut_in_the_middle", "too_many_requests", "broken_inside")  # of the proxy
REQUESTS = 300
IN_A_ROW = 20  # answers of the search server, so that each worker has taken it back
PATIENCE = 60.0  # seconds for that
BAR = 2.0


def main(folder: Path) -> int:
    """0 when no outage makes the slowest twentieth more than twice as slow, nobody is left without an answer, and the
    server is taken back by itself.
    """
    with running(folder / "elasticsearch") as node:
        _fill(node.url)
        with FaultProxy(urlsplit(node.url).port or 0) as proxy:
            given = {"MATCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": f"http://127.0.0.1:{proxy.port}"}
            with gunicorn.serving(given) as server:
                return int(not all(_measured(server, proxy)))


def _fill(url: str) -> None:
    environment = os.environ | {"MATCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": url}
    subprocess.run([sys.executable, "manage.py", "sync_index"], env=environment, check=True)


def _measured(server: Server, proxy: FaultProxy) -> Iterator[bool]:
    """Whether each bar is held, the usual answer first."""
    sent = [http.as_sent(one) for one in http.requests(REQUESTS)]
    _asked(server, sent)  # to warm up
    usual, by = _asked(server, sent)
    _say("the search server answers", usual, by, "")
    yield by == {"elasticsearch"}
    for outage in OUTAGES:
        proxy.fault = outage
        times, by = _asked(server, sent)
        proxy.fault = ""
        ratio, back = at(times, 0.95) / at(usual, 0.95), _back_after(server, sent)
        _say(
            outage.replace("_", " "), times, by, f"p95 / usual {ratio:5.2f}   bar <= {BAR:g}   back after {back:.1f} s"
        )
        yield ratio <= BAR and by == {"embedded"} and back < PATIENCE


def _asked(server: Server, sent: Sequence[bytes]) -> tuple[list[float], set[str]]:
    """Milliseconds of each answer, and the engines that gave them."""
    found = [gunicorn.exchange(server.address, one) for one in sent]
    return [took for took, _ in found], {orjson.loads(body)["data"]["match"]["engine"] for _, body in found}


def _back_after(server: Server, sent: Sequence[bytes]) -> float:
    """Seconds until the search server has answered some requests in a row; at most `PATIENCE`."""
    start, row, turn = perf_counter(), 0, 0
    while row < IN_A_ROW and perf_counter() - start < PATIENCE:
        _, by = _asked(server, [sent[turn % len(sent)]])
        row, turn = row + 1 if by == {"elasticsearch"} else 0, turn + 1
    return perf_counter() - start


def _say(name: str, times: list[float], by: set[str], told: str) -> None:
    middle, late, slowest = at(times, 0.5), at(times, 0.95), max(times)
    engines = ", ".join(sorted(by))
    print(
        f"{name:<26} p50 {middle:7.1f}   p95 {late:7.1f}   max {slowest:7.1f} ms   by {engines:<14} {told}", flush=True
    )
