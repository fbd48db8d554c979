"""Weights for a request, and one offer's parts and score."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.fit import fit_part
from matching.scoring.geography import geography_part
from matching.scoring.language import language_part
from matching.scoring.needs import needs_part
from matching.scoring.parts import MICRO
from matching.scoring.upkeep import access_part, capacity_part, freshness_part
from matching.scoring.words import text_part
from matching.spec import spec
from matching.types import Part, Reason

WHOLE = 100.0


class Scored(NamedTuple):
    """`micro` is the score in whole millionths of a point: the sum of the parts, exactly."""

    judged: Judged
    parts: tuple[Part, ...]
    micro: int

    @property
    def score(self) -> float:
        return self.micro / MICRO

    def reason(self, factor: str) -> Reason:
        """Raises KeyError for a part that this request does not weigh."""
        for part in self.parts:
            if part.factor == factor:
                return part.reason
        raise KeyError(factor)


def weights(inquiry: Inquiry) -> dict[str, float]:
    """The weights of this request, scaled to 100; they depend on the request alone."""
    base: dict[str, float] = dict(spec()["weights"])
    urgent = spec()["urgent"]
    if inquiry.resolved.urgency in urgent["urgencies"]:
        base["access"] *= urgent["access_factor"]
    if inquiry.resolved.unread:
        base["text"] = float(spec()["text_weight"])
    for factor in _without_input(inquiry):
        del base[factor]
    return _scaled(base)


def _scaled(base: Mapping[str, float]) -> dict[str, float]:
    """Scaled to 100 in whole millionths, so that no rounding of points adds up to more; the first takes what is left."""
    scale = WHOLE * MICRO / sum(base.values())
    micro = {factor: int(weight * scale) for factor, weight in base.items()}
    micro[next(iter(micro))] += int(WHOLE * MICRO) - sum(micro.values())
    return {factor: weight / MICRO for factor, weight in micro.items()}


def _without_input(inquiry: Inquiry) -> list[str]:
    places = (inquiry.here.place, inquiry.crime.place, inquiry.destination.place)
    given = {
        "needs": bool(inquiry.needs),
        "geography": any(place is not None for place in places),
        "language": bool(inquiry.resolved.languages),
    }
    return [factor for factor, there in given.items() if not there]


def score(inquiry: Inquiry, judged: Judged, weighed: Mapping[str, float]) -> Scored:
    parts = tuple([PARTS[factor](inquiry, judged, weight) for factor, weight in weighed.items()])
    whole = round(sum([part.points for part in parts]) * MICRO)  # each is whole millionths, so this is exact
    return Scored(judged, parts, whole)


PARTS: Mapping[str, Callable[[Inquiry, Judged, float], Part]] = {
    "needs": needs_part,
    "geography": geography_part,
    "language": language_part,
    "fit": fit_part,
    "access": access_part,
    "freshness": freshness_part,
    "capacity": capacity_part,
    "text": text_part,
}
