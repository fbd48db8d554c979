"""One measurement: every judged request answered by every system, scored, and put into columns."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.judging.golden import GRADES, RECORDED, REQUESTS, GoldenRequest, read_requests
from bench.judging.grades import Judgement, read_grades
from bench.judging.intervals import Estimate, Resamples, Values, as_values
from bench.judging.metrics import guide_success, scores
from bench.judging.systems import OURS, SYSTEMS, Answer, Systems

RECORDED_METRICS = ("ndcg@10", "success@3", "harm_flagged@5")
DIGITS = 6  # of recorded figures


@dataclass(frozen=True, slots=True)
class Judged:
    """A request with its answers and what they are worth."""

    golden: GoldenRequest
    judgement: Judgement
    answer: Answer
    scores: Mapping[str, Mapping[str, float | None]]  # system -> metric -> value

    @property
    def language(self) -> str:
        """The base language asked for first; English where none was."""
        codes = [one.code for one in self.answer.resolved.languages]
        return next(iter(codes), "en").split("-")[0]

    @property
    def guide_success(self) -> float | None:
        """Of a call that asks for no service, or not as a victim."""
        return guide_success(self.answer.guides, self.judgement.guides) if self.golden.non_victim else None


@dataclass(frozen=True)
class Measurement:
    rows: tuple[Judged, ...]
    not_judged: int  # golden requests without any grade
    source: str  # the snapshot and the engine that answered

    @cached_property
    def resamples(self) -> Resamples:
        return Resamples(len(self.rows))

    def values(self, system: str, metric: str) -> Values:
        return as_values([row.scores[system][metric] for row in self.rows])

    def mean(self, system: str, metric: str) -> Estimate:
        return self.resamples.mean(self.values(system, metric))

    def lead(self, baseline: str, metric: str) -> Estimate:
        """Ours minus the baseline, paired by request."""
        return self.resamples.difference(self.values(OURS, metric), self.values(baseline, metric))

    def marks(self, holds: Callable[[Judged], bool]) -> list[bool]:
        return [holds(row) for row in self.rows]

    @property
    def with_listings(self) -> int:
        return sum(bool(row.judgement.grades) for row in self.rows)

    @property
    def no_good(self) -> int:
        """Requests where every graded listing has a 0: no order of them is better than another."""
        return sum(bool(row.judgement.grades) and not any(row.judgement.grades.values()) for row in self.rows)


def measure_files(systems: Systems) -> Measurement:
    """The golden files as they are; ValueError names a line that cannot be used."""
    return measure(systems, read_requests(REQUESTS), read_grades(GRADES))


def measure(systems: Systems, requests: Sequence[GoldenRequest], judgements: Mapping[str, Judgement]) -> Measurement:
    """Every request that has a judgement; ValueError for a judgement of no request."""
    if strangers := sorted(judgements.keys() - {one.id for one in requests}):
        raise ValueError(f"grades of requests that are not in the golden file: {', '.join(strangers[:5])}")
    rows = tuple(_judged(systems, one, judgements[one.id]) for one in requests if one.id in judgements)
    return Measurement(rows, len(requests) - len(rows), systems.name)


def _judged(systems: Systems, golden: GoldenRequest, judgement: Judgement) -> Judged:
    answer = systems.answer(golden)
    found = {system: scores(answer.rankings[system], judgement) for system in SYSTEMS}
    return Judged(golden, judgement, answer, found)


def recorded(path: Path = RECORDED) -> dict[str, float] | None:
    """The figures of the last recording; None before the first."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def record(measured: Measurement, path: Path = RECORDED) -> None:
    """Keeps the figures that later changes are held against."""
    figures = {name: round(measured.mean(OURS, name).value, DIGITS) for name in RECORDED_METRICS}
    path.write_text(json.dumps({**figures, "requests": measured.with_listings}, indent=2) + "\n", encoding="utf-8")


def dump(measured: Measurement, path: Path) -> None:
    """Per request as JSON: its stratum, every score, and the first ten of every system with their grades."""
    rows = [_dumped(row) for row in measured.rows]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _dumped(row: Judged) -> dict[str, object]:
    golden, judgement = row.golden, row.judgement
    return {
        "id": golden.id,
        "situation": golden.situation,
        "place": golden.place,
        "completeness": golden.completeness,
        "tags": sorted(golden.tags),
        "language": row.language,
        "needs": [need.code for need in row.answer.resolved.needs],
        "scores": {system: dict(row.scores[system]) for system in SYSTEMS},
        "guides": [[guide, judgement.guides.get(guide)] for guide in row.answer.guides],
        "guide_success": row.guide_success,
        "first_ten": {system: _graded(row.answer.rankings[system][:10], judgement) for system in SYSTEMS},
        "best_missed": _missed(row),
    }


def _graded(listings: Iterable[str], judgement: Judgement) -> list[list[object]]:
    return [[one, judgement.grades.get(one), judgement.harm.get(one, "")] for one in listings]


def _missed(row: Judged) -> list[list[object]]:
    """Listings of grade 2 or 3 that are not in our first ten."""
    shown = set(row.answer.rankings[OURS][:10])
    missed = sorted((-grade, one) for one, grade in row.judgement.grades.items() if grade >= 2 and one not in shown)
    return [[one, -grade] for grade, one in missed]
