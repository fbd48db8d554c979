"""The strata of the golden set, and the two comparisons between them that matter."""

from collections import Counter
from collections.abc import Callable, Mapping

from bench.judging.intervals import Estimate, where
from bench.judging.measuring import Judged, Measurement
from bench.judging.systems import OURS

Holds = Callable[[Judged], bool]
NAMED_LANGUAGES = ("en", "es")
COMPARED = "ndcg@10"
ENOUGH = 5  # requests in a language; an interval over fewer would look surer than it is


def slices(measured: Measurement) -> dict[str, Holds]:
    """`place: rural` and so on, in the order printed; only those that hold a request."""
    rows = measured.rows
    by_place = {f"place: {name}": _place(name) for name in sorted({row.golden.place for row in rows})}
    by_language = {f"language: {name}": _language(name) for name in (*NAMED_LANGUAGES, "other")}
    by_completeness = {
        f"completeness: {name}": _completeness(name) for name in sorted({row.golden.completeness for row in rows})
    }
    by_tag = {f"tag: {name}": _tag(name) for name in sorted(set().union(*(row.golden.tags for row in rows)))}
    found = {**by_place, **by_language, **by_completeness, **by_tag}
    return {name: holds for name, holds in found.items() if any(measured.marks(holds))}


def slice_mean(measured: Measurement, holds: Holds, metric: str, system: str = OURS) -> Estimate:
    return measured.resamples.mean(where(measured.values(system, metric), measured.marks(holds)))


def gaps(measured: Measurement) -> Mapping[str, Estimate]:
    """Ours, nDCG@10: rural minus urban, each language of enough requests minus English, and all others together."""
    english = _language("en")
    asked = Counter(row.language for row in measured.rows)
    codes = sorted(code for code, requests in asked.items() if requests >= ENOUGH and code != "en")
    return {
        "rural - urban": _gap(measured, _place("rural"), _place("urban")),
        **{f"{code} - en": _gap(measured, _exactly(code), english) for code in codes},
        "all other languages - en": _gap(measured, lambda row: row.language != "en", english),
    }


def _gap(measured: Measurement, first: Holds, second: Holds) -> Estimate:
    values = measured.values(OURS, COMPARED)
    return measured.resamples.difference(where(values, measured.marks(first)), where(values, measured.marks(second)))


def _place(name: str) -> Holds:
    return lambda row: row.golden.place == name


def _completeness(name: str) -> Holds:
    return lambda row: row.golden.completeness == name


def _tag(name: str) -> Holds:
    return lambda row: name in row.golden.tags


def _exactly(code: str) -> Holds:
    return lambda row: row.language == code


def _language(name: str) -> Holds:
    return (lambda row: row.language not in NAMED_LANGUAGES) if name == "other" else _exactly(name)
