"""A small TCP proxy that stands before a server and fails on command, in the ways a network and a server do."""

import socket
import struct
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType
from typing import Self

CHUNK = 65_536
ABORT = struct.pack("ii", 1, 0)  # SO_LINGER: a close becomes a reset


class FaultProxy:
    """`fault` is one of the methods' names below, or "" to pass everything on; changed at any time, for new connections."""

    def __init__(self, port: int) -> None:
        self.behind = ("127.0.0.1", port)
        self.fault = ""
        self.connections = 0
        self._closed = Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closed.set()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed.is_set():
            with suppress(OSError):
                near, _ = self._listener.accept()
                self.connections += 1
                Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with suppress(OSError), near:
            while asked := _message(near):
                if not getattr(self, self.fault or "passed_on")(near, asked):
                    return

    def passed_on(self, near: socket.socket, asked: bytes) -> bool:
        near.sendall(self._answer(asked))
        return True

    def never_answered(self, near: socket.socket, _asked: bytes) -> bool:
        self._closed.wait(30)
        return False

    def cut(self, near: socket.socket, _asked: bytes) -> bool:
        return False

    def reset(self, near: socket.socket, _asked: bytes) -> bool:
        near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT)
        return False

    def cut_in_the_middle(self, near: socket.socket, asked: bytes) -> bool:
        whole = self._answer(asked)
        near.sendall(whole[: len(whole) // 2])
        return False

    def body_that_is_no_json(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 200, b'{"hits": {"hits": [')

    def another_kind_of_server(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 200, b'{"hello": "world"}', product=False)

    def another_answer(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 200, b'{"took": 1}')

    def half_the_shards(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 200, b'{"timed_out": false, "_shards": {"failed": 1}, "hits": {"hits": []}}')

    def out_of_time(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 200, b'{"timed_out": true, "_shards": {"failed": 0}, "hits": {"hits": []}}')

    def too_many_requests(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 429, b'{"error": {"type": "es_rejected_execution_exception"}, "status": 429}')

    def broken_inside(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 500, b'{"error": {"type": "exception"}, "status": 500}')

    def red(self, near: socket.socket, _asked: bytes) -> bool:
        return _canned(near, 503, b'{"error": {"type": "search_phase_execution_exception"}, "status": 503}')

    def _answer(self, asked: bytes) -> bytes:
        with socket.create_connection(self.behind) as far:
            far.sendall(asked)
            return _message(far)


FAULTS = (
    "never_answered",
    "cut",
    "reset",
    "cut_in_the_middle",
    "body_that_is_no_json",
    "another_kind_of_server",
    "another_answer",
    "half_the_shards",
    "out_of_time",
    "too_many_requests",
    "broken_inside",
    "red",
)


def _message(from_whom: socket.socket) -> bytes:
    """One request or answer of HTTP/1.1, whole; empty where the other side has closed."""
    held = b""
    while b"\r\n\r\n" not in held:
        more = from_whom.recv(CHUNK)
        if not more:
            return b""
        held += more
    head, _, body = held.partition(b"\r\n\r\n")
    named = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
    if b"chunked" in named.get(b"transfer-encoding", b""):
        while not held.endswith(b"0\r\n\r\n"):
            held += from_whom.recv(CHUNK)
        return held
    missing = int(named.get(b"content-length", b"0")) - len(body)
    while missing > 0:
        more = from_whom.recv(min(missing, CHUNK))
        held, missing = held + more, missing - len(more)
    return held


def _canned(near: socket.socket, status: int, body: bytes, *, product: bool = True) -> bool:
    named = b"X-elastic-product: Elasticsearch\r\n" if product else b""
    head = b"HTTP/1.1 %d Canned\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
    near.sendall(head % (status, named, len(body)) + body)
    return True
