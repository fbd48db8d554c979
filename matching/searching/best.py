"""The likeliest candidates, where there are too many to judge each: an additive score of the server that follows ours.

It only chooses whom to judge; the order is made by our own scorer. What surely passes tier 1 stands a thousand points
above the rest, so that no near or fresh offer of a lower tier pushes it out.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from matching.assemble import NATIONAL_LEVELS
from matching.fitting import near_crimes, same_crimes
from matching.inquiry import Inquiry, in_person_needs
from matching.searching.factors import best_of, factors
from matching.searching.flat import COUNTRY, DOOR, FOR_ALL, UNSAID
from matching.searching.queries import FETCHED, SLACK_KM, Clause, all_of, any_of, candidates, ineligible, stands
from matching.spec import spec, tables

SURELY_FIRST = 1_000.0  # points above all others: Ranking specification, part 11
ALMOST = 750.0  # a need is met, and a firm wish is missed or nobody knows: tier 2
DOORS = 500.0  # points for a door of some kind that serves the place: tier 3


class Likeliest:
    """The bodies of the searches for one request, which weigh the same factors."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._factors = factors(inquiry)
        self._open = _open(inquiry)
        self._served = [_in_area(inquiry), *_helps_after(inquiry)]
        self._met = [*self._served, *_met(inquiry)]
        self._wished = [*self._met, *_wishes(inquiry)]

    def surely(self, size: int, count: int) -> dict[str, Any]:
        """The `size` likeliest of those that surely fit, which come before all others; they are counted up to `count`."""
        only, never = [stands(self._inquiry), *self._wished, *self._open], list(ineligible(self._inquiry))
        within = {"bool": {"filter": only, "must_not": never, "should": self._factors}}
        return {**_fetched(within, size), "track_total_hits": count}

    def of_all(self, size: int) -> dict[str, Any]:
        """Of all whom no question keeps out; it takes the server some three times as long."""
        return self._ranked(self._open, size)

    def besides(self, of_a_slot: int, behind: int) -> dict[str, Any]:
        """The same for each kind of office that has a kept place in the list, and of those behind a question: whom a group
        or a situation that nobody named keeps out, so what a yes would add. All in one search, which finds nothing else.
        """
        slots, shut = list(_slots(self._inquiry)), {"bool": {"must_not": [all_of(*self._open)]}}
        limited = {"term": {"limited": True}}
        kept = {f"slot {number}": _best(all_of(one, *self._open), of_a_slot) for number, one in enumerate(slots)}
        found = self._ranked([any_of(*slots, limited)], 0)
        return {**found, "aggs": {**kept, "behind a question": _best(all_of(limited, shut), behind)}}

    def _ranked(self, only: list[Clause], size: int) -> dict[str, Any]:
        """What surely fits first, then what may, then doors; among them by the factors."""
        within = candidates(self._inquiry)
        within["bool"]["filter"] += only
        within["bool"]["should"] = [self._first(), *self._factors]
        return _fetched(within, size)

    def _first(self) -> Clause:
        doors = all_of(*self._served, {"term": {"meets": DOOR}})
        return best_of((all_of(*self._wished), SURELY_FIRST), (all_of(*self._met), ALMOST), (doors, DOORS))


def _best(within: Clause, size: int) -> dict[str, Any]:
    """Of the offers within this clause; `FETCHED` as in any answer."""
    fetched = {"size": size, "_source": False, "stored_fields": "_none_", "docvalue_fields": FETCHED}
    return {"filter": within, "aggs": {"best": {"top_hits": fetched}}}


def _fetched(within: Clause, size: int) -> dict[str, Any]:
    """A sum of clauses, which a server may cut short: it passes over offers that cannot come among the first any more."""
    return {
        "query": within,
        "size": size,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": FETCHED,
        "sort": ["_score"],  # by their ids as well would keep it from passing over any
    }


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
        within = {"geo_distance": {"distance": f"{km + SLACK_KM}km", "address": {"lat": point.lat, "lon": point.lon}}}
        yield any_of({"term": {"remote": True}}, within)


def _open_now(inquiry: Inquiry) -> Iterator[Clause]:
    """Always, or perhaps: its hours are known and not too old."""
    if inquiry.request.require.open_now:
        oldest = inquiry.at.date() - timedelta(days=int(spec()["access"]["stale_days"]))
        yield any_of({"term": {"always_open": True}}, {"range": {"hours_on": {"gte": oldest.isoformat()}}})


def _in_person(inquiry: Inquiry) -> Iterator[Clause]:
    """What must be met in person is not met by phone."""
    if inquiry.need_codes & in_person_needs():
        from_afar = {"terms": {"meets": sorted(inquiry.need_codes - in_person_needs())}}
        yield any_of({"term": {"distant": False}}, from_afar)


def _in_area(inquiry: Inquiry) -> Clause:
    """Of the whole country, or of a known area that holds one of the places."""
    keys = frozenset[str]().union(*(view.inner_keys for view in (inquiry.here, inquiry.crime, inquiry.destination)))
    return {"terms": {"area_keys": sorted(keys | {COUNTRY})}}


def _helps_after(inquiry: Inquiry) -> Iterator[Clause]:
    if inquiry.crimes:
        served = frozenset[str]().union(*(same_crimes(one) | near_crimes(one) for one in inquiry.crimes))
        yield {"terms": {"crimes": [*sorted(served), FOR_ALL, UNSAID]}}


def _open(inquiry: Inquiry) -> list[Clause]:
    """No limit to a group or a situation, or to one that was named."""
    named = (("groups", inquiry.groups), ("context", inquiry.situations))
    return [{"terms": {field: [*sorted(codes), UNSAID]}} for field, codes in named]


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
