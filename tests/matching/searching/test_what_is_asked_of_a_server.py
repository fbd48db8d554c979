"""Each clause of a query in full; filters are as wide as the gates they stand for, or wider."""

import json

import pytest

from matching.inquiry import inquiry
from matching.resolving import understand
from matching.searching.queries import all_candidates, candidates, organizations_named
from matching.types import Stage
from tests.matching.samples import request


def clauses(**asked):
    return candidates(inquiry(understand(request(**asked))))["bool"]


def test_offers_are_published_and_for_this_audience():
    assert clauses()["filter"][:2] == [{"term": {"publication": "published"}}, {"terms": {"audience": ["public"]}}]
    operators = clauses(audience="operator")["filter"][1]
    assert operators == {"terms": {"audience": ["operator", "public"]}}


def test_closed_programs_are_left_out():
    assert clauses()["must_not"] == [{"terms": {"status": ["historical", "reported-terminated"]}}]


def test_a_known_age_and_named_people_rule_out_only_what_says_no():
    assert clauses(age=15, populations=("men", "veterans"))["must_not"][1:] == [
        {"range": {"minimum_age": {"gt": 15}}},
        {"range": {"maximum_age": {"lt": 15}}},
        {"terms": {"excludes": ["men", "veterans"]}},
    ]


def test_one_need_must_be_met_or_the_offer_be_a_door():
    assert clauses(needs="pet-safety counseling")["filter"][3] == {
        "bool": {
            "should": [{"terms": {"meets": ["counseling", "pet-safety"]}}, {"term": {"door": True}}],
            "minimum_should_match": 1,
        }
    }


@pytest.mark.parametrize("asked", [{}, {"text": "someone to talk to about my grief"}])
def test_without_a_need_or_with_a_guessed_one_nothing_is_asked_of_it(asked):
    assert len(clauses(**asked)["filter"]) == 3


def test_the_offices_of_a_stage_come_whatever_the_need():
    should = clauses(needs="counseling", stage=Stage.INVESTIGATION)["filter"][3]["bool"]["should"]
    assert should[2:] == [
        {"terms": {"kind": ["police-victim-services"]}},
        {"prefix": {"source_id": "fbi-"}},
        {"prefix": {"source_id": "hsi-"}},
    ]


def test_a_place_reaches_by_keys_by_state_and_across_a_near_state_line():
    should = clauses(here="78701")["filter"][2]["bool"]["should"]
    assert should[0] == {"term": {"national": True}}
    assert {"state:TX", "county:48453"} <= set(should[1]["terms"]["area_keys"])
    inferred = {"terms": {"area_basis": ["inferred", "unknown"]}}
    at = {"lat": 30.270569, "lon": -97.742589}
    assert should[2] == {"bool": {"filter": [inferred, {"terms": {"states": ["TX"]}}]}}
    circles = [one["bool"]["filter"][-1]["geo_distance"] for one in should[3:]]
    assert [one["distance"] for one in circles] == ["17.0km", "251.0km"]
    for one in circles:
        assert one["centre"] == pytest.approx(at, abs=0.05)


def test_each_place_of_three_reaches_for_itself():
    should = clauses(here="78701", crime="10453", destination="Ohio")["filter"][2]["bool"]["should"]
    keys = [one["terms"]["area_keys"] for one in should if "terms" in one]
    assert [f"state:{state}" in some for state, some in zip(("TX", "NY", "OH"), keys, strict=True)] == [True] * 3


def test_without_a_place_offers_of_whole_states_are_counted():
    assert clauses(here="")["filter"][2] == {
        "bool": {
            "should": [{"term": {"national": True}}, {"term": {"area_scope": "states"}}],
            "minimum_should_match": 1,
        }
    }


def test_only_ids_and_versions_come_back():
    body = all_candidates(inquiry(understand(request())), 5_000)
    assert {name: body[name] for name in body if name != "query"} == {
        "size": 5_000,
        "track_total_hits": 5_001,
        "_source": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["offer_id", "sequence"],
        "sort": ["_doc"],
    }


def test_words_of_a_person_are_never_part_of_a_query():
    asked = request(text='zzyzx" OR *:* me pega en Austin', here="")
    assert "zzyzx" not in json.dumps(all_candidates(inquiry(understand(asked)), 10))
    assert "query_string" not in json.dumps(all_candidates(inquiry(understand(asked)), 10))


def test_organizations_are_asked_for_by_whole_words_and_the_beginning_of_the_last():
    body = organizations_named(("safe", "hor"), 7)
    assert body["query"] == {
        "bool": {
            "filter": [
                {"term": {"publication": "published"}},
                {"term": {"name_tokens": "safe"}},
                {"prefix": {"name_tokens": "hor"}},
            ]
        }
    }
    assert (body["collapse"], body["size"]) == ({"field": "organization"}, 7)
