"""How well the wanted needs are met: the weighted mean of their closeness, and a little for who finds others that do."""

from functools import lru_cache

from matching.fitting import NeedFit
from matching.gates import Judged, finds
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.spec import spec
from matching.types import Part, Reason


def needs_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    return _part(tuple([need.weight for need in inquiry.needs]), judged.needs, finds(judged.document), weight)


@lru_cache(maxsize=4096)
def _part(shares: tuple[float, ...], fits: tuple[NeedFit, ...], knows: bool, weight: float) -> Part:
    value = sum(share * fit.closeness for share, fit in zip(shares, fits, strict=True)) / sum(shares)
    if knows and not any(fit.met for fit in fits):
        value = max(value, float(spec()["needs"]["of_who_finds"]))
    return weighed("needs", weight, value, _reason(fits))


def _reason(fits: tuple[NeedFit, ...]) -> Reason:
    met = [fit.code for fit in fits if fit.met]
    missed = [fit.code for fit in fits if not fit.met]
    if not met:
        return Reason("needs_none", {"needs": missed})
    if missed:
        return Reason("needs_some", {"needs": met, "missed": missed})
    return Reason("needs_all", {"needs": met})
