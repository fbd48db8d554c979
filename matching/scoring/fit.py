"""Fit: the mean of what happened and who the person is, held against whom the offer serves."""

from functools import lru_cache
from typing import NamedTuple

from matching.documents import OfferDocument
from matching.fitting import CrimeFit, crime_fit
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring.parts import weighed
from matching.spec import codes, spec
from matching.types import Part, Reason


class Served(NamedTuple):
    """Whom an offer serves, as far as a source says it."""

    crimes: frozenset[str]
    groups: frozenset[str]
    specialises: frozenset[str]


def fit_part(inquiry: Inquiry, judged: Judged, weight: float) -> Part:
    document = judged.document
    found = crime_fit(document, inquiry.crimes) if inquiry.crimes else None
    return _part(_served(document), found, inquiry.wanted_groups, weight)


def _served(document: OfferDocument) -> Served:
    return Served(document.victimizations, document.populations, document.specialises)


@lru_cache(maxsize=16_384)
def _part(served: Served, found: CrimeFit | None, wanted: frozenset[str], weight: float) -> Part:
    crime_value, crime_reason = _crime_side(served, found)
    group_value, group_reason = _group_side(served, wanted)
    told = crime_reason if found or crime_value <= group_value else group_reason
    return weighed("fit", weight, (crime_value + group_value) / 2, told)


def _crime_side(served: Served, found: CrimeFit | None) -> tuple[float, Reason]:
    if found is None:
        return _not_given(served.crimes, codes("serve_every_crime"), "crimes")
    grade, crime = found
    if grade == "serves" and _special(served, served.crimes, crime):
        grade = "specialises"
    listed = sorted(served.crimes)
    return float(spec()["fit"][grade]), Reason(f"fit_{grade}", {"victimization": crime, "victimizations": listed})


def _group_side(served: Served, wanted: frozenset[str]) -> tuple[float, Reason]:
    numbers = spec()["fit"]
    if not wanted:
        return _not_given(served.groups, codes("open_populations"), "populations")
    shared = sorted(served.groups & wanted)
    if shared:
        grade = "specialises" if _special(served, served.groups, shared[0]) else "serves"
        return float(numbers[grade]), Reason(f"fit_group_{grade}", {"population": shared[0]})
    if not served.groups:
        return float(numbers["unknown"]), Reason("fit_group_unknown")
    if served.groups & codes("open_populations"):
        return float(numbers["any"]), Reason("fit_group_any")
    return float(numbers["other_groups"]), Reason("fit_group_other", {"populations": sorted(served.groups)})


def _special(served: Served, listed: frozenset[str], code: str) -> bool:
    """Said by the source; where it does not say, two kinds at most are a speciality."""
    open_to_all = listed & (codes("serve_every_crime") | codes("open_populations"))
    few = len(listed) <= int(spec()["fit"]["specialises_at_most"]) and not open_to_all
    return code in served.specialises or few


def _not_given(listed: frozenset[str], open_codes: frozenset[str], what: str) -> tuple[float, Reason]:
    numbers = spec()["fit"]["not_given"]
    if not listed:
        return float(numbers["unknown"]), Reason(f"fit_{what}_unknown")
    if listed & open_codes:
        return float(numbers["any"]), Reason(f"fit_{what}_any")
    return float(numbers["limited"]), Reason(f"fit_{what}_limited", {what: sorted(listed)})
