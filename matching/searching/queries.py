"""What is asked of Elasticsearch: plain queries in filter context that keep every offer which could stand in the list.

A filter here is as wide as the gate it stands for, or wider: an engine that cannot decide a gate leaves it to the
scorer, which judges each candidate as if there were no filter.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from directory.models.services import Audience, Publication
from matching.cells import cells_around
from matching.coverage import PlaceView
from matching.inquiry import Inquiry
from matching.searching.flat import COUNTRY, DOOR, NO_STATE, SOME_STATES, in_cell, in_state
from matching.spec import spec, tables

Clause = dict[str, Any]
SLACK_KM = 1.0  # the earth of the server and ours differ by less
FETCHED = ["offer_id", "sequence"]
NAME_WORDS = "name_tokens"


def all_candidates(inquiry: Inquiry, most: int) -> dict[str, Any]:
    """The body of a search for every candidate, `most` at most; the total says whether there are more."""
    return {
        "query": candidates(inquiry),
        "size": most,
        "track_total_hits": most + 1,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": FETCHED,
        "sort": ["_doc"],
    }


def everything() -> dict[str, Any]:
    """The body of a search that only counts."""
    return {"query": {"match_all": {}}, "size": 0, "track_total_hits": True}


def organizations_named(words: Sequence[str], most: int) -> dict[str, Any]:
    """The body of a search for organizations whose name holds these words, the last of them only begun; each once."""
    *whole, begun = words
    return {
        "query": all_of(
            {"term": {"publication": Publication.PUBLISHED.value}},
            *({"term": {NAME_WORDS: word}} for word in whole),
            {"prefix": {NAME_WORDS: begun}},
        ),
        "collapse": {"field": "organization"},
        "size": most,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["organization"],
        "sort": [{"organization": "asc"}],
    }


def candidates(inquiry: Inquiry) -> Clause:
    return {
        "bool": {
            "filter": [stands(inquiry), _reached(inquiry), *_by_need(inquiry)],
            "must_not": list(ineligible(inquiry)),
        }
    }


def stands(inquiry: Inquiry) -> Clause:
    """`gates.stands`: published, not closed, and for this audience."""
    return {"terms": {"stands": sorted({Audience.PUBLIC.value, inquiry.request.audience})}}


def ineligible(inquiry: Inquiry) -> Iterator[Clause]:
    """`gates.ineligible_for`: a known failure; an offer without the field is let through."""
    age = inquiry.resolved.age
    if age is not None:
        yield {"range": {"minimum_age": {"gt": age}}}
        yield {"range": {"maximum_age": {"lt": age}}}
    if inquiry.resolved.populations:
        yield {"terms": {"excludes": sorted(set(inquiry.resolved.populations))}}


def _by_need(inquiry: Inquiry) -> Iterator[Clause]:
    """`gates.no_need_met`: one of the needs met, a door of some kind, or an office of the stage of the case."""
    if inquiry.needs and not inquiry.needs_guessed:
        met = {"terms": {"meets": [*sorted(inquiry.need_codes), DOOR]}}
        staged = list(_of_the_stage(inquiry))
        yield any_of(met, *staged) if staged else met


def _of_the_stage(inquiry: Inquiry) -> Iterator[Clause]:
    """The rows of the table `stage_offers`, each of which names offers by kind, role, id or the beginning of an id."""
    for row in tables()["stage_offers"].get(inquiry.resolved.stage or "", ()):
        for name, field in (("kinds", "kind"), ("roles", "role"), ("ids", "source_id")):
            if row.get(name):
                yield {"terms": {field: sorted(row[name])}}
        for start in row.get("ids_starting", ()):
            yield {"prefix": {"source_id": start}}


def _reached(inquiry: Inquiry) -> Clause:
    """Whatever `coverage` could find in reach of one of the places, and what may join when the circle is drawn wider."""
    views = {id(view): view for view in (inquiry.here, inquiry.crime, inquiry.destination)}
    keys = {key for view in views.values() for key in _keys_around(view)}
    # Where a place that decides for some offers is not known, those of whole states are counted, for the question.
    some_states = {SOME_STATES} if inquiry.here.place is None or inquiry.crime.place is None else set[str]()
    return {"terms": {"reach_keys": sorted({COUNTRY} | keys | some_states)}}


def _keys_around(view: PlaceView) -> Iterator[str]:
    if view.place is None:
        return
    yield from view.place.area_keys | view.place.touching_keys | view.inner_keys | view.next_door
    yield from map(in_state, view.states)
    if view.point is not None:
        yield NO_STATE
        yield from map(in_cell, cells_around(view.point, float(spec()["geography"]["across_state_km"]) + SLACK_KM))


def any_of(*clauses: Clause) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def all_of(*clauses: Clause) -> Clause:
    return {"bool": {"filter": list(clauses)}}
