"""The front of matching: a request in, an explained answer out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from directory.errors import NotFound
from matching.assemble import cap
from matching.beside import beside
from matching.documents import OfferDocument
from matching.doubtful import nothing_understood, speaks_of_harm
from matching.engines.base import Listed, Ranking
from matching.explain import explained
from matching.gates import admitted, judge
from matching.guidance import guides_for
from matching.holding import IndexState, Loaded, held, index_state, preload
from matching.inquiry import Inquiry, inquiry
from matching.ordering import Ranked, ranked
from matching.paging import Cursor, check_index, check_place, read_cursor, write_cursor
from matching.questions import questions
from matching.relaxing import relaxations
from matching.resolving import understand
from matching.scoring import weights
from matching.spec import spec_version
from matching.standing import standing_id
from matching.tiers import LAST, relaxed_requirements
from matching.types import Match, MatchRequest, MatchResult, Reason, WhyNot

__all__ = ["IndexState", "explain", "index_state", "match", "match_with", "preload", "why_not"]

A_FEW = 2  # places on a first page where nothing better was found, or nothing says that somebody was hurt


def match(request: MatchRequest, *, now: datetime | None = None) -> MatchResult:
    """Raises DomainError for bad input, an old cursor or a directory without listings."""
    return match_with(held(), request, now=now)


def match_with(loaded: Loaded, request: MatchRequest, *, now: datetime | None = None) -> MatchResult:
    cursor = read_cursor(request.after)
    check_index(cursor, loaded.version)
    asked = inquiry(understand(request, now=cursor.at if cursor else now))
    ranking = loaded.engine.rank(asked)
    start = cursor.rank if cursor else 0
    page = tuple(ranking.listed[start : start + request.first])
    stand = beside(asked, loaded, _needed(asked, ranking, start, page))
    shown = stand.shown
    if cursor:
        check_place(cursor, _there(asked, ranking, start, shown.documents))
    told = _explained(asked, page, start, shown.documents)
    matches = before_the_last(told) if cursor else first_page(asked, told)
    more = len(matches) < len(told) or start + len(page) < len(ranking.listed)
    missed = _missed(asked, ranking, shown.documents)
    by = ranking.by or loaded.engine.name
    return MatchResult(
        matches=matches,
        fallbacks=stand.line_ids,
        pinned=stand.pinned,
        guides=guides_for(asked, loaded.officer_areas),
        resolved=asked.resolved,
        relaxations=relaxations(
            asked, missed, stand.lines, widened=ranking.widened, instead=by if by != loaded.engine.name else ""
        ),
        asks=questions(asked, ranking),
        total=len(ranking.listed),
        next_cursor=_next(loaded, asked, matches) if more else None,
        engine=by,
        spec_version=spec_version(),
        index_version=loaded.version,
        offers=shown.blobs,
    )


def _needed(asked: Inquiry, ranking: Ranking, start: int, page: Sequence[Listed]) -> list[str]:
    """Ids of the page and of the offer before it; of the whole list where requirements that were missed are told."""
    listed = ranking.listed if asked.demanding else (*ranking.listed[max(start - 1, 0) : start], *page)
    return [one.offer_id for one in listed]


def _explained(
    asked: Inquiry, page: Sequence[Listed], start: int, documents: Mapping[str, OfferDocument]
) -> tuple[Match, ...]:
    weighed = weights(asked)
    return tuple(
        explained(asked, ranked(asked, admitted(asked, documents[one.offer_id]), weighed), one, rank)
        for rank, one in enumerate(page, start + 1)
        if one.offer_id in documents
    )


def first_page(asked: Inquiry, told: tuple[Match, ...]) -> tuple[Match, ...]:
    """A few where nothing speaks of harm or nothing better was found, one where nothing was understood: the others come
    when more is asked for.
    """
    if nothing_understood(asked):
        return told[:1]
    few = not speaks_of_harm(asked) or all(one.tier >= LAST for one in told)
    return before_the_last(told)[: A_FEW if few else None]


def before_the_last(page: tuple[Match, ...]) -> tuple[Match, ...]:
    """A page ends where "only if nothing better" begins, so that nobody calls there who has not asked for more.

    A page that holds nothing better, or a place kept among what is better, stays whole.
    """
    better = max((place for place, one in enumerate(page, 1) if one.tier < LAST), default=len(page))
    return page[:better]


def _missed(asked: Inquiry, ranking: Ranking, documents: Mapping[str, OfferDocument]) -> Iterator[Reason]:
    if asked.demanding:
        for one in ranking.listed:
            if one.offer_id in documents:
                yield from relaxed_requirements(asked, admitted(asked, documents[one.offer_id]))


def _there(
    asked: Inquiry, ranking: Ranking, start: int, documents: Mapping[str, OfferDocument]
) -> tuple[str, int, int] | None:
    """The offer before the page, with its tier and score in millionths; None where the list is shorter."""
    if start > len(ranking.listed):
        return None
    offer_id = ranking.listed[start - 1].offer_id
    document = documents.get(offer_id)
    found: Ranked | None = ranked(asked, admitted(asked, document), weights(asked)) if document else None
    return (offer_id, found.tier, found.scored.micro) if found else None


def _next(loaded: Loaded, asked: Inquiry, matches: tuple[Match, ...]) -> str | None:
    """None as well where nothing of the page is published any more."""
    last = matches[-1] if matches else None
    if last is None:
        return None
    micro = sum(round(part.points * 1_000_000) for part in last.parts)
    return write_cursor(Cursor(loaded.version, asked.at, last.rank, last.tier, micro, last.offer_id))


def explain(offer_ids: Sequence[str], request: MatchRequest, *, now: datetime | None = None) -> tuple[Match, ...]:
    """What would be said of these offers for this request, in the order given, whether or not they are in its list.

    One that is not published is left out. Raises DomainError for bad input.
    """
    asked = inquiry(understand(request, now=now))
    found = held().shown(offer_ids, request.audience).documents
    return _explained(asked, tuple(Listed(one) for one in dict.fromkeys(offer_ids)), 0, found)


def why_not(offer_id: str, request: MatchRequest, *, now: datetime | None = None) -> WhyNot:
    """The failing gate, or tier and place; raises NotFound for an id that names nothing anybody may see."""
    return why_not_with(held(), offer_id, request, now=now)


def why_not_with(loaded: Loaded, offer_id: str, request: MatchRequest, *, now: datetime | None = None) -> WhyNot:
    offer_id, document = _standing(loaded, offer_id)
    asked = inquiry(understand(request, now=now))
    judged = judge(asked, document)
    for rank, one in enumerate(loaded.engine.rank(asked).listed, 1):
        if offer_id == one.offer_id or offer_id in one.also_at:
            found = explained(asked, ranked(asked, judged, weights(asked)), one, rank)
            reasons = tuple(reason for reason in (found.tier_reason, *found.asks) if reason)
            return WhyNot(offer_id, True, None, found.tier, rank, reasons)
    return WhyNot(offer_id, False, judged.gate or Reason("below_the_list", {"cap": cap()}))


def _standing(loaded: Loaded, offer_id: str) -> tuple[str, OfferDocument]:
    """The offer itself, or the one that answers for it since two listings became one."""
    for name in dict.fromkeys((offer_id, standing_id(offer_id))):
        document = loaded.document(name)
        if document is not None and document.publication != "withheld":
            return name, document
    raise NotFound("offerId", "There is no such offer.")
