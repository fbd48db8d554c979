"""A match result as plain JSON values, for programs that read the command line."""

from typing import Any

from geodata.types import Place
from matching.types import Match, MatchResult, Reason, ResolvedRequest


def result(found: MatchResult) -> dict[str, Any]:
    return {
        "matches": [_match(one) for one in found.matches],
        "fallbacks": list(found.fallbacks),
        "pinned": list(found.pinned),
        "guides": list(found.guides),
        "asks": [{"code": ask.code, "reason": reason(ask.reason), "would_add": ask.would_add} for ask in found.asks],
        "relaxations": [{"code": one.code, "reason": reason(one.reason)} for one in found.relaxations],
        "resolved": _resolved(found.resolved),
        "total": found.total,
        "next_cursor": found.next_cursor,
        "engine": found.engine,
        "spec_version": found.spec_version,
        "index_version": found.index_version,
    }


def reason(one: Reason) -> dict[str, Any]:
    return {"code": one.code, "params": dict(one.params)}


def _match(one: Match) -> dict[str, Any]:
    return {
        "offer": one.offer_id,
        "rank": one.rank,
        "tier": one.tier,
        "tier_reason": reason(one.tier_reason) if one.tier_reason else None,
        "score": one.score,
        "parts": [{**part._asdict(), "reason": reason(part.reason)} for part in one.parts],
        "asks": [reason(ask) for ask in one.asks],
        "warnings": [reason(warning) for warning in one.warnings],
        "ring": one.ring,
        "slot": one.slot,
        "distance_km": one.distance_km,
        "also_at": list(one.also_at),
    }


def _resolved(found: ResolvedRequest) -> dict[str, Any]:
    return {
        "needs": [need.code for need in found.needs],
        "victimizations": list(found.victimizations),
        "populations": list(found.populations),
        "languages": [one.code for one in found.languages],
        "here": _place(found.here),
        "crime": _place(found.crime),
        "destination": _place(found.destination),
        "age": found.age,
        "urgency": found.urgency,
        "stage": found.stage,
        "custody": found.custody,
        "inquirer": found.inquirer,
        "at": found.at.isoformat(),
        "unread": list(found.unread),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"kind": place.kind, "label": place.label, "approximate": place.approximate, "guessed": place.guessed}
