import orjson
import pytest

from bench.scaling import http, loading
from bench.scaling.figures import Figures
from bench.scaling.home import Home
from bench.scaling.loading import fill, rates
from bench.scaling.measuring import measured, recall
from bench.scaling.progress import bar
from bench.scaling.usual import usual_document, usual_search, words
from bench.synthetic.asking import inquiries
from bench.synthetic.offers import offers


class Kept:
    """A store in memory that counts how often it was finished."""

    def __init__(self, name, count):
        self.name, self.count, self.rows, self.finished = name, count, [], 0

    def held(self):
        return len(self.rows)

    def take(self, rows):
        self.rows += [one.offer_id for one in rows]

    def finish(self):
        self.finished += 1


def test_one_pass_gives_each_store_its_first_offers(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "CHUNK", 7)
    small, large = Kept("small", 10), Kept("large", 24)
    home = Home.of(tmp_path)
    assert fill(home, [small, large]) == {"small": 10, "large": 24}
    assert (small.rows, large.rows) == ([one.offer_id for one in offers(10)], [one.offer_id for one in offers(24)])
    assert (small.finished, large.finished) == (1, 1)
    assert fill(home, [small, large]) == {"small": 0, "large": 0}
    assert (small.finished, large.finished) == (1, 1)


def test_rates_count_what_all_runs_took(tmp_path):
    home = Home.of(tmp_path)
    home.add("loading small", 2.0)
    home.add("loading small", 3.0)
    home.add("indexing small", 5.0)
    assert rates(Home.of(tmp_path), Kept("small", 100)) == (20.0, 10.0)


@pytest.mark.parametrize(
    ("found", "share"),
    [
        ([("a", "b"), ()], 1.0),
        ([("a", "c"), ("d",)], 0.5),
        ([(), ()], 0.0),
    ],
)
def test_recall_is_the_mean_share_of_what_the_reference_found(found, share):
    assert recall(found, [("a", "b"), ()]) == share


def test_ways_are_asked_in_turn_and_an_answer_that_changes_is_seen():
    asked, order = ["first", "second"], []
    turns = iter("abababXb")

    def steady(one):
        order.append(one)
        return [one]

    found = measured({"steady": steady, "other": lambda one: [next(turns)]}, asked, repeats=2)
    assert order == asked * 3
    assert found["steady"].ids == [("first",), ("second",)]
    assert (len(found["steady"].first), len(found["steady"].again)) == (2, 4)
    assert (found["steady"].unsteady, found["other"].unsteady) == (0, 0)
    assert measured({"other": lambda one: [next(turns)]}, ["first"], repeats=1)["other"].unsteady == 1


def test_a_bar_that_is_missed_is_named(capsys):
    figures = Figures()
    figures.bar("growth", 10.0, 10.0)
    figures.bar("recall", 0.98, 0.99, at_most=False)
    assert figures.missed == ["recall"]
    assert capsys.readouterr().out.split() == [
        *("growth", "10.000", "bar", "<=", "10", "held"),
        *("recall", "0.980", "bar", ">=", "0.99", "MISSED"),
    ]


def test_where_no_terminal_is_progress_is_a_line_for_each_tenth(capsys):
    with bar("offers", 20) as more:
        for _ in range(5):
            more(4)
    assert capsys.readouterr().err.splitlines() == [f"offers: {done} of 20" for done in (4, 8, 12, 16, 20)]


def test_the_usual_search_wants_words_within_a_radius_and_the_nearest_first():
    (asked,) = inquiries(1, needs=("legal-civil", "emergency-shelter"), here="10001")
    body = usual_search(asked)
    assert body["query"]["bool"]["must"] == [{"match": {"words": "emergency shelter, legal civil"}}]
    assert [next(iter(one)) for one in body["sort"][:1]] == ["_geo_distance"]
    (first,) = offers(1)
    assert usual_document(first)["words"] == words(first.needs)
    with pytest.raises(ValueError, match="point"):
        usual_search(inquiries(1, here="Texas")[0])


@pytest.mark.usefixtures("shipped_index")
def test_a_request_over_http_is_one_that_the_door_takes(client):
    (asked,) = http.requests(1)
    answer = client.post("/graphql", http._body(asked), content_type="application/json")
    told = orjson.loads(answer.content)["data"]["match"]
    assert http._engines(told) == {"embedded"}
    assert told["resolved"]["here"]["kind"] == "ZIP"
