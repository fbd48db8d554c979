"""The measurement as text: systems side by side, slices of ours, differences with their intervals."""

from collections.abc import Iterator
from math import isnan

from bench.judging.baselines import BASELINES
from bench.judging.intervals import Estimate, as_values
from bench.judging.measuring import Measurement
from bench.judging.metrics import METRICS, WORDS
from bench.judging.slices import gaps, slice_mean, slices
from bench.judging.systems import SYSTEMS

NAME, COLUMN = 36, 26
SLICED = ("ndcg@5", "ndcg@10", "success@3", "harm_flagged@5", "zeros@5")
SHORT = {"success@3": "success@3", "harm_flagged@5": "flagged@5", "zeros@5": "zeros@5"}


def report(measured: Measurement) -> str:
    parts = (_heading, _side_by_side, _guides, _slices, _leads, _gaps)
    return "\n\n".join("\n".join(part(measured)) for part in parts)


def _heading(measured: Measurement) -> Iterator[str]:
    golden = len(measured.rows) + measured.not_judged
    yield f"snapshot {measured.source}: {golden} golden requests, {len(measured.rows)} judged, {measured.with_listings} with graded listings"
    yield f"{measured.no_good} of them have no listing above grade 0 and no part in nDCG; 95 % intervals by bootstrap over requests"


def _side_by_side(measured: Measurement) -> Iterator[str]:
    yield _line("", *SYSTEMS)
    for metric in METRICS:
        yield _line(WORDS[metric], *(_spread(measured.mean(system, metric)) for system in SYSTEMS))


def _guides(measured: Measurement) -> Iterator[str]:
    """Baselines have no guides."""
    found = measured.resamples.mean(as_values([row.guide_success for row in measured.rows]))
    yield f"Calls not from a victim, a guide of grade 2 or 3 in our answer: {_spread(found)} of {found.requests}"


def _slices(measured: Measurement) -> Iterator[str]:
    yield _line("Ours by slice", "requests in nDCG", *(SHORT.get(metric, WORDS[metric]) for metric in SLICED))
    for name, holds in slices(measured).items():
        found = [slice_mean(measured, holds, metric) for metric in SLICED]
        yield _line(name, str(found[1].requests), *(_spread(one) for one in found))


def _leads(measured: Measurement) -> Iterator[str]:
    yield _line("Ours minus", *BASELINES)
    for metric in METRICS:
        yield _line(WORDS[metric], *(_signed(measured.lead(baseline, metric)) for baseline in BASELINES))


def _gaps(measured: Measurement) -> Iterator[str]:
    yield _line("Ours, nDCG@10 between slices", "difference", "requests")
    for name, found in gaps(measured).items():
        yield _line(name, _signed(found), str(found.requests))


def _line(name: str, *cells: str) -> str:
    return f"{name:<{NAME}}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)


def _spread(found: Estimate) -> str:
    return "-" if isnan(found.value) else f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"


def _signed(found: Estimate) -> str:
    return "-" if isnan(found.value) else f"{found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})"
