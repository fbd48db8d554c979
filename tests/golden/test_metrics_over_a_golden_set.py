"""A whole measurement over three small requests and five offers: columns, slices, differences, records, words."""

import json
from dataclasses import replace

import pytest

from bench import ranking
from bench.judging.golden import GoldenRequest, read_requests
from bench.judging.grades import Judgement
from bench.judging.measuring import dump, measure, record, recorded
from bench.judging.report import report
from bench.judging.slices import gaps, slice_mean, slices
from bench.judging.systems import Systems
from tests.matching.samples import line, loaded, offer, request

OFFERS = (
    offer("austin", area_keys={"county:48453"}, needs={"emergency-shelter"}),
    offer("a-closed", status="historical", needs={"emergency-shelter"}),
    offer("a-wrong-need", area_keys={"county:48453"}, needs={"legal-civil"}),
    offer("loving", area_keys={"county:48301"}, centre=(31.85, -103.58), needs={"emergency-shelter"}),
    line(),
)
SYSTEMS = Systems(loaded(*OFFERS), {one.offer_id: one for one in OFFERS})


def golden(name, here, *tags, place="urban", languages="en"):
    asked = request("emergency-shelter", here=here, languages=languages, first=50)
    return GoldenRequest(name, "Somebody needs a bed.", asked, place, "full", frozenset(tags))


REQUESTS = (
    golden("g001", "78701", "urgent"),
    golden("g002", "Loving County, TX", place="rural", languages="es"),
    golden("g003", "78701", "non-victim"),
    golden("g004", "78701"),
    golden("g005", "78701"),
)
JUDGEMENTS = {
    "g001": Judgement("g001", {"austin": 3, "a-closed": 0, "a-wrong-need": 0}, {"a-closed": "closed"}),
    "g002": Judgement("g002", {"loving": 3, "a-closed": 0}),
    "g003": Judgement("g003", guides={"ice-odls": 3}),
    "g004": Judgement("g004", {"austin": 0}),
}


@pytest.fixture(scope="module")
def measured():
    return measure(SYSTEMS, REQUESTS, JUDGEMENTS)


def test_ours_puts_the_first_call_first(measured):
    assert measured.rows[0].answer.rankings["ours"][0] == "austin"
    assert measured.mean("ours", "ndcg@10").value == 1
    assert measured.mean("ours", "harm_flagged@5").value == 0


def test_a_request_with_nothing_good_is_left_out_of_ndcg_and_counted(measured):
    assert (measured.mean("ours", "ndcg@10").requests, measured.mean("ours", "zeros@5").requests) == (2, 3)
    assert (measured.no_good, measured.with_listings, measured.not_judged, len(measured.rows)) == (1, 3, 1, 4)


def test_the_lead_is_ours_minus_the_baseline_on_the_same_requests(measured):
    plain = [measured.rows[number].scores["needs-only"]["ndcg@10"] for number in (0, 1)]
    lead = measured.lead("needs-only", "ndcg@10")
    assert lead.value == pytest.approx(1 - sum(plain) / 2)
    assert lead.requests == 2
    assert min(plain) < 1
    assert lead.low <= lead.value <= lead.high


def test_a_closed_offer_that_a_baseline_shows_is_its_harm(measured):
    assert measured.rows[0].scores["needs-only"]["harm_flagged@5"] == 1
    assert measured.lead("needs-only", "harm_flagged@5").value == pytest.approx(-1 / 3)


def test_guides_are_judged_for_calls_that_are_not_from_a_victim(measured):
    assert [row.guide_success for row in measured.rows] == [None, None, 0, None]


def test_slices_hold_the_requests_of_their_stratum(measured):
    found = slices(measured)
    assert list(found) == [
        "place: rural",
        "place: urban",
        "language: en",
        "language: es",
        "completeness: full",
        "tag: non-victim",
        "tag: urgent",
    ]
    assert measured.marks(found["place: rural"]) == measured.marks(found["language: es"]) == [False, True, False, False]
    assert slice_mean(measured, found["place: rural"], "ndcg@10").requests == 1
    assert slice_mean(measured, found["tag: non-victim"], "ndcg@10").requests == 0


