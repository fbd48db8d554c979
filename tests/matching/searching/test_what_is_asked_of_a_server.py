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


def test_offers_stand_for_this_audience():
    assert clauses()["filter"][0] == {"terms": {"stands": ["public"]}}
    assert clauses(audience="operator")["filter"][0] == {"terms": {"stands": ["operator", "public"]}}


def test_a_known_age_and_named_people_rule_out_only_what_says_no():
    assert clauses()["must_not"] == []
    assert clauses(age=15, populations=("men", "veterans"))["must_not"] == [
        {"range": {"minimum_age": {"gt": 15}}},
        {"range": {"maximum_age": {"lt": 15}}},
        {"terms": {"excludes": ["men", "veterans"]}},
    ]


def test_one_need_must_be_met_or_the_offer_be_a_door():
    assert clauses(needs="pet-safety counseling")["filter"][2] == {
        "terms": {"meets": ["counseling", "pet-safety", "~door"]}
    }


@pytest.mark.parametrize("asked", [{}, {"text": "someone to talk to about my grief"}])
def test_without_a_need_or_with_a_guessed_one_nothing_is_asked_of_it(asked):
    assert len(clauses(**asked)["filter"]) == 2


def test_the_offices_of_a_stage_come_whatever_the_need():
    should = clauses(needs="counseling", stage=Stage.INVESTIGATION)["filter"][2]["bool"]["should"]
    assert should[1:] == [
        {"terms": {"kind": ["police-victim-services"]}},
        {"prefix": {"source_id": "fbi-"}},
        {"prefix": {"source_id": "hsi-"}},
    ]


def reached(**asked):
    return set(clauses(**asked)["filter"][1]["terms"]["reach_keys"])


def test_a_place_reaches_by_keys_by_state_and_across_a_near_state_line():
    keys = reached(here="78701")
    assert {"us", "state:TX", "county:48453", "county:48491", "in:TX", "in:", "cell:30:-98"} <= keys
    assert {key for key in keys if key.startswith("cell:")} == {"cell:30:-98"}
    assert {key for key in reached(here="10453") if key.startswith("cell:")} == {
        "cell:40:-74",
        "cell:40:-75",
        "cell:41:-74",
        "cell:41:-75",
    }


def test_a_place_as_wide_as_a_state_has_no_point_to_reach_from():
    assert not {key for key in reached(here="Texas") if key.startswith("cell:") or key == "in:"}


def test_each_place_of_three_reaches_for_itself():
    assert {"state:TX", "state:NY", "state:OH"} <= reached(here="78701", crime="10453", destination="Ohio")


def test_without_a_place_offers_of_whole_states_are_counted():
    assert reached(here="") == {"us", "some-states"}


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
