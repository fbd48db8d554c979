"""The golden requests: what is asked, and the stratum each one stands for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from directory.errors import BadInput
from matching.requests import request_from
from matching.types import MatchRequest

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden"
REQUESTS = FOLDER / "requests.jsonl"
GRADES = FOLDER / "grades.jsonl"
RECORDED = FOLDER / "recorded.json"
LISTED = 50  # results asked for, the longest list there is
NON_VICTIM = "non-victim"


@dataclass(frozen=True, slots=True)
class GoldenRequest:
    id: str
    situation: str  # one or two sentences for a judge
    request: MatchRequest
    place: str  # urban, suburban, rural, frontier, territory, none
    completeness: str
    tags: frozenset[str]

    @property
    def non_victim(self) -> bool:
        return NON_VICTIM in self.tags


def read_requests(path: Path) -> tuple[GoldenRequest, ...]:
    """Every request in the order of the file; ValueError names the line that cannot be read or stands twice."""
    found: dict[str, GoldenRequest] = {}
    for number, values in json_lines(path):
        one = _golden(values, f"{path.name} line {number}")
        if one.id in found:
            raise ValueError(f"{path.name} line {number}: {one.id} stands twice")
        found[one.id] = one
    return tuple(found.values())


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line numbers from 1 with the JSON object of each line; empty lines are passed over."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield number, dict(json.loads(line))
            except (ValueError, TypeError) as problem:
                raise ValueError(f"{path.name} line {number}: this is not a JSON object") from problem


def _golden(values: Mapping[str, Any], where: str) -> GoldenRequest:
    try:
        return GoldenRequest(
            id=values["id"],
            situation=values["situation"],
            request=replace(request_from(values["request"]), first=LISTED, after=""),
            place=values["place"],
            completeness=values["completeness"],
            tags=frozenset(values["tags"]),
        )
    except (KeyError, TypeError, ValueError, BadInput) as problem:
        raise ValueError(f"{where}: {problem!r}") from problem
