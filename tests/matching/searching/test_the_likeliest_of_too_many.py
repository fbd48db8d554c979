"""Where candidates are too many to judge each, the likeliest are judged: the top of the list stays what it was."""

import json
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from matching import holding
from matching.engines.elasticsearch import ElasticsearchEngine, Limits
from matching.inquiry import inquiry
from matching.requests import request_from
from matching.resolving import understand
from matching.searching.best import best, best_behind_a_question, best_of_slots, surely
from matching.types import Require, Stage
from tests.matching.samples import NOW, request

GOLDEN = Path(__file__).parents[2] / "golden" / "requests.jsonl"
TOP = 20


def asked(**words):
    return inquiry(understand(request(**words)))


def clauses(**words):
    return best(asked(**words), 500)["query"]["bool"]["should"]


def worth(clause):
    """(filter, points) of each of which the best counts."""
    counted = [one.get("constant_score", {}) for one in clause["dis_max"]["queries"]]
    return [(one["filter"], round(one["boost"], 3)) for one in counted if one]


def test_what_surely_fits_stands_above_all_else_then_what_misses_a_wish_and_doors():
    (first, surely), (almost, less), (door, least) = worth(clauses(needs="counseling", victimizations=("stalking",))[0])
    assert (surely, less, least) == (1_000.0, 750.0, 500.0)
    reached, helps, met = first["bool"]["filter"]
    assert reached["bool"]["should"][0] == {"term": {"national": True}}
    assert met == {"terms": {"meets": ["counseling"]}}
    assert helps["bool"]["should"][0] == {
        "terms": {"crimes": ["any-crime", "any-federal-crime", "stalking", "violent-crime"]}
    }
    assert almost["bool"]["filter"] == [reached, helps, met]
    assert door["bool"]["filter"] == [reached, helps, {"term": {"door": True}}]


def test_what_surely_fits_is_asked_for_by_itself_and_ordered_by_the_factors():
    words = {"needs": "counseling", "victimizations": ("stalking",)}
    (first, _), *_ = worth(clauses(**words)[0])
    body = surely(asked(**words), 500)["query"]["bool"]
    assert body["filter"][-3:] == first["bool"]["filter"]
    assert body["should"] == clauses(**words)[1:]


