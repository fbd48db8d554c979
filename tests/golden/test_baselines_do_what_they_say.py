"""Each baseline on a handful of offers whose order is known."""

from dataclasses import replace
from math import inf, log

import pytest

from bench.judging.baselines import BASELINES, Baselines, Wanted, wanted
from bench.judging.bm25 import BM25
from geodata.distance import haversine_km
from geodata.geocode import resolve
from geodata.types import Point
from matching.resolving import understand
from tests.matching.samples import offer, request

AUSTIN = resolve(text="78701", point=None)
NORTH = AUSTIN.point.lat


def at(km, **changes):
    """Where an offer lies: so many km north of the place asked for."""
    return {"point": (NORTH + km / 111.195, AUSTIN.point.lon), "centre": None, **changes}


def shelf(*offers):
    return Baselines({one.offer_id: one for one in offers})


def asked(*needs, place=AUSTIN, query=()):
    return Wanted(place, needs, tuple(query))


def test_distance_only_puts_the_nearest_first_and_those_of_no_place_last():
    found = shelf(
        offer("b-nowhere", centre=None), offer("far", **at(30)), offer("near", **at(2)), offer("a-nowhere", centre=None)
    )
    assert found.distance_only(asked()) == ("near", "far", "a-nowhere", "b-nowhere")


def test_the_distance_is_the_one_the_product_shows():
    there = (30.5, -98.1)
    found = shelf(offer("a", point=there, centre=(40.0, -100.0)), offer("b", centre=there), offer("c", centre=None)).km(
        AUSTIN
    )
    km = haversine_km(AUSTIN.point, Point(*there))
    assert list(found) == [pytest.approx(km), pytest.approx(km), inf]


def test_without_a_place_distance_says_nothing_and_ids_decide():
    found = shelf(offer("b", **at(1)), offer("a", **at(9)))
    assert found.distance_only(asked(place=None)) == ("a", "b")


def test_needs_only_adds_up_how_closely_each_need_is_met():
    found = shelf(
        offer("one", needs={"emergency-shelter"}),
        offer("both", needs={"emergency-shelter", "counseling"}),
        offer("above", needs={"mental-health"}),  # the parent of counseling: 0.6
        offer("none", needs={"pet-safety"}),
    )
    want = asked("emergency-shelter", "counseling")
    assert list(found.needs_met(want.needs)) == [0.6, 2.0, 0.0, 1.0]  # above, both, none, one
    assert found.needs_only(want) == ("both", "one", "above", "none")


def test_needs_only_breaks_ties_by_id_and_not_by_distance():
    found = shelf(offer("b", **at(1)), offer("a", **at(90)))
    assert found.needs_only(asked("emergency-shelter")) == ("a", "b")


def test_bm25_follows_its_formula():
    found = BM25([["a", "b"], ["a", "c", "c", "d"]]).scores(["c"])
    norm = 1.2 * (0.25 + 0.75 * 4 / 3)  # length 4 of a mean of 3
    assert found[0] == 0
    assert found[1] == pytest.approx(log(1 + 1.5 / 1.5) * 2 * 2.2 / (2 + norm))


def test_bm25_adds_the_tokens_of_the_query_each_once_and_values_the_rare_one():
    index = BM25([["legal", "aid"], ["legal", "help"], ["legal", "shelter"]])
    assert list(index.scores(["legal", "aid", "aid"])) == pytest.approx(
        list(index.scores(["legal"]) + index.scores(["aid"]))
    )
    assert index.scores(["aid"])[0] > index.scores(["legal"])[0] > 0
    assert list(index.scores(["nothing"])) == [0, 0, 0]
    assert list(BM25([]).scores(["legal"])) == []


def test_text_only_reads_name_needs_and_description():
    words = {"name_tokens": {"x"}, "need_tokens": {"y"}, "description_tokens": {"z"}}
    found = shelf(
        offer("d-description", **{**words, "description_tokens": {"safe"}}),
        offer("c-need", **{**words, "need_tokens": {"safe"}}),
        offer("b-name", **{**words, "name_tokens": {"safe"}}),
        offer("a-none", **words),
        offer("e-all", name_tokens={"safe"}, need_tokens={"safe"}, description_tokens={"safe"}),
    )
    assert found.text_only(asked(query=["safe"])) == ("e-all", "b-name", "c-need", "d-description", "a-none")