def test_rural_is_held_against_urban_and_other_languages_against_english(measured):
    found = gaps(measured)
    assert list(found) == ["rural - urban", "all other languages - en"]
    assert found["rural - urban"].value == 0


def test_a_language_of_enough_requests_stands_alone():
    many = [replace(REQUESTS[1], id=f"g{number}") for number in range(10, 15)]
    judgements = {one.id: replace(JUDGEMENTS["g002"], request=one.id) for one in many}
    found = gaps(measure(SYSTEMS, [*many, REQUESTS[0]], {**judgements, "g001": JUDGEMENTS["g001"]}))
    assert (found["es - en"].value, found["es - en"].requests) == (0, 5)


def test_grades_of_a_request_that_is_not_there_are_refused():
    with pytest.raises(ValueError, match="not in the golden file: g999"):
        measure(SYSTEMS, REQUESTS, {"g999": Judgement("g999")})


def test_the_report_names_every_system_metric_and_slice(measured):
    text = report(measured)
    assert "snapshot test-1, reference engine: 5 golden requests, 4 judged, 3 with graded listings" in text
    for word in (
        "ours",
        "distance-over-similarity",
        "MRR of the first 3",
        "tag: urgent",
        "rural - urban",
        "Ours minus",
    ):
        assert word in text
    assert "nan" not in text


def test_recorded_figures_are_read_back_and_none_stand_before(measured, tmp_path):
    path = tmp_path / "recorded.json"
    assert recorded(path) is None
    record(measured, path)
    assert recorded(path) == {"ndcg@10": 1.0, "success@3": 1.0, "harm_flagged@5": 0.0, "requests": 3}


def test_the_dump_holds_what_each_system_showed_with_its_grades(measured, tmp_path):
    dump(measured, tmp_path / "x.json")
    rows = json.loads((tmp_path / "x.json").read_text())
    assert [row["id"] for row in rows] == ["g001", "g002", "g003", "g004"]
    assert rows[0]["first_ten"]["ours"][0] == ["austin", 3, ""]
    assert ["a-closed", 0, "closed"] in rows[0]["first_ten"]["needs-only"]
    assert rows[1]["scores"]["ours"]["ndcg@10"] == 1
    assert rows[0]["best_missed"] == []


def test_the_bench_says_which_command_makes_a_snapshot(empty_directory, capsys):
    assert ranking.main() == 1
    assert capsys.readouterr().out == "no search snapshot: run manage.py load_listings, then manage.py build_index\n"


def test_golden_requests_are_read_with_their_stratum(tmp_path):
    path = tmp_path / "requests.jsonl"
    row = {
        "id": "g001",
        "situation": "Somebody needs a bed.",
        "request": {"needs": ["counseling"], "here": "78701", "first": 3},
        "place": "urban",
        "completeness": "partial",
        "tags": ["lay", "non-victim"],
    }
    path.write_text(json.dumps(row) + "\n\n")
    (found,) = read_requests(path)
    assert (found.id, found.request.needs[0].code, found.request.first) == ("g001", "counseling", 50)
    assert found.non_victim
    path.write_text(f"{json.dumps(row)}\n{json.dumps(row)}\n")
    with pytest.raises(ValueError, match=r"requests\.jsonl line 2: g001 stands twice"):
        read_requests(path)


@pytest.mark.parametrize(
    "line_of_text", ["no json", "[1]", '{"id": "g001"}', '{"id": "g001", "situation": "", "request": {"neds": []}}']
)
def test_a_request_that_cannot_be_read_is_named_by_its_line(tmp_path, line_of_text):
    path = tmp_path / "requests.jsonl"
    path.write_text("\n" + line_of_text)
    with pytest.raises(ValueError, match=r"requests\.jsonl line 2"):
        read_requests(path)
