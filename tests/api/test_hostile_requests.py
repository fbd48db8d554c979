"""Bodies meant to break the door: each gets a small, clean refusal, and the next caller a normal answer."""

import json

import pytest

CONTROL = '{ place(text: "78701") { stateCode } }'
BOMB_FRAGMENTS = (
    "{ ...f0 } "
    + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(9))
    + " fragment f9 on Query { status { engine } }"
)
CYCLE = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"
OVERLAP = "{ " + " ".join("... { status { engine } }" for _ in range(95)) + " }"


def post(query, **more):
    return json.dumps({"query": query} | more).encode()


def variables(raw):
    query = "query ($request: MatchRequestInput!) { match(request: $request) { total } }"
    return b'{"query": ' + json.dumps(query).encode() + b', "variables": ' + raw + b"}"


HOSTILE = {
    "empty": (b" ", "BAD_INPUT"),
    "not json": (b"query { status }", "BAD_INPUT"),
    "cut short": (b'{"query": "{ status', "BAD_INPUT"),
    "batch": (b'[{"query": "{ status { engine } }"}]', "BAD_INPUT"),
    "a number": (b"5", "BAD_INPUT"),
    "null": (b"null", "BAD_INPUT"),
    "bad utf-8": (b'{"query": "\xff\xfe"}', "BAD_INPUT"),
    "nested arrays": (b"[" * 20_000, "BAD_INPUT"),
    "nested objects": (b'{"a":' * 900 + b"1" + b"}" * 900, "TOO_COMPLEX"),
    "nested variables": (variables(b'{"request": ' + b"[" * 500 + b"]" * 500 + b"}"), "TOO_COMPLEX"),
    "nan": (variables(b'{"request": {"age": NaN}}'), "BAD_INPUT"),
    "infinity": (variables(b'{"request": {"places": {"here": {"latitude": 1e400}}}}'), "BAD_INPUT"),
    "a huge number": (variables(b'{"request": {"age": 123456789012345678901234567890}}'), "BAD_INPUT"),
    "nul": (variables(b'{"request": {"text": "a\\u0000b"}}'), "BAD_INPUT"),
    "lone surrogate": (variables(b'{"request": {"text": "\\ud800"}}'), "BAD_INPUT"),
    "query is a list": (b'{"query": ["{ status { engine } }"]}', "BAD_INPUT"),
    "query is null": (b'{"query": null}', "BAD_INPUT"),
    "variables are a list": (post(CONTROL, variables=[1]), "BAD_INPUT"),
    "operation name is an object": (post(CONTROL, operationName={}), "BAD_INPUT"),
    "no such operation": (post(CONTROL, operationName="Other"), "BAD_INPUT"),
    "unknown key": (post(CONTROL, persisted="x"), "BAD_INPUT"),
    "query and document": (post(CONTROL, document="match"), "BAD_INPUT"),
    "unknown document": (b'{"document": "../../config/settings"}', "NOT_FOUND"),
    "too long a body": (post("{ status { engine } }" + " " * 40_000), "TOO_COMPLEX"),
    "too many tokens": (post("{ " + "a " * 700 + "}"), "TOO_COMPLEX"),
    "too deep a syntax": (post("{a" * 150 + "}" * 150), "TOO_COMPLEX"),
    "too deep a value": (post("{ place(text: " + "[" * 250 + "]" * 250 + ") { kind } }"), "TOO_COMPLEX"),
    "aliases": (post("{" + " ".join(f"a{n}: status {{ engine }}" for n in range(50)) + "}"), "TOO_COMPLEX"),
    "root fields": (post("{" + " ".join(f"a{n}: status {{ engine }}" for n in range(6)) + "}"), "TOO_COMPLEX"),
    "directives": (post("{ status " + "@include(if: true) " * 20 + "{ engine } }"), "TOO_COMPLEX"),
    "overlapping selections": (post(OVERLAP), "TOO_COMPLEX"),
    "fragment bomb": (post(BOMB_FRAGMENTS), "TOO_COMPLEX"),
    "fragment cycle": (post(CYCLE), "BAD_INPUT"),
    "undefined fragment": (post("{ ...nowhere }"), "BAD_INPUT"),
    "many fragments": (
        post("{ " + " ".join(f"...f{n}" for n in range(12)) + " }"
             + "".join(f" fragment f{n} on Query {{ status {{ engine }} }}" for n in range(12))),
        "TOO_COMPLEX",
    ),
    "two operations": (post("query A { status { engine } } query B { status { engine } }"), "TOO_COMPLEX"),
    "no operation": (post("fragment f on Query { status { engine } }"), "BAD_INPUT"),
    "mutation": (post("mutation { drop }"), "BAD_INPUT"),
    "subscription": (post("subscription { drop }"), "BAD_INPUT"),
    "a definition": (post("type Query { a: Int }"), "BAD_INPUT"),
    "unknown field": (post("{ nope { v } }"), "BAD_INPUT"),
    "a near miss": (post("{ statu { engine } }"), "BAD_INPUT"),
    "unknown enum": (post("{ terms(taxonomy: NEEDS) { code } }"), "BAD_INPUT"),
    "a list for an enum": (post("query ($t: TaxonomyName!) { terms(taxonomy: $t) { code } }",
                                variables={"t": ["NEED"]}), "BAD_INPUT"),
    "an object for a text": (post("query ($t: String) { place(text: $t) { kind } }",
                                  variables={"t": {"$gt": ""}}), "BAD_INPUT"),
    "a variable of no type": (post("query ($t: Nope!) { place(text: $t) { kind } }"), "BAD_INPUT"),
    "a bad date": (post('{ offers { edges { node { hours { openNow(at: "x") { open } } } } } }'), "BAD_INPUT"),
}  # fmt: skip
PYTHON = ("Traceback", "Error", "None", "dict", "unhashable", "object at", ".py", "float()", "NoneType", "'list'")


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_code_and_no_word_of_the_machinery(api, settings, name):
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    sent, code = HOSTILE[name]
    response = api.send(sent)
    answer = response.json()
    assert response.status_code in {400, 413}
    assert {error["extensions"]["code"] for error in answer["errors"]} == {code}
    assert len(response.content) <= 4_096
    assert 1 <= len(answer["errors"]) <= 5
    assert "data" not in answer
    for error in answer["errors"]:
        assert set(error) == {"message", "path", "extensions"}
        assert not any(word in error["message"].replace("Syntax Error", "") for word in PYTHON), error["message"]


