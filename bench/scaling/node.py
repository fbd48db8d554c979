"""A search server of its own for the measurement, and what it holds of the machine."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import Elasticsearch

from config.settings import BASE_DIR
from matching.searching.connection import client_of
from matching.searching.node import wait_until_ready

HEAP = "2g"
STARTS_WITHIN = 180.0  # seconds, the first time with the server fetched
PATIENCE = 900.0  # seconds for one batch, or for a whole index to be merged


@dataclass(frozen=True, slots=True)
class Node:
    url: str
    client: Elasticsearch
    process: int

    @property
    def resident(self) -> int:
        """Bytes of the process in memory, files of the index that it maps included."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    @property
    def heap_used(self) -> int:
        (stats,) = self.client.nodes.stats(metric="jvm")["nodes"].values()
        return int(stats["jvm"]["mem"]["heap_used_in_bytes"])


@contextmanager
def running(home: Path) -> Iterator[Node]:
    """`home` keeps its data; it is ended by its own process id. Raises NodeError where it does not start."""
    home.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    command = ["manage.py", "run_elasticsearch", "--port", str(port), "--home", str(home / "node"), "--heap", HEAP]
    with (home / "log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603  our own words
            [sys.executable, *command], cwd=BASE_DIR, stdout=log, stderr=log
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(url, seconds=STARTS_WITHIN, alive=lambda: process.poll() is None)
        yield Node(url, client_of(url, timeout=PATIENCE), process.pid)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
