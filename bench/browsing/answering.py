"""How long the server takes for a results page, and how much of it goes over the wire."""

import random
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlencode

from bench.doors.gunicorn import HOST, PATIENCE, Address
from geodata.tables import zips

ASKED, WARM_UP = 200, 20
NEEDS = ("emergency-shelter", "legal-civil", "counseling", "compensation", "crisis-intervention", "legal-immigration")
LANGUAGES = ("", "/es", "/ar")


@dataclass(frozen=True, slots=True)
class Answered:
    took: float  # milliseconds, from the connection to the last byte
    sent: int  # bytes, with their head


def answers(address: Address) -> Iterator[Answered]:
    """`ASKED` questions of the finder, a place and a need each, by turns in English, Spanish and Arabic."""
    chosen = random.Random(20)  # noqa: S311  the same questions in every run
    places = sorted(zips())
    for turn in range(ASKED + WARM_UP):
        form = urlencode({"place": chosen.choice(places), "need": chosen.choice(NEEDS)})
        found = _posted(address, f"{LANGUAGES[turn % 3]}/find", form.encode())
        if turn >= WARM_UP:
            yield found


def _posted(address: Address, path: str, body: bytes) -> Answered:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\nAccept-Encoding: gzip\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    start = perf_counter()
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        connection.sendall(head.encode() + body)
        answer = b"".join(iter(lambda: connection.recv(262_144), b""))
    took = (perf_counter() - start) * 1000
    if not answer.startswith(b"HTTP/1.1 200 "):
        raise ValueError(f"{path}: {answer[:60]!r}")
    return Answered(took, len(answer))
