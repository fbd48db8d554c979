"""Reads listing files line by line: what is no listing file is refused whole, a bad row is named and left out."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from directory.listings.record import check

DATA = Path(__file__).parent.parent / "data" / "listings"
OWN = "waypoint"  # the few records written for the directory itself: dial codes
CORRECTIONS = "corrections.jsonl"  # whole records that replace those of the same id, read after the rest
LINE_LIMIT = 1_000_000  # characters


class WrongFile(ValueError):  # noqa: N818  it reads as what went wrong
    """Not a listings file: nothing of the run is written."""


@dataclass(frozen=True, slots=True)
class BadRow:
    file: str
    line: int
    field: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    file: str
    line: int
    record: dict[str, Any]


def shipped_files(classes: Iterable[str]) -> list[Path]:
    """The shipped listings of these licence classes, corrections last."""
    folders = [*sorted(classes), OWN]
    return in_load_order(path for name in folders for path in sorted((DATA / name).glob("*.jsonl")))


def in_load_order(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.name == CORRECTIONS)


def refuse_wrong_files(paths: Iterable[Path]) -> None:
    """Raises WrongFile for the first that cannot be a listings file."""
    for path in paths:
        problem = _problem(path)
        if problem:
            raise WrongFile(f"{path}: {problem}")


def _problem(path: Path) -> str:
    if not path.is_file():
        return "there is no such file"
    try:
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (UnicodeDecodeError, OSError):
        return "this is not a UTF-8 text file"
    if not lines:
        return "the file is empty"
    if lines[0].lstrip().startswith(("[", "<")) or not any(map(_is_listing, lines)):
        return "this is not a list of listings (one JSON object a line)"
    return ""


def _is_listing(line: str) -> bool:
    """One is enough: a damaged first line must not cost the rest of the file."""
    record = _parsed(line) if len(line) <= LINE_LIMIT else None
    return isinstance(record, dict) and "id" in record


def rows(paths: Iterable[Path]) -> Iterator[Row | BadRow]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield from _row(path.name, number, line)


def _row(file: str, number: int, line: str) -> Iterator[Row | BadRow]:
    record = _parsed(line) if len(line) <= LINE_LIMIT else None
    if not isinstance(record, dict):
        yield BadRow(file, number, "", "json", "This line is not a JSON object.")
        return
    problems = check(record)
    for problem in problems:
        yield BadRow(file, number, problem.field, problem.rule, problem.message)
    if not problems:
        yield Row(file, number, record)


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


@dataclass(slots=True)
class Chosen:
    """One row per id; `corrected` originals gave way to a correction, `left_out` are of classes not loaded."""

    rows: dict[str, Row] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    corrected: int = 0
    left_out: int = 0

    def add(self, one: Row) -> None:
        name = one.record["id"]
        if name in self.rows and one.file != CORRECTIONS:
            self.bad.append(BadRow(one.file, one.line, "id", "unique", f"{name!r} was read before."))
            return
        self.corrected += name in self.rows
        self.rows[name] = one


def chosen(found: Iterable[Row | BadRow], classes: Iterable[str]) -> Chosen:
    """A correction stands before its original; where its class is left out, the original stays."""
    allowed, kept = frozenset(classes), Chosen()
    for one in found:
        if isinstance(one, BadRow):
            kept.bad.append(one)
        elif one.record["license_class"] in allowed:
            kept.add(one)
        else:
            kept.left_out += 1
    return kept
