import io
import json

import pytest
from django.core.management import call_command


def run(monkeypatch, *arguments, stdin=None):
    out = io.StringIO()
    if stdin is not None:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    code = 0
    try:
        call_command(*arguments, stdout=out)
    except SystemExit as stop:
        code = stop.code
    return out.getvalue().splitlines(), code


def test_geocode_gives_one_object_a_text(monkeypatch):
    lines, code = run(monkeypatch, "geocode", "--json", "Austin, TX", "Toronto")

    austin, toronto = map(json.loads, lines)
    assert code == 0
    assert (austin["kind"], austin["countyFips"], austin["stateCode"]) == ("CITY", "48453", "TX")
    assert austin["areaKeys"] == sorted(austin["areaKeys"])
    assert set(austin) >= {"label", "latitude", "longitude", "precision", "candidates", "approximate"}
    assert (toronto["kind"], toronto["areaKeys"], toronto["latitude"]) == ("OUTSIDE_US", [], None)


def test_geocode_answers_every_line_of_standard_input_even_an_empty_one(monkeypatch):
    lines, _ = run(monkeypatch, "geocode", "--json", stdin="78701\n\nSpringfield\n")

    assert [json.loads(line)["kind"] for line in lines] == ["ZIP", "NOT_FOUND", "AMBIGUOUS"]


def test_geocode_without_json_is_a_line_for_a_person(monkeypatch):
    lines, _ = run(monkeypatch, "geocode", "Houstn, TX")

    assert lines[0].startswith("CITY | Houston, TX | aor:")
    assert "guessed" in lines[0]


def test_locate_gives_the_areas_of_a_point(monkeypatch):
    lines, code = run(monkeypatch, "locate", "--json", "30.27,-97.74")

    assert code == 0
    found = json.loads(lines[0])
    assert found.pop("areaKeys") == ["aor:San Antonio", "cd:4837", "county:48453", "district:TX-W", "state:TX", "us"]
    assert found == {
        "latitude": 30.27,
        "longitude": -97.74,
        "county": "48453",
        "countyName": "Travis County",
        "state": "TX",
        "judicialDistrict": "TX-W",
        "congressionalDistrict": "4837",
        "iceArea": "San Antonio",
        "approximate": False,
    }


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("91,0", "latitude"),
        ("0,181", "longitude"),
        ("", "point"),
        ("a,b", "point"),
        ("1,2,3", "point"),
        ("nan,0", "latitude"),
    ],
)
def test_a_bad_point_is_an_error_on_its_own_line_and_the_rest_is_answered(monkeypatch, line, field):
    lines, code = run(monkeypatch, "locate", "--json", stdin=f"{line}\n30.27,-97.74\n")

    bad, good = map(json.loads, lines)
    assert code == 1
    assert (bad["error"]["code"], bad["error"]["field"]) == ("BAD_INPUT", field)
    assert good["county"] == "48453"


def test_a_point_outside_has_no_areas(monkeypatch):
    lines, code = run(monkeypatch, "locate", "--json", "43.65,-79.38")

    found = json.loads(lines[0])
    assert (code, found["county"], found["areaKeys"]) == (0, None, [])


def test_locate_takes_a_southern_latitude_as_it_is_written(monkeypatch):
    lines, code = run(monkeypatch, "locate", "--json", "-14.27,-170.7")

    assert (json.loads(lines[0])["county"], code) == ("60010", 0)
