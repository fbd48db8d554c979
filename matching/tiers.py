"""Tiers order before any score: sure help first, then what has a "but", then general doors, then the rest."""

from collections.abc import Iterator

from directory.models.contacts import LanguageLevel
from matching.coverage import FIRST_TIER, Relation
from matching.documents import OfferDocument
from matching.fitting import crime_fit
from matching.gates import Judged, crime_door, general_door, serves_every_crime
from matching.inquiry import Inquiry
from matching.scoring.geography import only_by_phone
from matching.scoring.upkeep import state_at
from matching.speaking import level_of
from matching.spec import codes, tables
from matching.types import Reason

FITS, BUT, GENERAL_DOOR, LAST, FAR_OFF = 1, 2, 3, 4, 5
GROWN = 18  # years
OTHER_CRIMES = frozenset({"other_crimes", "loosely_near"})
RELATION_TIERS = {
    Relation.STATE_ONLY: BUT,  # LAST where no line answers for the whole of it: `_by_area`
    Relation.TOUCHES: BUT,
    Relation.NEAR: LAST,
    Relation.FAR: FAR_OFF,
}
RELATION_REASONS = {
    Relation.STATE_ONLY: "tier_area_unknown",
    Relation.TOUCHES: "tier_area_touches",
    Relation.NEAR: "tier_area_near",
    Relation.FAR: "tier_area_far",
}


def tier_of(inquiry: Inquiry, judged: Judged) -> tuple[int, Reason | None]:
    """The tier, and what put the offer there: 1 fits, 2 with a "but", 3 a general door, 4 only if nothing better, 5 far off."""
    found = max(_tiers(inquiry, judged), key=lambda row: row[0], default=None)
    return found or (FITS, None)


def _tiers(inquiry: Inquiry, judged: Judged) -> Iterator[tuple[int, Reason]]:
    """Everything that lowers an offer, each with the tier it lowers it to; of equals the first is told."""
    for missed in relaxed_requirements(inquiry, judged):
        yield BUT, missed
    if judged.coverage.relation not in FIRST_TIER:
        yield area_tier(judged.coverage.relation, judged.document), Reason(RELATION_REASONS[judged.coverage.relation])
    if not _meets(inquiry, judged):
        yield _without_need(inquiry, judged)
    elif only_by_phone(judged.document, judged) and not crime_door(inquiry, judged.document):
        yield BUT, Reason("tier_by_phone")
    yield from _by_crime(inquiry, judged.document)
    if for_others(inquiry, judged.document):
        yield LAST, Reason("tier_community", {"populations": sorted(judged.document.populations)})


def _without_need(inquiry: Inquiry, judged: Judged) -> tuple[int, Reason]:
    if crime_door(inquiry, judged.document):
        return BUT, Reason("tier_crime_door")
    if general_door(judged.document) and not _for_unlikely_crimes(inquiry, judged.document):
        return GENERAL_DOOR, Reason("tier_general_door")
    return (BUT, Reason("tier_stage")) if judged.by_stage else (LAST, Reason("tier_guessed_need"))


def _by_crime(inquiry: Inquiry, document: OfferDocument) -> Iterator[tuple[int, Reason]]:
    if inquiry.crimes and crime_fit(document, inquiry.crimes).grade in OTHER_CRIMES:
        yield LAST, Reason("tier_other_crimes", _crimes_served(document))
    if not inquiry.crimes and document.national and limited_to_crimes(document):
        tier = LAST if _for_unlikely_crimes(inquiry, document) else BUT
        yield tier, Reason("tier_limited_crimes", _crimes_served(document))


def _crimes_served(document: OfferDocument) -> dict[str, list[str]]:
    return {"victimizations": sorted(document.victimizations)}


def for_others(inquiry: Inquiry, document: OfferDocument) -> bool:
    """It is for people of whom nothing in the request says that this is one: no limit, but something to ask about."""
    if limited_to("communities", document):
        return not _of_that_community(inquiry, document)
    newcomers = limited_to("newcomers", document) and not may_be_a_newcomer(inquiry)
    return newcomers or of_another_age(inquiry, document)


def limited_to(table: str, document: OfferDocument) -> bool:
    """Its populations name some of the table's and none that is open to all."""
    served = document.populations
    return bool(served & codes(table)) and not served & codes("open_populations")


def _of_that_community(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Named, or asked for in a language that is spoken there."""
    named = bool(document.populations & set(inquiry.resolved.populations) & codes("communities"))
    languages = (one.code for one in inquiry.resolved.languages if one.code != "en")
    return named or any((level_of(document, code) or 0) >= LanguageLevel.INTERPRETER for code in languages)


def may_be_a_newcomer(inquiry: Inquiry) -> bool:
    """Named, asked for in another language, held by immigration, or in want of what only newcomers need."""
    named = codes("newcomers") & set(inquiry.resolved.populations)
    asked = inquiry.need_codes & codes("newcomer_needs")
    abroad = any(one.code != "en" for one in inquiry.resolved.languages)
    return bool(named or asked or abroad) or "immigration-custody" in inquiry.situations


def of_another_age(inquiry: Inquiry, document: OfferDocument) -> bool:
    """Only for the young where the person is known to be grown and no parent, or only for the grown where they are not."""
    age = inquiry.resolved.age
    if age is None:
        return False
    served, grown = document.populations - codes("beside_ages"), age >= GROWN
    parent = "parents" in inquiry.resolved.populations
    return bool(served) and served <= codes("young" if grown else "grown") and not (grown and parent)


def area_tier(relation: Relation, document: OfferDocument) -> int:
    """An office of which only the state is known mostly serves another part of it; a line is at least quickly asked."""
    return LAST if relation is Relation.STATE_ONLY and not document.line else RELATION_TIERS[relation]


def likely_crimes(inquiry: Inquiry) -> frozenset[str]:
    """What may well have happened where nobody said: each need speaks of some kinds of harm, a guessed one of few."""
    table = tables()["crimes_of_needs"]
    found = frozenset[str]().union(*(table.get(code, ()) for code in inquiry.need_codes or {""}))
    return found & set(table[""]) if inquiry.needs_guessed else found


def _for_unlikely_crimes(inquiry: Inquiry, document: OfferDocument) -> bool:
    return not inquiry.crimes and limited_to_crimes(document) and not document.victimizations & likely_crimes(inquiry)


def limited_to_crimes(document: OfferDocument) -> bool:
    """It serves some crimes and not every crime."""
    return bool(document.victimizations) and not serves_every_crime(document)


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
