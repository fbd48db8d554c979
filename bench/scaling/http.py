"""`match` over HTTP as a client meets it: gunicorn, one request after the other on the wall.

One worker answers them all, so that what it has met before is told from what it has not.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from bench.doors import gunicorn
from bench.scaling.measuring import Ids
from bench.scaling.pace import pace
from bench.scaling.progress import bar
from bench.serving import NEEDS
from bench.synthetic.asking import NOW, place
from matching.inquiry import Inquiry, inquiry
from matching.resolving import understand
from matching.types import LanguageWanted, MatchRequest, NeedWanted, PlaceGiven, PlacesGiven

STARTS_WITHIN = 900.0  # seconds: a worker reads every offer once before it answers
FIRST = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """`first` and `again`: milliseconds of the first time and of later ones; `quickest` of the later ones, of each request;
    `ids` of what each request was shown.
    """

    first: list[float]
    again: list[float]
    quickest: list[float]  # what others do on the machine is least in it
    ids: list[Ids]
    engines: frozenset[str]  # that the answers name, and the ones that stepped in
    pace: list[float]  # of the machine, beside each request


def requests(count: int) -> list[MatchRequest]:
    """One to three needs, a language, and a place drawn by its people."""
    dice = random.Random(4)  # noqa: S311  a sample, no secret
    return [
        MatchRequest(
            needs=tuple(NeedWanted(code) for code in dice.sample(NEEDS, dice.randint(1, 3))),
            languages=(LanguageWanted(dice.choice(("en", "es", "ar"))),),
            places=PlacesGiven(here=PlaceGiven(place(dice))),
            at=NOW,
            first=FIRST,
        )
        for _ in range(count)
    ]


def inquiries(asked: Sequence[MatchRequest]) -> list[Inquiry]:
    return [inquiry(understand(one)) for one in asked]


def answered(asked: Sequence[MatchRequest], repeats: int, environment: Mapping[str, str]) -> Answered:
    """Raises TimeoutError where no worker answers, ValueError on any other status than 200."""
    sent = [as_sent(one) for one in asked]
    with gunicorn.serving(environment, within=STARTS_WITHIN, workers=1) as server:
        gunicorn.exchange(server.address, sent[0])  # so that the worker has started its follower and met its tables
        rounds, paces = [], []
        with bar("over HTTP", (1 + repeats) * len(sent)) as more:
            for _ in range(1 + repeats):
                timed = [(gunicorn.exchange(server.address, one), pace()) for one in sent]
                rounds.append([answer for answer, _ in timed])
                paces += [took for _, took in timed]
                more(len(sent))
    told = [orjson.loads(body)["data"]["match"] for _, body in rounds[0]]
    return Answered(
        first=[took for took, _ in rounds[0]],
        again=[took for later in rounds[1:] for took, _ in later],
        quickest=[min(took for took, _ in times) for times in zip(*rounds[1:], strict=True)],
        ids=[tuple(one["offer"]["id"] for one in answer["matches"]) for answer in told],
        engines=frozenset().union(*map(_engines, told)),
        pace=paces,
    )


def _engines(answer: Mapping[str, Any]) -> frozenset[str]:
    stepped_in = (one["code"] for one in answer["relaxations"] if one["code"].startswith("relaxed_engine"))
    return frozenset({answer["engine"], *stepped_in})


def as_sent(one: MatchRequest) -> bytes:
    return gunicorn.post("/graphql", _body(one))


def _body(one: MatchRequest) -> bytes:
    request = {
        "needs": [{"code": need.code} for need in one.needs],
        "languages": [{"code": language.code} for language in one.languages],
        "places": {"here": {"text": one.places.here.text}} if one.places.here else {},
        "at": NOW.isoformat().replace("+00:00", "Z"),
        "first": one.first,
    }
    return orjson.dumps({"document": "match", "variables": {"request": request}})
