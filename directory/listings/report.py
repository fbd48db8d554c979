"""What a load did, in numbers that add up.

read = created + changed + same + corrected + left out + refused + merged + by hand.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from directory import selectors
from directory.listings.reader import BadRow, Row
from directory.listings.types import Derived
from directory.listings.writer import Kept
from directory.releases import Asked

SHOWN = 20  # lines of one kind on the terminal; --json has them all


@dataclass(frozen=True, slots=True)
class Reduced:
    """What told where a confidential place stands was cut from this field (path in the record), and stored nowhere."""

    file: str
    line: int
    source_id: str
    field: str


@dataclass(frozen=True, slots=True)
class NotProposed:
    """What a release says of a field that people decided of, and why they cannot even be asked."""

    source_id: str
    field: str
    why: str


@dataclass(slots=True)
class Report:
    bad: list[BadRow]
    left_out: int
    corrected: int
    created: int = 0
    changed: int = 0
    same: int = 0
    merged: list[str] = field(default_factory=list)  # ids that a person merged into another listing
    kept: list[Kept] = field(default_factory=list)
    reduced: list[Reduced] = field(default_factory=list)
    proposed: int = 0
    withdrawn: int = 0  # proposals of older releases
    not_proposed: list[NotProposed] = field(default_factory=list)
    hours: Counter[str] = field(default_factory=Counter)
    unmatched_places: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """Lines read: everything below adds up to it."""
        by_hand = sum(one.field == "*" for one in self.kept)
        told = self.created + self.changed + self.same + len(self.merged) + by_hand
        return told + self.corrected + self.left_out + self.refused

    @property
    def refused(self) -> int:
        return len({(row.file, row.line) for row in self.bad})

    def asked(self, source_id: str, asked: Asked) -> None:
        self.proposed += asked.proposed is not None
        self.withdrawn += asked.withdrawn
        self.not_proposed += [NotProposed(source_id, name, why) for name, why in asked.refused.items()]


def counted(report: Report, rows: Iterable[Row], derived: Iterable[Derived]) -> None:
    for row, one in zip(rows, derived, strict=True):
        report.reduced += [Reduced(row.file, row.line, one.source_id, name) for name in one.reduced]
        report.hours[{True: "parsed", False: "kept as text", None: "not given"}[one.hours_parsed]] += 1
        report.unmatched_places.update(one.unmatched_places)


def as_json(report: Report) -> dict[str, Any]:
    return {
        "read": report.read,
        "created": report.created,
        "changed": report.changed,
        "same": report.same,
        "corrected": report.corrected,
        "left_out": report.left_out,
        "refused": report.refused,
        "merged": report.merged,
        "bad_rows": [asdict(row) for row in report.bad],
        "kept": [asdict(one) for one in report.kept],
        "proposed": report.proposed,
        "withdrawn": report.withdrawn,
        "not_proposed": [asdict(one) for one in report.not_proposed],
        "reduced": [asdict(one) for one in report.reduced],
        "hours": dict(report.hours),
        "unmatched_places": dict(report.unmatched_places),
        "directory": selectors.counts(),
    }


def as_text(report: Report) -> str:
    read = (
        f"Read {report.read:,}: {report.created:,} created, {report.changed:,} changed, {report.same:,} the same, "
        f"{report.corrected:,} replaced by a correction, {report.left_out:,} left out by licence, {report.refused:,} refused."
    )
    lines = [read]
    lines += [f"  {row.file}:{row.line} {row.field} ({row.rule}): {row.message}" for row in report.bad]
    lines += [f"  {one.source_id} {one.field}: changed by a person since the last load, kept" for one in report.kept]
    lines += _proposals(report)
    lines += _reductions(report)
    lines += [f"  {one}: merged into another listing by a person, left as it is" for one in report.merged]
    lines += [_line(name, counts) for name, counts in selectors.counts().items()]
    if report.hours:
        lines.append(_line("hours of the new and changed", report.hours))
    return "\n".join([*lines, *_unmatched(report)])


def _line(name: str, counts: dict[str, int]) -> str:
    return f"By {name}: " + ", ".join(f"{key} {count:,}" for key, count in counts.items())


def _proposals(report: Report) -> list[str]:
    told = f"Proposed to curators: {report.proposed:,}, older ones withdrawn: {report.withdrawn:,}."
    lines = [told] if report.proposed or report.withdrawn else []
    return lines + [f"  {one.source_id} {one.field}: not proposed ({one.why})" for one in report.not_proposed]


def _reductions(report: Report) -> list[str]:
    """Never what was cut."""
    found = report.reduced
    lines = [f"  {one.file}:{one.line} {one.field}: reduced to its area, the place is confidential" for one in found]
    more = [f"  and {len(found) - SHOWN:,} more; --json has them all"] if len(found) > SHOWN else []
    return lines[:SHOWN] + more


def _unmatched(report: Report) -> list[str]:
    if not report.unmatched_places:
        return []
    top = ", ".join(f"{name} {count}" for name, count in report.unmatched_places.most_common(SHOWN))
    return [f"Places no table knows: {report.unmatched_places.total():,} ({top})"]
