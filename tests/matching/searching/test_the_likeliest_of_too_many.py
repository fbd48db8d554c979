"""Where candidates are too many to judge each, the likeliest are judged: the top of the list stays what it was."""

import json
from pathlib import Path

import pytest

from matching import holding
from matching.engines.elasticsearch import ElasticsearchEngine, Limits
from matching.inquiry import inquiry
from matching.requests import request_from
from matching.resolving import understand
from matching.searching.best import best, best_behind_a_question, best_of_slots
from matching.types import Stage
from tests.matching.samples import request

GOLDEN = Path(__file__).parents[2] / "golden" / "requests.jsonl"
TOP = 20


def asked(**words):
    return inquiry(understand(request(**words)))


def functions(**words):
    return best(asked(**words), 500)["query"]["function_score"]["functions"]


def test_what_surely_fits_stands_above_all_else_and_doors_next():
    first, doors = functions(needs="counseling", victimizations=("stalking",))[:2]
    assert (first["weight"], doors["weight"]) == (1_000.0, 500.0)
    assert doors["filter"]["bool"]["must_not"] == [first["filter"]]
    reached, met, helps = first["filter"]["bool"]["filter"]
    assert reached["bool"]["should"][0] == {"term": {"national": True}}
    assert met == {"terms": {"meets": ["counseling"]}}
    assert helps["bool"]["should"][0] == {
        "terms": {"crimes": ["any-crime", "any-federal-crime", "stalking", "violent-crime"]}
    }


def test_points_for_needs_follow_the_weights_and_an_exact_one_counts_more():
    needs = functions(needs="counseling legal-civil")[2:6]
    assert [(one["filter"], one["weight"]) for one in needs[:2]] == [
        ({"term": {"needs": "counseling"}}, 17.0),
        (
            {"bool": {"filter": [{"term": {"meets": "counseling"}}], "must_not": [{"term": {"needs": "counseling"}}]}},
            10.2,
        ),
    ]


def test_languages_count_by_level_and_by_place():
    weights = {
        one["filter"]["term"]["languages"]: round(one["weight"], 3)
        for one in functions(languages="prs es")
        if "languages" in one["filter"].get("term", {})
    }
    assert weights == {
        "prs:4": 16.0,
        "prs:3": 13.6,
        "prs:2": 9.6,
        "prs:1": 4.0,
        "es:4": 12.8,
        "es:3": 10.88,
        "es:2": 7.68,
        "es:1": 3.2,
    }


def test_nearness_halves_as_in_the_score():
    (near,) = (one for one in functions() if "exp" in one)
    at = near["exp"]["centre"]
    assert {name: at[name] for name in ("offset", "scale", "decay")} == {
        "offset": "3.0km",
        "scale": "12.0km",
        "decay": 0.5,
    }
    assert near["filter"] == {"exists": {"field": "centre"}}
    assert not [one for one in functions(here="Texas") if "exp" in one]


def test_what_a_question_keeps_out_is_sought_apart():
    opened = best(asked(populations=("veterans",)), 10)["query"]["function_score"]["query"]["bool"]["filter"]
    unsaid = {"bool": {"must_not": [{"exists": {"field": "groups"}}]}}
    groups, situations = opened[-2:]
    assert groups["bool"]["should"][0] == unsaid
    assert "veterans" in groups["bool"]["should"][1]["terms"]["groups"]
    behind = best_behind_a_question(asked(populations=("veterans",)), 10)["query"]["function_score"]["query"]["bool"][
        "filter"
    ]
    assert behind[-1] == {"bool": {"must_not": [{"bool": {"filter": [groups, situations]}}]}}


@pytest.mark.parametrize(("stage", "kinds"), [(None, 3), (Stage.INVESTIGATION, 4), (Stage.SENTENCED, 3)])
def test_each_kept_place_has_a_search_of_its_own(stage, kinds):
    assert len(list(best_of_slots(asked(stage=stage), 50))) == kinds


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(
    ("limits", "least"),
    [
        (Limits(all=0), 1.0),  # the shipped listings hold at most some 600 candidates for one request
        (Limits(all=0, best=120, of_a_slot=20), 0.97),  # a fifth of them
    ],
)
def test_the_first_twenty_are_found_among_the_likeliest(server, shipped_alias, limits, least):
    engine = ElasticsearchEngine(server, shipped_alias, limits=limits)
    engine._fits = False
    recalls = []
    for written in GOLDEN.read_text(encoding="utf-8").splitlines()[::2]:
        wanted = inquiry(understand(request_from(json.loads(written)["request"])))
        whole = [one.offer_id for one in holding.held().engine.rank(wanted).listed[:TOP]]
        found = [one.offer_id for one in engine.rank(wanted).listed[:TOP]]
        recalls += [len(set(whole) & set(found)) / len(whole)] if whole else []
    assert sum(recalls) / len(recalls) >= least


@pytest.mark.usefixtures("shipped_index")
def test_an_index_that_is_larger_than_the_limit_is_asked_first_how_many_there_are(server, shipped_alias):
    engine = ElasticsearchEngine(server, shipped_alias, limits=Limits(all=1_000))
    wanted = asked(needs="counseling")
    assert engine.rank(wanted).listed == holding.held().engine.rank(wanted).listed
    assert engine._fits is False


@pytest.mark.usefixtures("shipped_index")
def test_an_index_that_has_grown_beyond_the_limit_loses_nobody_at_the_top(server, shipped_alias):
    engine = ElasticsearchEngine(server, shipped_alias, limits=Limits(all=100))
    engine._fits = True  # as counted when it was small
    wanted = asked(here="10453", needs="emergency-shelter")
    assert list(engine.rank(wanted).listed[:TOP]) == list(holding.held().engine.rank(wanted).listed[:TOP])
    assert engine._fits is False