def test_a_near_miss_is_not_helped_along(api):
    assert "Did you mean" not in api.ask("{ statu { engine } }")["errors"][0]["message"]
    assert "Did you mean" not in api.ask("{ status { engin } }")["errors"][0]["message"]
    assert "NEED" not in api.ask("{ terms(taxonomy: NEEDX) { code } }")["errors"][0]["message"].replace("NEEDX", "")


def test_the_next_caller_gets_a_normal_answer(api):
    for sent, _ in HOSTILE.values():
        api.send(sent)
    assert api.data(CONTROL) == {"place": {"stateCode": "TX"}}


def test_many_problems_are_told_five_at_a_time(api):
    assert len(api.ask("{ a b c d e f g h }")["errors"]) == 5
    needs = [{"weight": "x"}] * 20
    query = "query ($request: MatchRequestInput!) { match(request: $request) { total } }"
    assert len(api.ask(query, {"request": {"needs": needs}})["errors"]) == 5


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x",
                                  "application/graphql", ""])  # fmt: skip
def test_only_json_is_read(api, kind):
    response = api.send(b'{"query": "{ status { engine } }"}', content_type=kind)
    assert response.status_code == 415
    assert response.json()["errors"][0]["extensions"] == {"code": "BAD_INPUT", "field": "body"}
