"""Tiers order before any score: sure help first, then what must be asked about, then general doors."""

from matching.coverage import FIRST_TIER, Relation
from matching.fitting import crime_fit
from matching.gates import Judged, general_door
from matching.inquiry import Inquiry
from matching.scoring.geography import only_by_phone
from matching.scoring.language import level_of
from matching.scoring.upkeep import state_at
from matching.types import Reason

RELATION_REASONS = {
    Relation.STATE_ONLY: "tier_area_unknown",
    Relation.TOUCHES: "tier_area_touches",
    Relation.NEAR: "tier_area_near",
    Relation.FAR: "tier_area_far",
    Relation.NO_PLACE: "tier_which_state",
}


def tier_of(inquiry: Inquiry, judged: Judged) -> tuple[int, Reason | None]:
    """The tier, and what put the offer below the first."""
    if not _meets(inquiry, judged):
        if general_door(judged.document):
            return 3, Reason("tier_general_door")
        return (2, Reason("tier_stage")) if judged.by_stage else (3, Reason("tier_guessed_need"))
    lowered = _lowered(inquiry, judged)
    return (2, lowered) if lowered else (1, None)


def _meets(inquiry: Inquiry, judged: Judged) -> bool:
    return not inquiry.needs or any(fit.met for fit in judged.needs)


def _lowered(inquiry: Inquiry, judged: Judged) -> Reason | None:
    relaxed = relaxed_requirements(inquiry, judged)
    if relaxed:
        return relaxed[0]
    if judged.coverage.relation not in FIRST_TIER:
        return Reason(RELATION_REASONS[judged.coverage.relation])
    if only_by_phone(judged.document, judged):
        return Reason("tier_by_phone")
    if inquiry.crimes and crime_fit(judged.document, inquiry.crimes).grade == "other_crimes":
        return Reason("tier_other_crimes", {"victimizations": sorted(judged.document.victimizations)})
    return None


def requires_something(inquiry: Inquiry) -> bool:
    """Whether the request holds a requirement that an offer may miss."""
    require = inquiry.request.require
    of_language = require.language or any(one.min_level for one in inquiry.resolved.languages)
    of_need = any(need.required for need in inquiry.needs)
    return of_need or of_language or require.open_now or require.modality or require.max_km is not None


def relaxed_requirements(inquiry: Inquiry, judged: Judged) -> tuple[Reason, ...]:
    """Requirements this offer misses, or where nobody knows: it stays, lower, with the requirement named."""
    require, document = inquiry.request.require, judged.document
    missed = [
        Reason("required_need", {"need": need.code})
        for need, fit in zip(inquiry.needs, judged.needs, strict=True)
        if need.required and not fit.met
    ]
    if _language_missed(inquiry, judged):
        missed.append(Reason("required_language", {"language": inquiry.resolved.languages[0].code}))
    if require.open_now and state_at(document, inquiry.at).kind != "open":
        missed.append(Reason("required_open_now"))
    if require.modality and not set(inquiry.request.modalities) & document.modalities:
        missed.append(Reason("required_modality"))
    if _too_far(inquiry, judged):
        missed.append(Reason("required_distance", {"km": require.max_km}))
    return tuple(missed)


def _language_missed(inquiry: Inquiry, judged: Judged) -> bool:
    wanted = [one for one in inquiry.resolved.languages if inquiry.request.require.language or one.min_level]
    if not wanted:
        return False
    levels = [(level_of(judged.document, one.code), one.min_level or 1) for one in wanted]
    return not any(level is not None and level >= least for level, least in levels)


def _too_far(inquiry: Inquiry, judged: Judged) -> bool:
    """Only an offer reached in person can be too far; one that also helps from afar is not."""
    limit, km = inquiry.request.require.max_km, judged.coverage.km
    return limit is not None and not judged.document.remote and (km is None or km > limit)
