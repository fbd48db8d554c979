"""A whole GraphQL `match` beside the stock door, an empty view and json.dumps, in one run.

The payload is `api/documents/match.graphql` with 20 results. "held" rows have the result of the search given, so they
time the door alone. Each bar is a ratio of medians of the same run: the machine cancels out.
"""

import json
import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import thread_time
from typing import Any
from unittest.mock import patch

import orjson
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from api import answers, documents, execution
from api.schema import schema
from bench.doors import gunicorn
from directory.errors import DomainError
from geodata.tables import zips
from matching import service
from matching.following import follower
from matching.serving import settle

REQUESTS, REPEATS, WARM_UP = 300, 3, 5
AT_ONCE, BATCH = 8, 50  # connections; requests before the other view has its turn
NEEDS = ("emergency-shelter", "legal-civil", "counseling", "compensation", "crisis-intervention", "legal-immigration")
# Name, numerator, denominator, the bar and whether the ratio has to stay below it.
BARS = (
    ("R3 execute and serialise / json.dumps, held", "execute and orjson, held", "json.dumps", 3.0, True),
    ("R4 match / empty view, work of the server", "work of match", "work of empty view", 8.0, True),
    ("R5 match / empty view, answers in a second", "rate match", "rate empty view", 0.12, False),
    ("R6 tuned / stock door", "tuned", "stock", 0.2, True),
    ("R6 tuned / stock door, held", "tuned, held", "stock, held", 0.2, True),
    ("R8 first 50 / first 10", "first 50", "first 10", 5.0, True),
    ("R8 first 50 / first 10, held", "first 50, held", "first 10, held", 5.0, True),
)
MOST_QUERIES = 2  # R7: of the database, for one match of any size
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: what is sent for 10, 20 and 50 results, and what the search found for each."""

    bodies: dict[int, bytes]
    stock: bytes
    found: dict[int, Any]


def main() -> int:
    """0 when every ratio keeps its bar, the answers equal those of the stock door and a match takes two queries."""
    try:
        service.preload()
    except DomainError:
        print("no search snapshot: run manage.py build_index first")
        return 1
    times: Times = {}
    with _production():
        handler = _handler()
        samples = [_sample(given) for given in _requests()]
        differing = sum(_differs(handler, one) for one in samples)
        _inside(handler, samples, times)
        queries = [_queries(handler, samples[0].bodies[first]) for first in (10, 20, 50)]
    _over_http(samples, times)
    _print_times(times)
    missed = [name for name, *bar in BARS if not _kept(name, times, *bar)]
    print(f"R7 database queries for 10, 20 and 50 results: {queries}   bar {MOST_QUERIES}, the same for all")
    print(f"different answers {differing} of {len(samples)}   bars missed: {', '.join(missed) or 'none'}")
    return int(bool(missed or differing) or len(set(queries)) > 1 or max(queries) > MOST_QUERIES)


@contextmanager
def _production() -> Iterator[None]:
    """As a worker does it, with the settings of a server; the stock door stands beside ours."""
    settle()
    with (
        _followed(),
        override_settings(
            DEBUG=False,
            ROOT_URLCONF="bench.doors.stock",
            ALLOWED_HOSTS=["testserver"],
            SECURE_SSL_REDIRECT=False,
            WHITENOISE_AUTOREFRESH=False,
            WHITENOISE_USE_FINDERS=False,
        ),
    ):
        yield


@contextmanager
def _followed() -> Iterator[None]:
    follower.start()
    try:
        yield
    finally:
        follower.stop()


def _handler() -> BaseHandler:
    handler = BaseHandler()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there are no collected static files
        handler.load_middleware()
    return handler


def _requests() -> list[dict[str, Any]]:
    dice = random.Random(1)  # noqa: S311  a sample, no secret
    return [
        {
            "needs": [{"code": code} for code in dice.sample(NEEDS, dice.randint(1, 3))],
            "languages": [{"code": dice.choice(["en", "es", "ar"])}],
            "places": {"here": {"text": code}},
            "at": "2026-11-23T18:00:00Z",
        }
        for code in dice.sample(sorted(zips()), REQUESTS)
    ]


def _sample(given: dict[str, Any]) -> Sample:
    sizes = {first: {"request": given | {"first": first}} for first in (10, 20, 50)}
    return Sample(
        bodies={first: orjson.dumps({"document": "match", "variables": asked}) for first, asked in sizes.items()},
        stock=orjson.dumps({"query": documents.stored("match"), "variables": sizes[20]}),
        found={first: _found(asked) for first, asked in sizes.items()},
    )


def _found(variables: dict[str, Any]) -> Any:
    """What the search gives the door for these variables."""
    caught: list[Any] = []
    real = answers.match
    with patch.object(answers, "match", lambda given: caught.append(real(given)) or caught[-1]):
        _execute(variables)
    return caught[-1]


def _execute(variables: dict[str, Any]) -> dict[str, Any]:
    asked = execution.Asked("", "match", variables, None)
    return execution.answer(schema.graphql_schema, asked, execution.Door("en"))[0]


def _ask(handler: BaseHandler, path: str, body: bytes) -> HttpResponse:
    """Through every middleware, as a worker does it; raises ValueError on any other status than 200."""
    request = RequestFactory().post(path, body, content_type="application/json")
    response = handler.get_response(request)
    if response.status_code != 200:
        raise ValueError(f"{path} answered {response.status_code}")
    return response


def _differs(handler: BaseHandler, sample: Sample) -> bool:
    """Values and the order of keys, of both doors."""
    ours = _ask(handler, "/graphql", sample.bodies[20]).content
    stock = _ask(handler, "/stock", sample.stock).content
    return json.dumps(orjson.loads(ours)) != json.dumps(orjson.loads(stock))


def _inside(handler: BaseHandler, samples: Sequence[Sample], times: Times) -> None:
    for sample in samples[:WARM_UP]:
        _one(handler, sample, {})
    for _ in range(REPEATS):
        for sample in samples:
            _one(handler, sample, times)


def _one(handler: BaseHandler, sample: Sample, times: Times) -> None:
    """Every variant once for one request, one after the other."""
    for name, first in (("first 10", 10), ("tuned", 20), ("first 50", 50)):
        _timed(times, name, lambda first=first: _ask(handler, "/graphql", sample.bodies[first]))
        with patch.object(answers, "match", lambda _given, first=first: sample.found[first]):
            _timed(times, f"{name}, held", lambda first=first: _ask(handler, "/graphql", sample.bodies[first]))
    _timed(times, "stock", lambda: _ask(handler, "/stock", sample.stock))
    variables = orjson.loads(sample.bodies[20])["variables"]
    with patch.object(answers, "match", lambda _given: sample.found[20]):
        _timed(times, "stock, held", lambda: _ask(handler, "/stock", sample.stock))
        data = _execute(variables)
        _timed(times, "execute and orjson, held", lambda: orjson.dumps(_execute(variables)))
    _timed(times, "json.dumps", lambda: json.dumps(data))


def _timed(times: Times, name: str, call: Callable[[], object]) -> None:
    start = thread_time()  # of the processor: what others do on this machine is not in it
    call()
    times.setdefault(name, []).append((thread_time() - start) * 1000)


def _queries(handler: BaseHandler, body: bytes) -> int:
    with CaptureQueriesContext(connection) as captured:
        _ask(handler, "/graphql", body)
    return len(captured)


def _over_http(samples: Sequence[Sample], times: Times) -> None:
    """`/livez` is the empty view: it takes the same middleware and touches no database."""
    empty = gunicorn.get("/livez")
    matches = [gunicorn.post("/graphql", sample.bodies[20]) for sample in samples]
    with gunicorn.serving() as server:
        for _ in range(gunicorn.WORKERS):  # so that each worker has met what it will be asked
            gunicorn.rate(server.address, matches, AT_ONCE)
        for _ in range(REPEATS):
            for few in _batches(matches):
                for view, sent in (("empty view", [empty] * len(few)), ("match", few)):
                    _in_turn(server, view, sent, times)
                    times.setdefault(f"rate {view}", []).append(gunicorn.rate(server.address, sent, AT_ONCE))


def _in_turn(server: gunicorn.Server, view: str, sent: Sequence[bytes], times: Times) -> None:
    """One after the other: each on the wall, and what the processor did for one of them in the mean."""
    before = server.worked()
    times.setdefault(f"http {view}", []).extend(gunicorn.exchange(server.address, one)[0] for one in sent)
    times.setdefault(f"work of {view}", []).append((server.worked() - before) / len(sent))


def _batches(matches: Sequence[bytes]) -> list[Sequence[bytes]]:
    """A few at a time, so that both rates meet the same minute of the machine."""
    return [matches[at : at + BATCH] for at in range(0, len(matches), BATCH)]


def _print_times(times: Times) -> None:
    for name, found in times.items():
        unit = "/s" if name.startswith("rate") else "ms"
        middle, late, most = (_at(found, share) for share in (0.5, 0.95, 1.0))
        print(f"{name:<26} p50 {middle:9.3f}   p95 {late:9.3f}   max {most:9.3f} {unit}")


def _kept(name: str, times: Times, above: str, below: str, bar: float, at_most: bool) -> bool:
    ratio = _at(times[above], 0.5) / _at(times[below], 0.5)
    print(f"{name:<44} {ratio:6.3f}   bar {'<=' if at_most else '>='} {bar}")
    return ratio <= bar if at_most else ratio >= bar


def _at(found: Sequence[float], share: float) -> float:
    return sorted(found)[int(share * (len(found) - 1))]
