"""Reads judges' lines into the file of grades: `python -m bench.judging.marks --pool DIR --marks FILE`.

A line is `g001: 3 0o 1 2 | 2 0`: one grade a card in the order of the cards, after the bar one a guide. A letter after
a 0 says what harm the listing would do: o out of area, i ineligible, c closed, w wrong crime.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.judging.golden import GRADES
from bench.judging.grades import UNUSABLE, Judgement, merged, read_grades, write_grades

LETTERS = {"o": "out_of_area", "i": "ineligible", "c": "closed", "w": "wrong_crime"}
MARK = re.compile(r"([1-3])|0([oicw]?)")


class BadMark(ValueError):  # noqa: N818  it reads as what is wrong
    """A judge's line that cannot be used; names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which listing or guide each number on a sheet is, in order."""

    listings: tuple[str, ...]
    guides: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()  # without a card: out of the area by geography alone


def main(arguments: list[str]) -> int:
    """0 when every line was taken; 1 with the first one that cannot be, and nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m bench.judging.marks", description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--marks", type=Path, required=True, nargs="+")
    parser.add_argument("--grades", type=Path, default=GRADES)
    given = parser.parse_args(arguments)
    try:
        taken = take(given.pool, given.marks, given.grades)
    except BadMark as problem:
        print(problem)
        return 1
    print(f"{taken} lines taken into {given.grades}")
    return 0


def take(pool: Path, marks: Sequence[Path], grades: Path) -> int:
    """Merges every line of these files into the grades, all or none; returns how many lines there were."""
    found = read_grades(grades)
    lines = [one for path in marks for one in read_marks(path, pool)]
    for one in lines:
        found[one.request] = merged(found.get(one.request, Judgement(one.request)), one)
    write_grades(grades, found.values())
    return len(lines)


def read_marks(path: Path, pool: Path) -> Iterator[Judgement]:
    """One judgement a line; empty lines and those that start with # are passed over."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _judgement(line, pool, f"{path.name} line {number}")


def judgement(request: str, marks: str, numbering: Numbering, where: str) -> Judgement:
    """The grades of one line; BadMark for a mark that means nothing or a wrong count of them."""
    cards, _, guides = marks.partition("|")
    listings = _matched(cards.split(), numbering.listings, "cards", where)
    away = numbering.elsewhere
    grades = {listing: _grade(mark, where) for listing, mark in listings.items()} | dict.fromkeys(away, UNUSABLE)
    harm = {listing: LETTERS[mark[1]] for listing, mark in listings.items() if len(mark) == 2}
    harm |= dict.fromkeys(away, LETTERS["o"])
    guide_marks = _matched(guides.split(), numbering.guides, "guides", where)
    return Judgement(request, grades, harm, {guide: _plain_grade(mark, where) for guide, mark in guide_marks.items()})


def _judgement(line: str, pool: Path, where: str) -> Judgement:
    request, colon, marks = line.partition(":")
    file = pool / f"{request.strip()}.json"
    if not colon or not file.is_file():
        raise BadMark(f"{where}: no cards were written for {request.strip()[:40]!r}")
    return judgement(request.strip(), marks, _numbering(file), where)


def _numbering(path: Path) -> Numbering:
    numbers = json.loads(path.read_text(encoding="utf-8"))
    return Numbering(_in_order(numbers["cards"]), _in_order(numbers["guides"]), _in_order(numbers.get("elsewhere", {})))


def _in_order(numbers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(numbers[number] for number in sorted(numbers, key=int))


def _matched(marks: Sequence[str], ids: Sequence[str], what: str, where: str) -> dict[str, str]:
    if len(marks) != len(ids):
        raise BadMark(f"{where}: {len(marks)} marks for {len(ids)} {what}")
    return dict(zip(ids, marks, strict=True))


def _grade(mark: str, where: str) -> int:
    if not MARK.fullmatch(mark):
        raise BadMark(f"{where}: {mark!r} is no mark; use 0 to 3, or 0 with one of {', '.join(LETTERS)}")
    return int(mark[0])


def _plain_grade(mark: str, where: str) -> int:
    if len(mark) != 1:
        raise BadMark(f"{where}: {mark!r} is no mark of a guide; use 0 to 3")
    return _grade(mark, where)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
