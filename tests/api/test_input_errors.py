"""Bad input is named by its code and by the path of the field."""

import pytest

QUERY = "query ($request: MatchRequestInput!) { match(request: $request) { total } }"
PLACE = "query ($text: String, $point: PointInput) { place(text: $text, point: $point) { kind } }"
HERE = "request.places.here"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"needs": [{"code": "no-such-need"}]}, "request.needs.0.code"),
        ({"needs": [{"code": "counseling"}, {"weight": 1}]}, "request.needs.1"),
        ({"needs": [{"code": "counseling", "weight": 0}]}, "request.needs.0.weight"),
        ({"needs": [{"code": "counseling", "weight": "much"}]}, "request.needs.0.weight"),
        ({"needs": [{"code": "counseling"}] * 21}, "request.needs"),
        ({"needs": [None]}, "request.needs.0"),
        ({"victimizations": ["nothing"]}, "request.victimizations.0"),
        ({"populations": ["x" * 101]}, "request.populations.0"),
        ({"languages": [{"code": "klingon-tongue"}]}, "request.languages.0.code"),
        ({"languages": [{"code": "es"}] * 11}, "request.languages"),
        ({"places": {"here": {"latitude": 91, "longitude": 0}}}, f"{HERE}.latitude"),
        ({"places": {"here": {"latitude": 0, "longitude": -181}}}, f"{HERE}.longitude"),
        ({"places": {"here": {"text": "x" * 201}}}, f"{HERE}.text"),
        ({"places": {"here": {"latitude": 30}}}, HERE),
        ({"text": "a" * 10_001}, "request.text"),
        ({"age": -1}, "request.age"),
        ({"age": "forty"}, "request.age"),
        ({"age": True}, "request.age"),
        ({"first": 0}, "request.first"),
        ({"first": 51}, "request.first"),
        ({"after": "nonsense"}, "request.after"),
        ({"urgency": "SOON"}, "request.urgency"),
        ({"urgency": ["TODAY"]}, "request.urgency"),
        ({"at": "yesterday"}, "request.at"),
        ({"at": "0001-01-01T00:00:00Z"}, "request.at"),
        ({"at": 5}, "request.at"),
        ({"require": {"maxKm": -1}}, "request.require.maxKm"),
        ({"audience": "operator"}, "request"),
        ("a text", "request"),
        (None, "request"),
    ],
)
def test_a_bad_request_names_its_field(api, shelter, request_, field):
    assert api.error(QUERY, {"request": request_}) == ("BAD_INPUT", field)


def test_a_missing_variable_is_named_by_its_argument(api, shelter):
    assert api.error("query ($r: MatchRequestInput!) { match(request: $r) { total } }") == ("BAD_INPUT", "request")


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({}, "text"),
        ({"text": " "}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"point": {"latitude": 91, "longitude": 0}}, "point.latitude"),
        ({"point": {"latitude": 30}}, "point"),
    ],
)
def test_a_bad_place_names_its_field(api, variables, field):
    assert api.error(PLACE, variables) == ("BAD_INPUT", field)


def test_an_unknown_code_comes_with_the_nearest_ones(api, shelter):
    answer = api.ask(QUERY, {"request": {"needs": [{"code": "emergency-shelters"}]}})
    assert "emergency-shelter" in answer["errors"][0]["message"]


def test_the_path_of_the_answer_is_told(api, shelter):
    answer = api.ask("{ one: match(request: {first: 99}) { total } }")
    assert answer["errors"][0]["path"] == ["one"]
    assert answer["data"] is None


def test_explicit_nulls_are_the_same_as_nothing_said(api, shelter):
    nothing = {
        "needs": None,
        "first": None,
        "require": {"openNow": None},
        "safeContact": None,
        "places": {"here": None},
    }
    assert api.data(QUERY, {"request": nothing}) == api.data(QUERY, {"request": {}})
