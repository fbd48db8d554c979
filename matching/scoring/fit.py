"""Fit: the mean of what happened and who the person is, held against whom the offer serves."""

from matching.documents import OfferDocument
from matching.fitting import crime_fit
from matching.gates import Judged
from matching.inquiry import Inquiry, groups_of_age
from matching.spec import spec, tables
from matching.types import Reason


def fit_part(inquiry: Inquiry, judged: Judged) -> tuple[float, Reason]:
    crime_value, crime_reason = crime_side(inquiry, judged.document)
    group_value, group_reason = group_side(inquiry, judged.document)
    told = crime_reason if inquiry.crimes or crime_value <= group_value else group_reason
    return (crime_value + group_value) / 2, told


def crime_side(inquiry: Inquiry, document: OfferDocument) -> tuple[float, Reason]:
    numbers = spec()["fit"]
    if not inquiry.crimes:
        return _not_given(document.victimizations, set(tables()["serve_every_crime"]), "crimes")
    grade, crime = crime_fit(document, inquiry.crimes)
    if grade == "serves" and _special(document, document.victimizations, crime):
        grade = "specialises"
    listed = sorted(document.victimizations)
    return float(numbers[grade]), Reason(f"fit_{grade}", {"victimization": crime, "victimizations": listed})


def group_side(inquiry: Inquiry, document: OfferDocument) -> tuple[float, Reason]:
    numbers, wanted = spec()["fit"], set(inquiry.resolved.populations) | groups_of_age(inquiry.resolved.age)
    if not wanted:
        return _not_given(document.populations, set(tables()["open_populations"]), "populations")
    shared = sorted(document.populations & wanted)
    if shared:
        grade = "specialises" if _special(document, document.populations, shared[0]) else "serves"
        return float(numbers[grade]), Reason(f"fit_group_{grade}", {"population": shared[0]})
    if not document.populations:
        return float(numbers["unknown"]), Reason("fit_group_unknown")
    if document.populations & set(tables()["open_populations"]):
        return float(numbers["any"]), Reason("fit_group_any")
    return float(numbers["other_groups"]), Reason("fit_group_other", {"populations": sorted(document.populations)})


def _special(document: OfferDocument, listed: frozenset[str], code: str) -> bool:
    """Said by the source; where it does not say, two kinds at most are a speciality."""
    open_to_all = listed & (set(tables()["serve_every_crime"]) | set(tables()["open_populations"]))
    few = len(listed) <= int(spec()["fit"]["specialises_at_most"]) and not open_to_all
    return code in document.specialises or few


def _not_given(listed: frozenset[str], open_codes: set[str], what: str) -> tuple[float, Reason]:
    numbers = spec()["fit"]["not_given"]
    if not listed:
        return float(numbers["unknown"]), Reason(f"fit_{what}_unknown")
    if listed & open_codes:
        return float(numbers["any"]), Reason(f"fit_{what}_any")
    return float(numbers["limited"]), Reason(f"fit_{what}_limited", {what: sorted(listed)})
