"""When programmes opened, closed and followed each other: written by hand with its source in `data/history.json`."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from directory.listings.rules import DATA


@dataclass(frozen=True, slots=True)
class Validity:
    """A span in which a listing's programme was open; null ends are open ends."""

    listing: str
    valid_from: date | None
    valid_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    predecessor: str
    successor: str
    on_date: date
    source: str


@cache
def validity_periods() -> tuple[Validity, ...]:
    return tuple(
        Validity(row["listing"], _day(row["from"]), _day(row["to"]), row["source"]) for row in _history()["validity"]
    )


@cache
def successions() -> tuple[Succession, ...]:
    return tuple(
        Succession(row["predecessor"], row["successor"], date.fromisoformat(row["on"]), row["source"])
        for row in _history()["successions"]
    )


@cache
def _history() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((DATA / "history.json").read_text(encoding="utf-8"))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
