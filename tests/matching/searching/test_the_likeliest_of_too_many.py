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
from matching.searching.best import Likeliest
from matching.searching.queries import everything
from matching.types import Require, Stage
from tests.matching.samples import NOW, request

GOLDEN = Path(__file__).parents[2] / "golden" / "requests.jsonl"
TOP = 20


def asked(**words):
    return inquiry(understand(request(**words)))


def clauses(**words):
    return Likeliest(asked(**words)).of_all(500)["query"]["bool"]["should"]


def worth(clause):
    """(filter, points) of each of which the best counts."""
    counted = [one.get("constant_score", {}) for one in clause["dis_max"]["queries"]]
    return [(one["filter"], round(one["boost"], 3)) for one in counted if one]


def test_what_surely_fits_stands_above_all_else_then_what_misses_a_wish_and_doors():
    (first, surely), (almost, less), (door, least) = worth(clauses(needs="counseling", victimizations=("stalking",))[0])
    assert (surely, less, least) == (1_000.0, 750.0, 500.0)
    reached, helps, met = first["bool"]["filter"]
    assert {"us", "county:48453"} <= set(reached["terms"]["area_keys"])
    assert met == {"terms": {"meets": ["counseling"]}}
    assert helps == {"terms": {"crimes": ["stalking", "violent-crime", "~all", "~unsaid"]}}
    assert almost["bool"]["filter"] == [reached, helps, met]
    assert door["bool"]["filter"] == [reached, helps, {"term": {"meets": "~door"}}]


def test_what_surely_fits_is_asked_for_by_itself_counted_and_ordered_by_the_factors():
    words = {"needs": "counseling", "victimizations": ("stalking",), "age": 15}
    body = Likeliest(asked(**words)).surely(500, 1_001)
    reached, helps, met = worth(clauses(**words)[0])[0][0]["bool"]["filter"]
    opened = [{"terms": {"groups": [*sorted(asked(**words).groups), "~unsaid"]}}, {"terms": {"context": ["~unsaid"]}}]
    assert body["query"]["bool"] == {
        "filter": [{"terms": {"stands": ["public"]}}, reached, helps, met, *opened],
        "must_not": [{"range": {"minimum_age": {"gt": 15}}}, {"range": {"maximum_age": {"lt": 15}}}],
        "should": clauses(**words)[1:],
    }
    assert (body["size"], body["track_total_hits"], body["sort"]) == (500, 1_001, ["_score"])


class Asked:
    """A server of which only the questions are kept: so many surely fit, and so many may."""

    def __init__(self, sure, candidates):
        self.sure, self.candidates, self.questions = sure, candidates, []

    def msearch(self, *, searches, **_):
        self.questions += searches[1::2]
        return SimpleNamespace(body={"responses": [self._answer(body, self.sure) for body in searches[1::2]]})

    def search(self, *, index, **body):
        if body == everything():
            return SimpleNamespace(body=self._answer(body, 1_000_000))
        self.questions.append(body)
        return SimpleNamespace(body=self._answer(body, self.candidates))

    def _answer(self, body, total):
        found = [{"fields": {"offer_id": [f"o{n}"], "sequence": [1]}} for n in range(min(total, body["size"]))]
        hits = {"total": {"value": total}, "hits": found}
        parts = {name: {"best": {"hits": {"hits": []}}} for name in body.get("aggs", ())}
        return {"timed_out": False, "_shards": {"failed": 0}, "hits": hits, "aggregations": parts}


@pytest.mark.parametrize(
    ("sure", "candidates", "later"),
    [
        (101, 90_000, []),  # so many surely fit that all together are too many
        (100, 101, [0]),  # these are enough, but all together might have been few
        (9, 101, [0, 11]),  # the likeliest of all besides
        (100, 100, [0, 100]),  # all of them
    ],
)
def test_the_rest_is_asked_for_where_few_surely_fit(sure, candidates, later):
    server = Asked(sure, candidates)
    engine = ElasticsearchEngine(server, "any", read=lambda ids: [], limits=Limits(surely=10, best=11, all=100))
    engine.rank(asked(needs="counseling"))
    assert [one["size"] for one in server.questions] == [10, 0, *later]


def test_a_firm_wish_is_asked_of_what_surely_fits_alone():
    wish = Require(max_km=80.0, open_now=True)
    (first, _), (almost, _), *_ = worth(clauses(needs="counseling", require=wish)[0])
    near, opened = first["bool"]["filter"][len(almost["bool"]["filter"]) :]
    assert near["bool"]["should"][0] == {"term": {"remote": True}}
    assert near["bool"]["should"][1]["geo_distance"]["distance"] == "81.0km"
    assert opened["bool"]["should"] == [
        {"term": {"always_open": True}},
        {"range": {"hours_on": {"gte": (NOW - timedelta(days=240)).date().isoformat()}}},
    ]


