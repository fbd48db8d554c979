"""Hand grades: what judges said of a listing for a request, and the file that keeps them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.judging.golden import json_lines

UNUSABLE, POSSIBLE, GOOD, FIRST_CALL = 0, 1, 2, 3
GRADES = frozenset({UNUSABLE, POSSIBLE, GOOD, FIRST_CALL})
HARMS = frozenset({"out_of_area", "ineligible", "closed", "wrong_crime"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """All grades of one request. A listing nobody graded has none; a harmful one is always graded 0."""

    request: str
    grades: Mapping[str, int] = field(default_factory=dict)  # listing id -> 0 to 3
    harm: Mapping[str, str] = field(default_factory=dict)  # listing id -> one of HARMS
    guides: Mapping[str, int] = field(default_factory=dict)  # guide id -> 0 to 3


def read_grades(path: Path) -> dict[str, Judgement]:
    """By request id; empty where the file is not there. ValueError names the line that breaks a rule."""
    found: dict[str, Judgement] = {}
    for number, values in json_lines(path) if path.exists() else ():
        where = f"{path.name} line {number}"
        one = _judgement(values, where)
        if one.request in found:
            raise ValueError(f"{where}: {one.request} stands twice")
        found[one.request] = one
    return found


def write_grades(path: Path, judgements: Iterable[Judgement]) -> None:
    """One line a request, requests and ids in order, so that a change is a small difference."""
    rows = sorted(judgements, key=lambda one: one.request)
    text = "".join(json.dumps(_plain(one), ensure_ascii=False) + "\n" for one in rows)
    path.write_text(text, encoding="utf-8")


def merged(old: Judgement, new: Judgement) -> Judgement:
    """Both together; where both grade a listing, the new grade stands and an old harm it does not repeat goes."""
    harm = {listing: kind for listing, kind in old.harm.items() if listing not in new.grades}
    return Judgement(old.request, {**old.grades, **new.grades}, {**harm, **new.harm}, {**old.guides, **new.guides})


def _judgement(values: Mapping[str, Any], where: str) -> Judgement:
    try:
        one = Judgement(values["request"], *(values.get(name, {}) for name in ("grades", "harm", "guides")))
    except KeyError as problem:
        raise ValueError(f"{where}: no {problem}") from problem
    for name, grade in (*one.grades.items(), *one.guides.items()):
        _check(type(grade) is int and grade in GRADES, where, f"{name}: a grade is 0, 1, 2 or 3, not {grade!r}")
    for name, kind in one.harm.items():
        _check(kind in HARMS, where, f"{name}: harm is one of {', '.join(sorted(HARMS))}, not {kind!r}")
        _check(one.grades.get(name) == UNUSABLE, where, f"{name}: a harmful listing is graded 0")
    return one


def _plain(one: Judgement) -> dict[str, Any]:
    parts = {"grades": one.grades, "harm": one.harm, "guides": one.guides}
    return {"request": one.request, **{name: dict(sorted(values.items())) for name, values in parts.items() if values}}


def _check(holds: bool, where: str, rule: str) -> None:
    if not holds:
        raise ValueError(f"{where}: {rule}")
