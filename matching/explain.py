"""Why an offer is where it is: what to ask, what to know before calling, and why another is not there."""

from datetime import date
from functools import lru_cache

from directory.models.organizations import OperatedBy
from matching.coverage import Relation
from matching.documents import OfferDocument, source_is_old
from matching.engines.base import Listed
from matching.fitting import crime_fit
from matching.inquiry import Inquiry
from matching.ordering import Ranked
from matching.speaking import level_of
from matching.types import Match, Reason

LAW_ENFORCEMENT = frozenset({OperatedBy.POLICE, OperatedBy.PROSECUTOR, OperatedBy.COURT_CORRECTIONS})
SERVES_MY_TOWN, WHERE_IT_HAPPENED = Reason("ask_serves_my_town"), Reason("ask_where_it_happened")
STILL_RUNNING, CLOSED_NOW = Reason("ask_still_running"), Reason("warn_closed_now")
NUMBER_NOT_CHECKED, NUMBER_BEING_CHECKED = Reason("warn_number_not_checked"), Reason("warn_number_being_checked")
IMMIGRATION_AGENCY, POLICE = Reason("warn_immigration_agency"), Reason("warn_law_enforcement")


def explained(inquiry: Inquiry, ranked: Ranked, listed: Listed, rank: int) -> Match:
    coverage = ranked.scored.judged.coverage
    return Match(
        offer_id=ranked.document.offer_id,
        rank=rank,
        tier=ranked.tier,
        tier_reason=ranked.tier_reason,
        score=ranked.scored.score,
        parts=ranked.scored.parts,
        asks=asks(inquiry, ranked),
        warnings=warnings(inquiry, ranked),
        ring=coverage.ring,
        slot=listed.slot,
        distance_km=coverage.km,
        also_at=listed.also_at,
    )


def asks(inquiry: Inquiry, ranked: Ranked) -> tuple[Reason, ...]:
    """What to ask first, because no source says it."""
    judged = ranked.scored.judged
    found = [
        None if judged.coverage.relation is Relation.CONTAINS else SERVES_MY_TOWN,
        WHERE_IT_HAPPENED if judged.coverage.anchor_missing else None,
        _ask_crime(inquiry, ranked),
        _ask_group(ranked),
        _ask_language(inquiry, judged.document),
        STILL_RUNNING if judged.document.status == "unknown" else None,
        *ranked.relaxed[1:],
    ]
    return tuple([one for one in found if one is not None])


def _ask_crime(inquiry: Inquiry, ranked: Ranked) -> Reason | None:
    """Not where the tier says it already."""
    told = ranked.tier_reason is not None and ranked.tier_reason.code == "tier_other_crimes"
    if told or not inquiry.crimes or crime_fit(ranked.document, inquiry.crimes).grade != "other_crimes":
        return None
    return Reason("ask_other_crimes", {"victimizations": sorted(ranked.document.victimizations)})


def _ask_group(ranked: Ranked) -> Reason | None:
    """They serve some groups and the person has not said that they belong: is that you?"""
    if ranked.scored.reason("fit").code in {"fit_group_other", "fit_populations_limited"}:
        return Reason("ask_group", {"populations": sorted(ranked.document.populations)})
    return None


def _ask_language(inquiry: Inquiry, document: OfferDocument) -> Reason | None:
    wanted = inquiry.language_codes
    if not wanted or level_of(document, wanted[0]) is not None:
        return None
    return Reason("ask_language", {"language": wanted[0]})


def warnings(inquiry: Inquiry, ranked: Ranked) -> tuple[Reason, ...]:
    """What to know before calling."""
    document = ranked.document
    found = [
        _warn_operator(document),
        CLOSED_NOW if ranked.scored.reason("access").code == "access_closed" else None,
        _warn_number(document),
        _warn_old(document, inquiry.at.date()),
    ]
    return tuple([one for one in found if one is not None])


def _warn_operator(document: OfferDocument) -> Reason | None:
    if document.operated_by == OperatedBy.ICE:
        return IMMIGRATION_AGENCY
    return POLICE if document.operated_by in LAW_ENFORCEMENT else None


def _warn_number(document: OfferDocument) -> Reason | None:
    if document.number_being_checked:
        return NUMBER_BEING_CHECKED
    return NUMBER_NOT_CHECKED if document.number_not_checked else None


def _warn_old(document: OfferDocument, today: date) -> Reason | None:
    return _old_source(document.source_date) if source_is_old(document, today) else None


@lru_cache(maxsize=4096)
def _old_source(printed: str) -> Reason:
    return Reason("warn_old_source", {"date": printed})