def test_what_must_be_met_in_person_is_not_surely_met_by_phone():
    (first, _), *_ = worth(clauses(needs="emergency-shelter legal-civil")[0])
    assert first["bool"]["filter"][-1]["bool"]["should"] == [
        {"term": {"distant": False}},
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


def of_a_field(field, **words):
    return next(worth(one) for one in clauses(**words)[1:] if field in str(one))


def test_crimes_count_by_how_near_they_are_and_what_is_open_to_all_between():
    """More than where it is limited to other crimes, of half of the 12 points for a fit."""
    weight = 12 / 2 / 84 * 100
    assert of_a_field("'crimes'", victimizations=("stalking",), needs="counseling") == [
        ({"terms": {"crimes": ["stalking", "violent-crime"]}}, pytest.approx(weight * 0.8, abs=0.001)),
        ({"terms": {"crimes": ["~all"]}}, pytest.approx(weight * 0.6, abs=0.001)),
        ({"terms": {"crimes": ["~unsaid"]}}, pytest.approx(weight * 0.4, abs=0.001)),
    ]


def test_where_nothing_is_named_what_is_open_to_all_counts_most():
    weight = 12 / 2 / 84 * 100
    assert of_a_field("populations", needs="counseling") == [
        ({"terms": {"populations": ["~all"]}}, pytest.approx(weight * 0.7, abs=0.001)),
        ({"terms": {"populations": ["~unsaid"]}}, pytest.approx(weight * 0.4, abs=0.001)),
    ]


def geography(**words):
    return next(one["dis_max"]["queries"] for one in clauses(**words) if "'way'" in str(one))


def test_nearness_of_a_public_address_is_half_where_it_is_half_in_the_score():
    near = geography()[0]["distance_feature"]
    assert (near["field"], near["pivot"], near["boost"]) == ("address", "15.0km", 40.0)  # 12 km beyond the first three
    assert "distance_feature" not in str(geography(here="Texas"))


def by_way(**words):
    counted = [one["constant_score"] for one in geography(**words)[1:]]
    return {one["filter"]["term"]["way"]: round(one["boost"] / 20 * 84, 3) for one in counted}


def test_how_wide_an_area_is_counts_more_where_help_comes_from_afar():
    """Hundredths of the 20 points for geography, which is scaled up: nobody asked for a language."""
    found = by_way(needs="counseling")
    assert found == {
        "county": 45.0,
        "county:remote": 75.0,
        "nation:remote": 50.0,
        "several-counties": 40.0,
        "several-counties:remote": 70.0,
        "state": 30.0,
        "state:remote": 60.0,
    }
    assert by_way(needs="emergency-shelter") == {
        f"{ring}{how}": found[ring] for ring in ("county", "several-counties", "state") for how in ("", ":remote")
    }


def test_unread_words_count_by_the_field_they_are_found_in():
    found = of_a_field("name_tokens", needs="counseling", text="zzyzx")
    assert [next(iter(clause["term"])) for clause, _ in found] == ["name_tokens", "need_tokens", "description_tokens"]
    assert [points for _, points in found] == sorted((points for _, points in found), reverse=True)


def test_the_server_may_pass_over_whom_it_need_not_count():
    body = Likeliest(asked()).of_all(10)
    assert (body["sort"], body["track_total_hits"]) == (["_score"], False)


def kept(found):
    """Name -> filter and how many, of each part that is sought besides."""
    return {name: (one["filter"], one["aggs"]["best"]["top_hits"]["size"]) for name, one in found["aggs"].items()}


def test_what_a_question_keeps_out_is_sought_besides():
    wanted = Likeliest(asked(populations=("veterans",)))
    groups, situations = wanted.of_all(10)["query"]["bool"]["filter"][-2:]
    assert {"veterans", "~unsaid"} <= set(groups["terms"]["groups"])
    assert situations == {"terms": {"context": ["~unsaid"]}}
    shut = {"bool": {"must_not": [{"bool": {"filter": [groups, situations]}}]}}
    within = {"bool": {"filter": [{"term": {"limited": True}}, shut]}}
    assert kept(wanted.besides(20, 60))["behind a question"] == (within, 60)


@pytest.mark.parametrize(("stage", "kinds"), [(None, 3), (Stage.INVESTIGATION, 4), (Stage.SENTENCED, 3)])
def test_each_kept_place_is_sought_besides_in_the_same_search(stage, kinds):
    found = Likeliest(asked(stage=stage)).besides(50, 60)
    slots = [within["bool"]["filter"] for name, (within, _) in kept(found).items() if name.startswith("slot")]
    assert len(slots) == kinds
    assert found["size"] == 0
    sought = found["query"]["bool"]["filter"][-1]["bool"]["should"]
    assert sought == [*(place for place, *_ in slots), {"term": {"limited": True}}]
    opened = Likeliest(asked(stage=stage)).of_all(1)["query"]["bool"]["filter"][-2:]
    assert [one for _, *one in slots] == [opened] * kinds
    assert {size for name, (_, size) in kept(found).items() if name.startswith("slot")} == {50}


@pytest.mark.usefixtures("shipped_index")
@pytest.mark.parametrize(
    ("limits", "least"),
    [
        (Limits(all=0), 0.99),  # the shipped listings hold at most some 600 candidates for one request
        (Limits(all=0, surely=120, best=120), 0.97),  # a fifth of them
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
    engine = ElasticsearchEngine(server, shipped_alias, limits=Limits(index=1_000, all=1_000, surely=10, best=10))
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
