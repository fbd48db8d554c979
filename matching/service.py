"""The front of matching: a request in, an explained answer out."""

from datetime import datetime

from directory.errors import NotFound
from matching.assemble import assemble
from matching.explain import explained
from matching.gates import Judged, judge
from matching.guidance import guides_for
from matching.help_lines import fallbacks, pinned
from matching.holding import IndexState, Loaded, held, index_state, preload
from matching.inquiry import inquiry
from matching.ordering import in_order, week_of
from matching.paging import read_cursor, write_cursor
from matching.questions import questions
from matching.relaxing import relaxations
from matching.resolving import understand
from matching.spec import spec, spec_version
from matching.types import MatchRequest, MatchResult, Reason, WhyNot

__all__ = ["IndexState", "index_state", "match", "match_with", "preload", "why_not"]


def match(request: MatchRequest, *, now: datetime | None = None) -> MatchResult:
    """Raises DomainError for bad input, an old cursor or a directory without listings."""
    return match_with(held(), request, now=now)


def match_with(loaded: Loaded, request: MatchRequest, *, now: datetime | None = None) -> MatchResult:
    asked = inquiry(understand(request, now=now))
    week = week_of(asked.at)
    start = read_cursor(request.after, loaded.version, week)
    judged = [judge(asked, document) for document in loaded.engine.candidates(asked)]
    entered, widened = enter(judged)
    listed = assemble(in_order(asked, entered), stage=asked.resolved.stage)
    page = listed[start : start + request.first]
    more = start + len(page) < len(listed)
    return MatchResult(
        matches=tuple(explained(asked, one, start + place) for place, one in enumerate(page, 1)),
        fallbacks=fallbacks(asked, loaded.lines),
        pinned=pinned(asked, loaded.lines),
        guides=guides_for(asked, loaded.engine.documents),
        resolved=asked.resolved,
        relaxations=relaxations(asked, listed, loaded.lines, widened=widened),
        asks=questions(asked, judged, entered),
        total=len(listed),
        next_cursor=write_cursor(loaded.version, week, start + len(page)) if more else None,
        engine=loaded.engine.name,
        spec_version=spec_version(),
        index_version=loaded.version,
    )


def enter(judged: list[Judged]) -> tuple[list[Judged], bool]:
    """Those past the gates; with fewer than three offers of an inferred area, the nearest within 250 km join."""
    passed = [one for one in judged if one.passed]
    near = sum(one.document.area_basis == "inferred" for one in passed)
    short = int(spec()["geography"]["widen_to"]) - near
    far = sorted((one for one in judged if one.widening), key=_by_distance)[: max(short, 0)]
    return [*passed, *far], bool(far)


def _by_distance(judged: Judged) -> tuple[float, str]:
    return judged.coverage.near_km or 0.0, judged.document.source_id


def why_not(offer_id: str, request: MatchRequest, *, now: datetime | None = None) -> WhyNot:
    """The failing gate, or tier and place; raises NotFound for an id that names nothing anybody may see."""
    loaded = held()
    document = loaded.engine.documents.get(offer_id)
    if document is None or document.publication == "withheld":
        raise NotFound("offerId", "There is no such offer.")
    asked = inquiry(understand(request, now=now))
    judged = judge(asked, document)
    entered, _ = enter([judge(asked, one) for one in loaded.engine.candidates(asked)])
    listed = assemble(in_order(asked, entered), stage=asked.resolved.stage)
    for place, one in enumerate(listed, 1):
        if offer_id == one.ranked.document.offer_id or offer_id in one.also_at:
            found = explained(asked, one, place)
            reasons = tuple(reason for reason in (found.tier_reason, *found.asks) if reason)
            return WhyNot(offer_id, True, None, found.tier, place, reasons)
    gate = judged.gate or Reason("below_the_list", {"cap": int(spec()["list"]["cap"])})
    return WhyNot(offer_id, False, gate)
