"""The likeliest candidates, where there are too many to judge each: an additive score of the server that follows ours.

It only chooses whom to judge; the order is made by our own scorer. What surely passes tier 1 stands a thousand points
above the rest, so that no near or fresh offer of a lower tier pushes it out.
"""

from collections.abc import Iterator
from typing import Any

from matching.assemble import NATIONAL_LEVELS
from matching.coverage import PlaceView
from matching.fitting import near_crimes, same_crimes
from matching.inquiry import Inquiry
from matching.searching.queries import FETCHED, Clause, candidates
from matching.spec import codes, spec, tables

SURELY_FIRST = 1_000.0  # points above all others: Ranking specification, part 11
DOORS = 500.0  # points for a door of some kind that serves the place: tiers 2 and 3
FULL_KM = "full_km"
LEVELS = (4, 3, 2, 1)


def best(inquiry: Inquiry, size: int) -> dict[str, Any]:
    """The body of a search for the `size` likeliest of those whom no question keeps out."""
    return _ranked(inquiry, [], size)


def best_of_slots(inquiry: Inquiry, size: int) -> Iterator[dict[str, Any]]:
    """The same for each kind of office that has a kept place in the list."""
    for clause in _slots(inquiry):
        yield _ranked(inquiry, [clause], size)


def best_behind_a_question(inquiry: Inquiry, size: int) -> dict[str, Any]:
    """The likeliest of those whom a group or a situation that nobody named keeps out: what a yes would add."""
    return _ranked(inquiry, [{"bool": {"must_not": [_all_of(_open(inquiry))]}}], size, shut=True)


def _ranked(inquiry: Inquiry, only: list[Clause], size: int, *, shut: bool = False) -> dict[str, Any]:
    within = candidates(inquiry)
    within["bool"]["filter"] += only if shut else [*_open(inquiry), *only]
    functions = list(_points(inquiry))
    return {
        "query": {
            "function_score": {"query": within, "functions": functions, "score_mode": "sum", "boost_mode": "replace"}
        },
        "size": size,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": FETCHED,
        "sort": [{"_score": "desc"}, {"offer_id": "asc"}],
    }


def _points(inquiry: Inquiry) -> Iterator[Clause]:
    weights = spec()["weights"]
    first = _surely_first(inquiry)
    yield {"filter": first, "weight": SURELY_FIRST}
    yield {
        "filter": {"bool": {"filter": [_reached(inquiry), {"term": {"door": True}}], "must_not": [first]}},
        "weight": DOORS,
    }
    yield from _needs(inquiry, float(weights["needs"]))
    yield from _languages(inquiry, float(weights["language"]))
    yield from _crimes(inquiry, float(weights["fit"]) / 2)
    yield from _geography(inquiry.here, float(weights["geography"]))


def _needs(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    total = sum(need.weight for need in inquiry.needs) or 1.0
    for need in inquiry.needs:
        exact, met = {"term": {"needs": need.code}}, {"term": {"meets": need.code}}
        share = weight * need.weight / total
        yield {"filter": exact, "weight": share}
        yield {
            "filter": {"bool": {"filter": [met], "must_not": [exact]}},
            "weight": share * float(spec()["needs"]["met"]),
        }


def _languages(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """Each level of the language asked for first; English unasked goes without saying."""
    for place, code in enumerate(inquiry.language_codes[:2]):
        for level in LEVELS:
            worth = (
                float(spec()["language"]["levels"][str(level)]) * float(spec()["language"]["preference_decay"]) ** place
            )
            yield {"filter": {"term": {"languages": f"{code}:{level}"}}, "weight": max(weight * worth, 0.01)}


def _crimes(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    for crime in sorted(inquiry.crimes):
        same, near = sorted(same_crimes(crime)), sorted(near_crimes(crime) - same_crimes(crime))
        yield {"filter": {"terms": {"crimes": same}}, "weight": weight}
        if near:
            yield {"filter": {"terms": {"crimes": near}}, "weight": weight / 2}


def _geography(view: PlaceView, weight: float) -> Iterator[Clause]:
    """Halved every `half_km` beyond the first three, as in our own score; and something for help from afar."""
    yield {"filter": {"term": {"remote": True}}, "weight": weight / 2}
    if view.point is not None and view.half_km > 0:
        at = {"lat": view.point.lat, "lon": view.point.lon}
        decay = {
            "origin": at,
            "offset": f"{float(spec()['geography'][FULL_KM])}km",
            "scale": f"{view.half_km}km",
            "decay": 0.5,
        }
        yield {"filter": {"exists": {"field": "centre"}}, "exp": {"centre": decay}, "weight": weight}


def _surely_first(inquiry: Inquiry) -> Clause:
    """A met need, a known area that holds a place, and no limit to other crimes."""
    met = [{"terms": {"meets": sorted(inquiry.need_codes)}}] if inquiry.needs else []
    return {"bool": {"filter": [_reached(inquiry), *met, *_helps_after(inquiry)]}}


def _reached(inquiry: Inquiry) -> Clause:
    """Of the whole country, or of a known area that holds one of the places."""
    keys = frozenset[str]().union(*(view.inner_keys for view in (inquiry.here, inquiry.crime, inquiry.destination)))
    here = {
        "bool": {"must_not": [{"term": {"area_basis": "unknown"}}], "filter": [{"terms": {"area_keys": sorted(keys)}}]}
    }
    return {"bool": {"should": [{"term": {"national": True}}, here], "minimum_should_match": 1}}


def _helps_after(inquiry: Inquiry) -> Iterator[Clause]:
    if inquiry.crimes:
        near = frozenset[str]().union(*(same_crimes(one) | near_crimes(one) for one in inquiry.crimes))
        served = sorted(near | codes("serve_every_crime"))
        unsaid = {"bool": {"must_not": [{"exists": {"field": "crimes"}}]}}
        yield {"bool": {"should": [{"terms": {"crimes": served}}, unsaid], "minimum_should_match": 1}}


def _open(inquiry: Inquiry) -> list[Clause]:
    """No limit to a group or a situation, or to one that was named."""
    return [_unsaid_or("groups", sorted(inquiry.groups)), _unsaid_or("context", sorted(inquiry.situations))]


def _all_of(clauses: list[Clause]) -> Clause:
    return {"bool": {"filter": clauses}}


def _unsaid_or(field: str, named: list[str]) -> Clause:
    unsaid = {"bool": {"must_not": [{"exists": {"field": field}}]}}
    return {"bool": {"should": [unsaid, {"terms": {field: named}}], "minimum_should_match": 1}}


def _slots(inquiry: Inquiry) -> Iterator[Clause]:
    """`assemble.classes`: the offices of the stage or the prosecutors, state lines and national lines."""
    rows = tables()["stage_offers"].get(inquiry.resolved.stage or "", [])
    for row in rows or [{"kinds": tables()["slot_kinds"]["jurisdiction"], "ids_starting": ["usao-"]}]:
        fields = (("kinds", "kind"), ("roles", "role"), ("ids", "source_id"))
        named = [{"terms": {field: sorted(row[name])}} for name, field in fields if row.get(name)]
        begun = [{"prefix": {"source_id": start}} for start in row.get("ids_starting", ())]
        yield {"bool": {"should": [*named, *begun], "minimum_should_match": 1}}
    yield {"terms": {"kind": tables()["slot_kinds"]["state"]}}
    yield {"bool": {"filter": [{"term": {"national": True}}, {"terms": {"level": sorted(NATIONAL_LEVELS)}}]}}
