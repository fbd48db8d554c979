"""Judgements on query texts are kept for the next caller, but never one on a text that tells what somebody asked."""

from hashlib import blake2b

import graphene
import pytest

from api import checking, kept_queries
from api.kept_queries import KeptQueries
from api.schema import schema

REAL = schema.graphql_schema
ASKED = "query Find($request: MatchRequestInput!) { match(request: $request) { total } }"


@pytest.fixture
def parsed(monkeypatch):
    """The texts that were parsed."""
    texts, parse = [], checking.parse
    monkeypatch.setattr(checking, "parse", lambda text, **options: (texts.append(text), parse(text, **options))[1])
    return texts


def test_a_text_with_variables_alone_is_parsed_once(parsed):
    memory = KeptQueries()
    first = memory.checked(REAL, ASKED)
    assert memory.checked(REAL, ASKED) is first
    assert first.operation.name.value == "Find"
    assert parsed == [ASKED]


def test_a_text_that_came_over_http_is_parsed_once_and_answered_twice(api, shelter, parsed, monkeypatch):
    monkeypatch.setattr("api.execution.queries", KeptQueries())
    asked = [{"first": first, "places": {"here": {"text": "78701"}}} for first in (1, 2)]
    answers = [api.data(ASKED, {"request": one})["match"]["total"] for one in asked]
    assert answers[0] == answers[1] > 0
    assert parsed == [ASKED]


@pytest.mark.parametrize(
    "text",
    [
        '{ match(request: {places: {here: {text: "Marfa"}}}) { total } }',
        '{ place(text: "78701") { kind } }',
        "{ place(point: {latitude: 30.27, longitude: -97.74}) { kind } }",
        "{ match(request: {needs: []}) { total } }",
        "{ match(request: {age: 34}) { total } }",
        "{ offers(first: 7) { totalCount } }",
        "{ terms(taxonomy: NEED) { code } }",
        'query ($t: String = "Marfa") { place(text: $t) { kind } }',
        "query ($n: Int = 78701) { offers(first: $n) { totalCount } }",
        "query ($r: MatchRequestInput = {age: 34}) { match(request: $r) { total } }",
        "query ($t: String) { place(text: $t, point: null) { kind } }",
        "query ($t: String) { place(text: $t) { kind } } # for Ann in Marfa",
        '{ place(text: """Marfa""") { kind } }',
        '{ status { engine @include(if: "Marfa") } }',
        "{ status(open: true) { engine } }",
        '{ status @marfa(text: "Marfa") { engine } }',
        '{ place(text: "78701") { nope } }',
        '{ place(text: "Marfa" { kind } }',
        "{ place(text: Marfa) ",
    ],
)
def test_a_text_with_a_value_or_a_comment_is_never_kept(parsed, text):
    memory = KeptQueries()
    judged = [memory.checked(REAL, text) for _ in range(2)]
    assert judged[0].problems == judged[1].problems
    assert len(memory) == 0
    assert parsed == [text, text]


@pytest.mark.parametrize(
    "text",
    [
        "{ status { engine } }",
        "query ($t: String) { place(text: $t) { kind ...F } } fragment F on PlaceResult { label }",
        "query ($on: Boolean!) { status { engine @include(if: $on) offers @skip(if: true) } }",
    ],
)
def test_a_text_without_values_is_kept(text):
    memory = KeptQueries()
    assert memory.checked(REAL, text).problems == ()
    assert len(memory) == 1


def test_the_errors_of_a_text_are_kept_too(api, parsed, monkeypatch):
    monkeypatch.setattr("api.execution.queries", KeptQueries())
    answers = [api.ask("{ nope }") for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["errors"][0]["extensions"] == {"code": "BAD_INPUT", "field": "query"}
    assert parsed == ["{ nope }"]


def test_a_refusal_is_kept_without_the_request_that_met_it(api, parsed, monkeypatch):
    memory = KeptQueries()
    monkeypatch.setattr("api.execution.queries", memory)
    text = "{" + " ".join(f"a{n}: status {{ engine }}" for n in range(11)) + "}"
    answers = [api.ask(text) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"
    assert parsed == [text]
    kept = memory.checked(REAL, text).refusal
    assert (kept.__traceback__, kept.__context__) == (None, None)


def test_introspection_is_judged_anew_since_a_setting_decides(api, settings, monkeypatch):
    monkeypatch.setattr("api.execution.queries", KeptQueries())
    settings.SECURE_SSL_REDIRECT = False
    codes = []
    for settings.DEBUG in (True, False, True):
        codes.append("errors" in api.ask("{ __schema { queryType { name } } }"))
    assert codes == [False, True, False]


def asked(number, padding=""):
    return f"{{ a{number}: status {{ engine }} }}{padding}"


def test_the_least_recently_used_goes_first_and_the_bound_holds(parsed):
    memory = KeptQueries(most=3)
    for number in (1, 2, 3, 1, 4):
        memory.checked(REAL, asked(number))
        assert len(memory) <= 3
    parsed.clear()
    for number in (3, 4, 1, 2):
        memory.checked(REAL, asked(number))
    assert parsed == [asked(2)]


def test_the_product_keeps_512_texts():
    memory = KeptQueries()
    for number in range(520):
        memory.checked(REAL, asked(number))
    assert len(memory) == 512


def test_long_texts_cannot_fill_the_memory(parsed):
    memory = KeptQueries(most_characters=300)
    for number in (1, 2, 3):
        memory.checked(REAL, asked(number, " " * 100))
    assert len(memory) == 2
    memory.checked(REAL, asked(4, " " * 8_192))
    assert len(memory) == 2


def one_field(name):
    return graphene.Schema(query=type("Query", (graphene.ObjectType,), {name: graphene.String()})).graphql_schema


def test_two_schemas_do_not_share(parsed):
    memory = KeptQueries()
    old, new = one_field("old"), one_field("new")
    judged = [memory.checked(compiled, "{ old }") for compiled in (old, new, old, new)]
    assert [one.document is not None for one in judged] == [True, False, True, False]
    assert parsed == ["{ old }", "{ old }"]


def test_what_is_kept_cannot_be_found_by_its_text():
    first, second = KeptQueries(), KeptQueries()
    for memory in (first, second):
        memory.checked(REAL, ASKED)
    keys = [next(iter(memory._kept)) for memory in (first, second)]
    assert [len(key) for key in keys] == [16, 16]
    assert keys[0] != keys[1]
    person = kept_queries._version(REAL)
    assert blake2b(ASKED.encode(), person=person, digest_size=16).digest() not in keys