def test_mean_of_ranks_keeps_only_those_who_serve_the_place():
    nowhere = {"area_keys": set(), "area_basis": "unknown"}
    found = shelf(
        offer("inside", **at(5)),
        offer("elsewhere", area_keys={"county:06037"}, **at(1)),
        offer("nation", area_keys={"us"}, centre=None),
        offer("texas", states={"TX"}, **nowhere),
        offer("ohio", states={"OH"}, **nowhere),
        offer("whole-state", area_keys={"state:TX"}),
    )
    assert found.serving_ids(AUSTIN) == ("inside", "nation", "texas", "whole-state")
    assert set(found.mean_of_ranks(asked())) == {"inside", "nation", "texas", "whole-state"}
    assert found.serving_ids(None) == ("nation",)


def test_mean_of_ranks_averages_the_two_ranks_and_then_takes_the_nearer():
    silent = {"name_tokens": {"x"}, "need_tokens": {"y"}, "description_tokens": {"z"}}
    found = shelf(
        offer("near-no-words", **at(1, **silent)),  # ranks 1 and 3
        offer("middle", **at(2, **{**silent, "description_tokens": {"bed"}})),  # 2 and 2: the same mean, not as near
        offer(
            "far-all-words", **at(9, name_tokens={"bed"}, need_tokens={"bed"}, description_tokens={"bed"})
        ),  # 3 and 1
    )
    assert found.mean_of_ranks(asked(query=["bed"])) == ("near-no-words", "middle", "far-all-words")
    assert found.mean_of_ranks(asked(query=["bed"], place=replace(AUSTIN, point=None))) == (
        "far-all-words",
        "middle",
        "near-no-words",
    )


def test_mean_of_ranks_gives_equals_the_best_place_of_them():
    silent = {"name_tokens": {"x"}, "need_tokens": {"y"}, "description_tokens": {"z"}}
    found = shelf(
        offer("c-words", centre=None, description_tokens={"bed"}),  # ranks 3 and 1
        offer("a", **at(1, **silent)),  # 1 and 2
        offer("b", **at(2, **silent)),  # 2 and 2, not 2 and 3: the same mean as the first, and nearer
    )
    assert found.mean_of_ranks(asked(query=["bed"])) == ("a", "b", "c-words")


def test_distance_over_similarity_divides_and_looks_at_no_area():
    found = shelf(
        offer("a-none", needs={"pet-safety"}, **at(1)),  # 1 / 0.01 = 100
        offer("b-half", needs={"emergency-shelter"}, **at(6)),  # 6 / 0.5 = 12
        offer("c-both", needs={"emergency-shelter", "counseling"}, **at(10)),  # 10 / 1 = 10
        offer("d-other-state", needs={"emergency-shelter", "counseling"}, area_keys={"county:06037"}, **at(3)),  # 3
        offer("e-nowhere", needs={"emergency-shelter", "counseling"}, centre=None),
    )
    want = asked("emergency-shelter", "counseling")
    assert found.distance_over_similarity(want) == ("d-other-state", "c-both", "b-half", "a-none", "e-nowhere")
    assert found.distance_over_similarity(asked()) == found.distance_only(asked())


@pytest.mark.parametrize("name", BASELINES)
def test_every_baseline_orders_published_listings_each_once_and_fifty_at_most(name):
    many = [offer(f"many-{number:02}") for number in range(60)]
    places = [replace(offer(f"two@{number}"), source_id="two") for number in (1, 2)]
    hidden = [offer("hidden", publication="withheld"), offer("silent", publication="no_contact")]
    found = shelf(*many, *places, *hidden).rankings(asked("emergency-shelter"))[name]
    assert len(found) == len(set(found)) == 50
    few = shelf(*places, *hidden).rankings(asked("emergency-shelter"))[name]
    assert few == ("two",)


def test_a_baseline_sees_what_our_reader_made_of_lay_words():
    text = "my husband hits me, I need a place to sleep in Austin TX"
    found = wanted(understand(request(here="", text=text)).resolved, text)
    assert found.place.label == "Austin, TX"
    assert "emergency-shelter" in found.needs
    assert {"husband", "hits", "safe", "place", "stay", "austin"} <= set(found.query)


def test_a_coded_request_is_put_into_words_for_the_text():
    found = wanted(understand(request("counseling", languages="es", victimizations=("stalking",))).resolved, "")
    assert found.needs == ("counseling",)
    assert found.query == ("counseling", "stalking", "spanish", "78701", "austin", "tx")


def test_where_the_person_is_comes_before_where_they_could_go_and_where_it_happened():
    every = understand(request(here="78701", crime="80202", destination="98101")).resolved
    assert wanted(every, "").place.label.startswith("78701")
    assert wanted(replace(every, here=None), "").place.label.startswith("98101")
    assert wanted(replace(every, here=None, destination=None), "").place.label.startswith("80202")
    assert wanted(understand(request(here="")).resolved, "").place is None
