"""The product under gunicorn on a port of its own, and a small client: whole requests, one connection each."""

import os
import secrets
import selectors
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

HOST = "127.0.0.1"
WORKERS = 2
STARTS_WITHIN = 60  # seconds
PATIENCE = 30.0  # seconds for one answer
Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Server:
    address: Address
    workers: tuple[int, ...]  # process ids

    def worked(self) -> float:
        """Milliseconds of the processor that all workers took since they began, as Linux counts them."""
        return sum(int(Path(f"/proc/{one}/schedstat").read_text().split()[0]) for one in self.workers) / 1e6


@contextmanager
def serving(
    more: Mapping[str, str] | None = None, *, within: float = STARTS_WITHIN, workers: int = WORKERS
) -> Iterator[Server]:
    """`config.wsgi` on sync workers; the server is ended by its own process id.

    `more` goes into its environment. Raises TimeoutError where it does not answer `within` so many seconds.
    """
    with socket.create_server((HOST, 0), backlog=64) as listening:
        address: Address = listening.getsockname()[:2]
        command = ["--preload", "--workers", str(workers), "--no-control-socket", "--log-level", "critical"]
        process = subprocess.Popen(  # noqa: S603  our own words
            [sys.executable, "-m", "gunicorn", *command, "--bind", f"fd://{listening.fileno()}", "config.wsgi"],
            env=os.environ | _environment() | (more or {}),
            pass_fds=[listening.fileno()],
        )
    try:
        _wait(process, address, within)
        yield Server(address, _children(process.pid))
    finally:
        process.terminate()
        process.wait(STARTS_WITHIN)


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def exchange(address: Address, sent: bytes) -> tuple[float, bytes]:
    """Milliseconds from the connection to the last byte, and the body. Raises ValueError on any other status than 200."""
    start = perf_counter()
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        connection.sendall(sent)
        parts = list(iter(lambda: connection.recv(262_144), b""))
    return (perf_counter() - start) * 1000, _body(b"".join(parts))


def rate(address: Address, requests: Sequence[bytes], at_once: int) -> float:
    """Answers in a second with so many connections open at any time."""
    waiting, start = list(reversed(requests)), perf_counter()
    with selectors.DefaultSelector() as selector:
        for _ in range(at_once):
            _begin(selector, address, waiting)
        while selector.get_map():
            ready = selector.select(PATIENCE)
            if not ready:
                raise TimeoutError("the server stopped answering")
            for key, _events in ready:
                if _read(selector, key):
                    _begin(selector, address, waiting)
    return len(requests) / (perf_counter() - start)


def _begin(selector: selectors.BaseSelector, address: Address, waiting: list[bytes]) -> None:
    if waiting:
        connection = socket.create_connection(address, timeout=PATIENCE)
        connection.sendall(waiting.pop())
        selector.register(connection, selectors.EVENT_READ, [])


def _read(selector: selectors.BaseSelector, key: selectors.SelectorKey) -> bool:
    """True once an answer is complete: a sync worker then closes the connection."""
    part = key.fileobj.recv(262_144)  # type: ignore[union-attr]
    if part:
        key.data.append(part)
        return False
    selector.unregister(key.fileobj)
    key.fileobj.close()  # type: ignore[union-attr]
    _body(b"".join(key.data))
    return True


def _body(answer: bytes) -> bytes:
    head, _, body = answer.partition(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise ValueError("the server did not answer with 200")
    return body


def _children(process: int) -> tuple[int, ...]:
    return tuple(int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split())


def _environment() -> dict[str, str]:
    """As in production, but over plain HTTP; the database is that of the settings in use."""
    return {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "SECURE_SSL_REDIRECT": "0",
        "PYTHONWARNINGS": "ignore",
    }


def _wait(process: subprocess.Popen[bytes], address: Address, within: float) -> None:
    deadline = perf_counter() + within
    while perf_counter() < deadline:
        if process.poll() is not None:
            break
        try:
            exchange(address, get("/livez"))
        except (OSError, ValueError):
            sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start")
