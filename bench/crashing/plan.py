"""When what is killed: drawn from a seed, so that a run can be made again."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

WRITER, DRAINER, SERVER, DATABASE = "writer", "drainer", "server", "database"
SERVER_EVERY = 3  # rounds: it takes longest to come back
BUILD_EVERY = 5  # rounds: a whole build, which makes the drainer fill a new index
SECONDS = 2.5  # of edits in a round
SECOND_VICTIM = 0.4  # share of the rounds in which another one is killed as well


@dataclass(frozen=True, slots=True, order=True)
class Kill:
    at: float  # seconds after the round's first edit
    victim: str


@dataclass(frozen=True, slots=True)
class Round:
    number: int
    kills: tuple[Kill, ...]  # in the order of time
    build_at: float | None  # seconds after the round's first edit; None: no whole build


def victims(database: str) -> tuple[str, ...]:
    """SQLite is a file: there is no server to kill."""
    return (WRITER, DRAINER, DATABASE) if database == "postgresql" else (WRITER, DRAINER)


def plan(seed: int, rounds: int, others: Sequence[str]) -> list[Round]:
    """The search server in every third round; the `others` in turn in the rest."""
    dice = random.Random(seed)  # noqa: S311  a sample, no secret
    return [_round(dice, number, first) for number, first in zip(range(1, rounds + 1), _first(others), strict=False)]


def _first(others: Sequence[str]) -> Iterator[str]:
    turn = cycle(others)
    number = 0
    while True:
        number += 1
        yield next(turn) if number % SERVER_EVERY else SERVER


def _round(dice: random.Random, number: int, first: str) -> Round:
    chosen = [first]
    if dice.random() < SECOND_VICTIM:
        chosen.append(dice.choice([one for one in (WRITER, DRAINER) if one != first]))
    kills = sorted(Kill(round(dice.uniform(0, SECONDS), 3), one) for one in chosen)
    build_at = round(dice.uniform(0, SECONDS), 3)
    return Round(number, tuple(kills), None if number % BUILD_EVERY else build_at)