class Asked:
    """A server of which only the questions are kept: `hits` for each but the count."""

    def __init__(self, hits, candidates):
        self.hits, self.candidates, self.questions = hits, candidates, []

    def count(self, **_):
        return {"count": 1_000_000}

    def msearch(self, *, searches, **_):
        self.questions += searches[1::2]
        return self._answers(self.hits, len(searches) // 2)

    def search(self, *, index, **body):
        self.questions.append(body)
        return self._answers(self.hits, 1, one=True)

    def _answers(self, hits, count, *, one=False):
        found = [{"fields": {"offer_id": [f"o{n}"], "sequence": [1]}} for n in range(hits)]
        whole = {"timed_out": False, "_shards": {"failed": 0}}
        answers = [{**whole, "hits": {"total": {"value": self.candidates}, "hits": found}} for _ in range(count)]
        return SimpleNamespace(body=answers[0] if one else {"responses": answers})


@pytest.mark.parametrize(("hits", "again"), [(10, 0), (9, 1)])
def test_the_rest_is_asked_for_where_few_surely_fit(hits, again):
    server = Asked(hits, candidates=90_000)
    engine = ElasticsearchEngine(server, "any", read=lambda ids: [], limits=Limits(best=10))
    engine.rank(asked(needs="counseling"))
    assert [one["size"] for one in server.questions[:2]] == [0, 10]
    assert len(server.questions) == 6 + again
    if again:
        assert server.questions[-1] == best(asked(needs="counseling"), 10)


def test_a_firm_wish_is_asked_of_what_surely_fits_alone():
    wish = Require(max_km=80.0, open_now=True)
    (first, _), (almost, _), *_ = worth(clauses(needs="counseling", require=wish)[0])
    near, opened = first["bool"]["filter"][len(almost["bool"]["filter"]) :]
    assert near["bool"]["should"][0] == {"term": {"remote": True}}
    assert near["bool"]["should"][1]["bool"]["filter"][1]["geo_distance"]["distance"] == "81.0km"
    assert opened["bool"]["should"] == [
        {"term": {"always_open": True}},
        {"range": {"hours_on": {"gte": (NOW - timedelta(days=240)).date().isoformat()}}},
    ]


def test_what_must_be_met_in_person_is_not_surely_met_by_phone():
    (first, _), *_ = worth(clauses(needs="emergency-shelter legal-civil")[0])
    by_phone = {"bool": {"filter": [{"term": {"remote": True}}, {"term": {"public": False}}]}}
    assert first["bool"]["filter"][-1]["bool"]["should"] == [
        {"bool": {"must_not": [by_phone]}},
        {"terms": {"meets": ["legal-civil"]}},
    ]


def test_points_for_needs_follow_the_weights_and_how_close_they_lie():
    """Nobody asked for a language: the other weights are scaled up to 100."""
    assert list(map(worth, clauses(needs="counseling legal-civil")[1:3])) == [
        [
            ({"terms": {"needs": ["counseling"]}}, 20.238),
            ({"terms": {"needs": ["grief-support"]}}, 18.214),
            ({"terms": {"needs": ["mental-health"]}}, 12.143),
        ],
        [
            ({"terms": {"needs": ["legal-civil"]}}, 20.238),
            ({"terms": {"needs": ["legal-help"]}}, 12.143),
            ({"terms": {"needs": ["legal-immigration", "legal-criminal-rights"]}}, 5.06),
        ],
    ]


def test_languages_count_by_level_and_by_place_and_an_interpreter_as_one():
    spoken = worth(clauses(languages="prs es")[1])
    assert spoken == [
        ({"term": {"languages": "prs:4"}}, 16.97),
        ({"term": {"languages": "prs:3"}}, 13.333),
        ({"term": {"languages": "prs:2"}}, 7.273),
        ({"term": {"interpreter": True}}, 7.273),
        ({"term": {"languages": "es:4"}}, 13.576),
        ({"term": {"languages": "es:3"}}, 10.667),
        ({"term": {"languages": "es:2"}}, 5.818),
        ({"term": {"interpreter": True}}, 5.818),
    ]


def test_crimes_count_by_how_near_they_are_and_what_is_open_to_all_between():
    stalking = next(
        one
        for one in map(worth, clauses(victimizations=("stalking",), needs="counseling")[1:4])
        if "crimes" in str(one)
    )
    assert [next(iter(clause)) for clause, _ in stalking][-3:] == ["terms", "bool", "exists"]
    assert [points for _, points in stalking] == sorted((points for _, points in stalking), reverse=True)


def nearness(**words):
    areas = [one for one in clauses(**words) if "ring" in str(one)]
    return [one["bool"]["must"][0]["distance_feature"] for one in areas[0]["dis_max"]["queries"] if "bool" in one]


def test_nearness_of_a_public_address_is_half_where_it_is_half_in_the_score():
    (near,) = nearness()
    assert (near["field"], near["pivot"], near["boost"]) == ("centre", "15.0km", 40.0)  # 12 km beyond the first three
    assert nearness(here="Texas") == []


def test_the_server_may_pass_over_whom_it_need_not_count():
    body = best(asked(), 10)
    assert (body["sort"], body["track_total_hits"]) == (["_score"], False)


def test_what_a_question_keeps_out_is_sought_apart():
    opened = best(asked(populations=("veterans",)), 10)["query"]["bool"]["filter"]
    unsaid = {"bool": {"must_not": [{"exists": {"field": "groups"}}]}}
    groups, situations = opened[-2:]
    assert groups["bool"]["should"][0] == unsaid
    assert "veterans" in groups["bool"]["should"][1]["terms"]["groups"]
    behind = best_behind_a_question(asked(populations=("veterans",)), 10)["query"]["bool"]["filter"]
    assert behind[-1] == {"bool": {"must_not": [{"bool": {"filter": [groups, situations]}}]}}


@pytest.mark.parametrize(("stage", "kinds"), [(None, 3), (Stage.INVESTIGATION, 4), (Stage.SENTENCED, 3)])
def test_each_kept_place_has_a_search_of_its_own(stage, kinds):
    assert len(list(best_of_slots(asked(stage=stage), 50))) == kinds


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(
    ("limits", "least"),
    [
        (Limits(all=0), 0.99),  # the shipped listings hold at most some 600 candidates for one request
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
def test_of_a_large_index_all_candidates_are_judged_where_they_are_few(server, shipped_alias):
    engine = ElasticsearchEngine(server, shipped_alias, limits=Limits(index=1_000, all=1_000, best=10))
    wanted = asked(needs="counseling")
    assert engine.rank(wanted).listed == holding.held().engine.rank(wanted).listed
    assert engine._fits is False


@pytest.mark.usefixtures("shipped_index")
def test_an_index_that_has_grown_beyond_the_limit_loses_nobody_at_the_top(server, shipped_alias):
    engine = ElasticsearchEngine(server, shipped_alias, limits=Limits(index=100, all=100))
    engine._fits = True  # as counted when it was small
    wanted = asked(here="10453", needs="emergency-shelter")
    assert list(engine.rank(wanted).listed[:TOP]) == list(holding.held().engine.rank(wanted).listed[:TOP])
    assert engine._fits is False
