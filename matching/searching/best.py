"""The likeliest candidates, where there are too many to judge each: an additive score of the server that follows ours.

It only chooses whom to judge; the order is made by our own scorer. What surely passes tier 1 stands a thousand points
above the rest, so that no near or fresh offer of a lower tier pushes it out.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from directory import taxonomy
from matching.assemble import NATIONAL_LEVELS
from matching.fitting import near_crimes, same_crimes
from matching.inquiry import Inquiry, in_person_needs
from matching.scoring.score import weights
from matching.searching.queries import FETCHED, SLACK_KM, Clause, candidates
from matching.spec import codes, spec, tables

SURELY_FIRST = 1_000.0  # points above all others: Ranking specification, part 11
ALMOST = 750.0  # a need is met, and a firm wish is missed or nobody knows: tier 2
DOORS = 500.0  # points for a door of some kind that serves the place: tier 3
FULL_KM = "full_km"
LEVELS = ("4", "3", "2", "1")
BY_INTERPRETER = "2"


def surely(inquiry: Inquiry, size: int) -> dict[str, Any]:
    """The body of a search for the `size` likeliest of those that surely fit, which come before all others."""
    found = _ranked(inquiry, [*_served(inquiry), *_met(inquiry), *_wishes(inquiry)], size)
    found["query"]["bool"]["should"] = list(_factors(inquiry))
    return found


def best(inquiry: Inquiry, size: int) -> dict[str, Any]:
    """The same of all whom no question keeps out; it takes the server some three times as long."""
    return _ranked(inquiry, [], size)


def best_of_slots(inquiry: Inquiry, size: int) -> Iterator[dict[str, Any]]:
    """The same for each kind of office that has a kept place in the list."""
    for clause in _slots(inquiry):
        yield _ranked(inquiry, [clause], size)


def best_behind_a_question(inquiry: Inquiry, size: int) -> dict[str, Any]:
    """The likeliest of those whom a group or a situation that nobody named keeps out: what a yes would add."""
    return _ranked(inquiry, [{"bool": {"must_not": [_all_of(_open(inquiry))]}}], size, shut=True)


def _ranked(inquiry: Inquiry, only: list[Clause], size: int, *, shut: bool = False) -> dict[str, Any]:
    """A sum of clauses, which a server may cut short: it passes over offers that cannot come among the first any more."""
    within = candidates(inquiry)
    within["bool"]["filter"] += only if shut else [*_open(inquiry), *only]
    within["bool"]["should"] = list(_points(inquiry))
    return {
        "query": within,
        "size": size,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": FETCHED,
        "sort": ["_score"],  # by their ids as well would keep it from passing over any
    }


def _points(inquiry: Inquiry) -> Iterator[Clause]:
    """What surely fits first, then what may, then doors; among them by the factors."""
    served = _served(inquiry)
    met = [*served, *_met(inquiry)]
    yield _best_of(
        (_all_of([*met, *_wishes(inquiry)]), SURELY_FIRST),
        (_all_of(met), ALMOST),
        (_all_of([*served, {"term": {"door": True}}]), DOORS),
    )
    yield from _factors(inquiry)


def _served(inquiry: Inquiry) -> list[Clause]:
    """It serves the place, and helps after what happened."""
    return [_reached(inquiry), *_helps_after(inquiry)]


def _factors(inquiry: Inquiry) -> Iterator[Clause]:
    """Each factor of the score by what the server knows of it: `matching.scoring`."""
    weighed = weights(inquiry)
    for factor, clauses in FACTORS.items():
        if factor in weighed:
            yield from clauses(inquiry, weighed[factor])


def _needs(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    total = sum(need.weight for need in inquiry.needs) or 1.0
    for need in inquiry.needs:
        share = weight * need.weight / total
        yield _best_of(*(({"terms": {"needs": offered}}, share * close) for close, offered in _offered(need.code)))


@cache
def _offered(wanted: str) -> list[tuple[float, list[str]]]:
    """Closeness, the closest first, and the needs that lie so close to the wanted one."""
    found: dict[float, list[str]] = {}
    for term in taxonomy.terms("need"):
        found.setdefault(taxonomy.need_closeness(wanted, term.code), []).append(term.code)
    return [(close, found[close]) for close in sorted(found, reverse=True) if close > 0]


def _languages(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """The best of the languages asked for, more than where nobody knows; English unasked goes without saying."""
    numbers = spec()["language"]
    unknown, levels = float(numbers["levels"]["unknown"]), {level: float(numbers["levels"][level]) for level in LEVELS}
    spoken: list[tuple[Clause, float]] = []
    for place, code in enumerate(inquiry.language_codes[:2]):
        share = weight * float(numbers["preference_decay"]) ** place
        named = ((f"{code}:{level}", share * (worth - unknown)) for level, worth in levels.items() if worth > unknown)
        spoken += [({"term": {"languages": name}}, points) for name, points in named]
        if code != "en":
            spoken.append(({"term": {"interpreter": True}}, share * (levels[BY_INTERPRETER] - unknown)))
    if spoken:
        yield _best_of(*spoken)


def _fit(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """Half for the crimes, half for the groups."""
    same = frozenset[str]().union(*map(same_crimes, inquiry.crimes))
    near = frozenset[str]().union(*map(near_crimes, inquiry.crimes))
    yield _of_a_field("crimes", [("serves", same), ("near", near)], codes("serve_every_crime"), weight / 2)
    yield _of_a_field("populations", [("serves", inquiry.wanted_groups)], codes("open_populations"), weight / 2)


def _of_a_field(field: str, wanted: list[tuple[str, frozenset[str]]], anybody: frozenset[str], half: float) -> Clause:
    numbers = spec()["fit"]
    named = any(found for _, found in wanted)
    grades = [(found, float(numbers[grade])) for grade, found in wanted if found]
    general = numbers if named else numbers["not_given"]
    limited = float(
        numbers["other_groups" if field == "populations" else "other_crimes"] if named else general["limited"]
    )
    there = {"exists": {"field": field}}
    return _best_of(
        *(({"terms": {field: sorted(found)}}, half * worth) for found, worth in grades),
        ({"terms": {field: sorted(anybody)}}, half * float(general["any"])),
        ({"bool": {"must_not": [there]}}, half * float(general["unknown"])),
        (there, half * limited),
    )


def _geography(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    """The most of: near to a public address, about as in our own score; in the area; helped from afar."""
    numbers, view = spec()["geography"], inquiry.here
    ways = ["area", "remote"] if inquiry.need_codes - in_person_needs() else ["area"]
    afar = {"area": [], "remote": [{"term": {"remote": True}}]}
    area = [
        _worth(_all_of([{"term": {"ring": ring}}, *afar[way]]), weight * float(worth))
        for way in ways
        for ring, worth in numbers[way].items()
    ]
    near = []
    if view.point is not None and view.half_km > 0:
        at, half = {"lat": view.point.lat, "lon": view.point.lon}, f"{view.half_km + float(numbers[FULL_KM])}km"
        feature = {"distance_feature": {"field": "centre", "origin": at, "pivot": half, "boost": weight}}
        near = [{"bool": {"must": [feature], "filter": [{"term": {"public": True}}]}}]
    yield {"dis_max": {"queries": [*near, *area]}}


def _access(_: Inquiry, weight: float) -> Iterator[Clause]:
    """More than where nobody knows; who is open now among those with hours, we see ourselves."""
    numbers = spec()["access"]
    yield _worth({"term": {"always_open": True}}, weight * (float(numbers["open"]) - float(numbers["unknown"])))


def _freshness(inquiry: Inquiry, weight: float) -> Iterator[Clause]:
    numbers = spec()["freshness"]
    half, today = f"{numbers['contact_half_life']}d", inquiry.at.date().isoformat()
    worth = weight * float(numbers["span"])
    yield {"distance_feature": {"field": "fresh_on", "origin": today, "pivot": half, "boost": worth}}


FACTORS: Mapping[str, Callable[[Inquiry, float], Iterator[Clause]]] = {
    "needs": _needs,
    "language": _languages,
    "fit": _fit,
    "geography": _geography,
    "access": _access,
    "freshness": _freshness,
}


def _worth(clause: Clause, points: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": max(points, 0.01)}}


def _best_of(*worth: tuple[Clause, float]) -> Clause:
    """The most that one of these clauses is worth."""
    return {"dis_max": {"queries": [_worth(clause, points) for clause, points in worth]}}


def _met(inquiry: Inquiry) -> Iterator[Clause]:
    if inquiry.needs:
        yield {"terms": {"meets": sorted(inquiry.need_codes)}}


def _wishes(inquiry: Inquiry) -> Iterator[Clause]:
    """What the first tier asks for beyond a met need, a known area that holds a place, and no limit to other crimes."""
    yield from _near_enough(inquiry)
    yield from _open_now(inquiry)
    yield from _in_person(inquiry)


def _near_enough(inquiry: Inquiry) -> Iterator[Clause]:
    km, point = inquiry.request.require.max_km, inquiry.here.point
    if km is not None and point is not None:
        within = {"geo_distance": {"distance": f"{km + SLACK_KM}km", "centre": {"lat": point.lat, "lon": point.lon}}}
        yield _any_of({"term": {"remote": True}}, _all_of([{"term": {"public": True}}, within]))


def _open_now(inquiry: Inquiry) -> Iterator[Clause]:
    """Always, or perhaps: its hours are known and not too old."""
    if inquiry.request.require.open_now:
        oldest = inquiry.at.date() - timedelta(days=int(spec()["access"]["stale_days"]))
        yield _any_of({"term": {"always_open": True}}, {"range": {"hours_on": {"gte": oldest.isoformat()}}})


def _in_person(inquiry: Inquiry) -> Iterator[Clause]:
    """What must be met in person is not met by phone."""
    if inquiry.need_codes & in_person_needs():
        distant = _all_of([{"term": {"remote": True}}, {"term": {"public": False}}])
        from_afar = {"terms": {"meets": sorted(inquiry.need_codes - in_person_needs())}}
        yield _any_of({"bool": {"must_not": [distant]}}, from_afar)


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


def _any_of(*clauses: Clause) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


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
