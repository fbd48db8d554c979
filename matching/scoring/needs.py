"""How well the wanted needs are met: the weighted mean of their closeness."""

from functools import lru_cache

from matching.fitting import NeedFit
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.types import NeedWanted, Reason


def needs_part(inquiry: Inquiry, judged: Judged) -> tuple[float, Reason]:
    return _of_fits(inquiry.needs, judged.needs)


@lru_cache(maxsize=4096)
def _of_fits(needs: tuple[NeedWanted, ...], fits: tuple[NeedFit, ...]) -> tuple[float, Reason]:
    whole = sum(need.weight for need in needs)
    value = sum(need.weight * fit.closeness for need, fit in zip(needs, fits, strict=True)) / whole
    met = [fit.code for fit in fits if fit.met]
    missed = [fit.code for fit in fits if not fit.met]
    if not met:
        return value, Reason("needs_none", {"needs": missed})
    if missed:
        return value, Reason("needs_some", {"needs": met, "missed": missed})
    return value, Reason("needs_all", {"needs": met})
