"""How well the wanted needs are met: the weighted mean of their closeness."""

from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.types import Reason


def needs_part(inquiry: Inquiry, judged: Judged) -> tuple[float, Reason]:
    whole = sum(need.weight for need in inquiry.needs)
    value = sum(need.weight * fit.closeness for need, fit in zip(inquiry.needs, judged.needs, strict=True)) / whole
    met = [fit.code for fit in judged.needs if fit.met]
    missed = [fit.code for fit in judged.needs if not fit.met]
    if not met:
        return value, Reason("needs_none", {"needs": missed})
    if missed:
        return value, Reason("needs_some", {"needs": met, "missed": missed})
    return value, Reason("needs_all", {"needs": met})
