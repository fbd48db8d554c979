"""Tiers order before any score: sure help first, then what has a "but", then general doors, then the rest."""

from collections.abc import Iterator

from matching.belonging import about_another_subject, for_others
from matching.coverage import FIRST_TIER, Relation
from matching.documents import OfferDocument
from matching.doubtful import funds_others, idle_door, seldom_helps
from matching.fitting import crime_fit
from matching.gates import Judged, crime_door, general_door, limited_to_crimes
from matching.inquiry import Inquiry
from matching.scoring.geography import only_by_phone
from matching.scoring.upkeep import state_at
from matching.speaking import level_of
from matching.spec import tables
from matching.types import Reason

FITS, BUT, GENERAL_DOOR, LAST, FAR_OFF = 1, 2, 3, 4, 5
OTHER_CRIMES = {"loosely_near": LAST, "other_crimes": FAR_OFF}  # grade of the crimes -> the tier it lowers to
RELATION_TIERS = {
    Relation.STATE_ONLY: LAST,  # it mostly serves another part of the state
    Relation.TOUCHES: BUT,
    Relation.NEAR: LAST,
    Relation.FAR: FAR_OFF,
    # Never in a list: for an offer that is explained by itself.
    Relation.EXCLUDED: FAR_OFF,
    Relation.NO_PLACE: FAR_OFF,
}
RELATION_REASONS = {
    Relation.STATE_ONLY: "tier_area_unknown",
    Relation.TOUCHES: "tier_area_touches",
    Relation.NEAR: "tier_area_near",
    Relation.FAR: "tier_area_far",
    Relation.EXCLUDED: "area_excludes",
    Relation.NO_PLACE: "which_state",
}


def tier_of(inquiry: Inquiry, judged: Judged) -> tuple[int, Reason | None]:
    """The tier, and what put the offer there: 1 fits, 2 with a "but", 3 a general door, 4 only if nothing better, 5 far off
    or for other crimes.
    """
    found = max(_tiers(inquiry, judged), key=lambda row: row[0], default=None)
    return found or (FITS, None)


def _tiers(inquiry: Inquiry, judged: Judged) -> Iterator[tuple[int, Reason]]:
    """Everything that lowers an offer, each with the tier it lowers it to; of equals the first is told."""
    for missed in relaxed_requirements(inquiry, judged):
        yield BUT, missed
    if judged.coverage.relation not in FIRST_TIER:
        relation = judged.coverage.relation
        yield RELATION_TIERS[relation], Reason(RELATION_REASONS[relation])
    if not _meets(inquiry, judged):
        yield _without_need(inquiry, judged)
    elif only_by_phone(judged.document, judged) and not crime_door(inquiry, judged.document):
        yield BUT, Reason("tier_by_phone")
    yield from _by_crime(inquiry, judged.document)
    if for_others(inquiry, judged.document):
        yield LAST, Reason("tier_community", {"populations": sorted(judged.document.populations)})
    if about_another_subject(inquiry, judged.document):
        yield LAST, Reason("tier_other_subject")
    if seldom_helps(inquiry, judged.document):
        yield LAST, Reason("tier_guessed_need")


def _without_need(inquiry: Inquiry, judged: Judged) -> tuple[int, Reason]:
    if crime_door(inquiry, judged.document):
        return BUT, Reason("tier_crime_door")
    if general_door(inquiry, judged.document) and not _seldom_a_door(inquiry, judged.document):
        return GENERAL_DOOR, Reason("tier_general_door")
    return (BUT, Reason("tier_stage")) if judged.by_stage else (LAST, Reason("tier_guessed_need"))


def _seldom_a_door(inquiry: Inquiry, document: OfferDocument) -> bool:
    return funds_others(document) or idle_door(inquiry, document) or _for_unlikely_crimes(inquiry, document)


def _by_crime(inquiry: Inquiry, document: OfferDocument) -> Iterator[tuple[int, Reason]]:
    if inquiry.crimes and (tier := OTHER_CRIMES.get(crime_fit(document, inquiry.crimes).grade)):
        yield tier, Reason("tier_other_crimes", _crimes_served(document))
    if not inquiry.crimes and document.national and limited_to_crimes(document):
        tier = FAR_OFF if _for_unlikely_crimes(inquiry, document) else BUT
        yield tier, Reason("tier_limited_crimes", _crimes_served(document))


def _crimes_served(document: OfferDocument) -> dict[str, list[str]]:
    return {"victimizations": sorted(document.victimizations)}


def likely_crimes(inquiry: Inquiry) -> frozenset[str]:
    """What may well have happened where nobody said: each need speaks of some kinds of harm, a guessed one of few."""
    table = tables()["crimes_of_needs"]
    found = frozenset[str]().union(*(table.get(code, ()) for code in inquiry.need_codes or {""}))
    return found & set(table[""]) if inquiry.needs_guessed else found


def _for_unlikely_crimes(inquiry: Inquiry, document: OfferDocument) -> bool:
    return not inquiry.crimes and limited_to_crimes(document) and not document.victimizations & likely_crimes(inquiry)


def _meets(inquiry: Inquiry, judged: Judged) -> bool:
    return not inquiry.needs or any(fit.met for fit in judged.needs)


def relaxed_requirements(inquiry: Inquiry, judged: Judged) -> tuple[Reason, ...]:
    """Requirements this offer misses, or where nobody knows: it stays, lower, with the requirement named."""
    return tuple(_missed(inquiry, judged)) if inquiry.demanding else ()


def _missed(inquiry: Inquiry, judged: Judged) -> Iterator[Reason]:
    require, document = inquiry.request.require, judged.document
    for need, fit in zip(inquiry.needs, judged.needs, strict=True):
        if need.required and not fit.met:
            yield Reason("required_need", {"need": need.code})
    if _language_missed(inquiry, judged):
        yield Reason("required_language", {"language": inquiry.resolved.languages[0].code})
    if require.open_now and state_at(document, inquiry.at).kind != "open":
        yield Reason("required_open_now")
    if require.modality and not set(inquiry.request.modalities) & document.modalities:
        yield Reason("required_modality")
    if _too_far(inquiry, judged):
        yield Reason("required_distance", {"km": require.max_km})


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
