"""The fast executor and graphql-core give the same answer: values, order of keys, errors and their paths."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from unittest.mock import patch

import pytest
from graphql import ExecutionContext, execute, parse, validate
from hypothesis import given, settings

from api import answers, documents
from api.execution import Door
from api.projection import Plans, ProjectingContext, Projection
from api.schema import schema
from tests.api.odd_schema import SCHEMA, Color
from tests.api.selections import queries_of_a_match

REAL = schema.graphql_schema
NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
REQUEST = {
    "needs": [{"code": "emergency-shelter"}, {"code": "legal-civil"}],
    "text": "my husband hit me in Austin last night and my kid saw it",
    "languages": [{"code": "es"}],
    "victimizations": ["domestic-violence"],
    "places": {"here": {"text": "78701"}, "crime": {"text": "Springfield"}},
    "at": NOON,
    "first": 50,
}
EIGHT = """query ($request: MatchRequestInput!) { match(request: $request) {
  matches { rank tier score offer { name organization { name } phones { display } hours { text } serviceArea } } } }"""


def executed(compiled, document, root, variables, plans=None):
    """Data with its keys in order, the errors, and how many fields graphql-core walked."""
    walked = []

    def counting(self, *arguments):
        walked.append(arguments)
        return ExecutionContext.execute_field(self, *arguments)

    with patch.object(ProjectingContext, "execute_field", counting):
        result = execute(
            compiled,
            document,
            root_value=root,
            context_value=Door("es"),
            variable_values=variables,
            is_awaitable=lambda _value: False,
            execution_context_class=None if plans is None else Projection(plans),
        )
    problems = [(error.message, error.path, type(error.original_error), error.nodes) for error in result.errors or ()]
    return json.dumps(result.data), problems, len(walked)


def compare(text, root=None, variables=None, compiled=SCHEMA):
    """The fields graphql-core had to walk in the fast executor, once both were found to give the same, twice."""
    document = parse(text)
    assert validate(compiled, document) == []
    plans = Plans(document)
    data, problems, _ = executed(compiled, document, root, variables)
    first = executed(compiled, document, root, variables, plans)
    again = executed(compiled, document, root, variables, plans)
    assert first == again
    assert first[:2] == (data, problems)
    return first[2]


@dataclass
class Plain:
    """An object with attributes where others are dicts."""

    name: str = "as an object"
    count: int = 3


class Paint(StrEnum):
    """Its value is the name of a color, which only a plain text may be."""

    BLUE = "DARK_BLUE"


def generated():
    yield "one"


FULL = {
    "name": "Ann", "sure_name": "Ann", "count": 3, "ratio": 2.5, "flag": False, "key": 7, "color": "red",
    "colors": [Color.RED, "dark-blue", "DARK_BLUE", None], "at": NOON, "words": ("a", None, 1, True, 2.5),
    "sure_words": ["x"], "grid": [[1, None], None, []], "inner": {"name": "in", "sure_name": "in"},
    "inners": [None, {"name": "n"}, Plain()], "sure_inners": [{"name": "s"}], "sure_inner": Plain(),
}  # fmt: skip
PLANNED = {
    "every leaf": "{ thing { name sureName count ratio flag key color colors at words sureWords grid } }",
    "objects": "{ thing { inner { name count } inners { name count } sureInners { name } sureInner { count name } } }",
    "missing values": "{ thing { inner { count ratio flag key color at words grid inner { name } inners { name } } } }",
    "aliases": "{ thing { b: name a: count name c: name inner { z: name } } }",
    "named fragments": "{ thing { ...F count } } fragment F on Thing { name inner { ...G } } fragment G on Thing { name key }",
    "inline fragments": "{ thing { ... { name } ... on Thing { count ... on Thing { inner { name } } } flag } }",
    "a fragment twice": "{ thing { ...F ...F name } } fragment F on Thing { name count }",
    "merged fields": "{ thing { inner { name } count inner { key name } inner { ...F } } } fragment F on Thing { count }",
    "merged roots": "{ thing { name } thing { count inner { name } } }",
    "two roots": "{ a: thing { name } b: thing { count } things { name } }",
    "typename": "{ thing { __typename t: __typename inner { name __typename } inners { __typename } } }",
    "a resolver": "{ thing { loud language inners { language } } }",
    "arguments": '{ thing { repeated(word: "ab") twice: repeated(word: "x", times: 3) inner { repeated(word: "") } } }',
    "a skipped root": "{ thing { name } things @skip(if: true) { name } }",
    "literal switches": "{ thing { name @skip(if: true) count @include(if: true) key @skip(if: false) @include(if: false) } }",
}


@pytest.mark.parametrize("name", PLANNED)
def test_a_planned_answer_is_that_of_graphql_core_and_only_its_root_is_walked(name):
    walked = compare(PLANNED[name], {"thing": FULL, "things": [FULL, None, FULL]})
    assert walked == {"two roots": 3}.get(name, 1)


SWITCHED = """query ($a: Boolean!, $b: Boolean = true) {
  thing { name @include(if: $a) count @skip(if: $b) inner @skip(if: $a) { name } ...F @include(if: $b) } }
fragment F on Thing { key inner @include(if: $a) { key } }"""


def test_one_document_answers_each_way_its_switches_fall():
    document, answered = parse(SWITCHED), set()
    plans = Plans(document)
    for a in (True, False, True):
        for b in ({}, {"b": True}, {"b": False}):
            stock = executed(SCHEMA, document, {"thing": FULL}, {"a": a} | b)
            assert executed(SCHEMA, document, {"thing": FULL}, {"a": a} | b, plans) == (*stock[:2], 1)
            answered.add(stock[0])
    assert len(answered) == 4


def test_arguments_follow_the_variables_of_each_request():
    text = "query ($w: String!, $n: Int) { thing { repeated(word: $w, times: $n) inner { repeated(word: $w) } } }"
    document = parse(text)
    plans = Plans(document)
    for variables in ({"w": "a", "n": 2}, {"w": "b"}, {"w": "c", "n": 1}):
        stock = executed(SCHEMA, document, {"thing": FULL}, variables)
        assert executed(SCHEMA, document, {"thing": FULL}, variables, plans) == (*stock[:2], 1)


SURPRISES = {
    "null in non-null": ("{ thing { name sureName } }", {"sure_name": None}),
    "null in a nested non-null": ("{ thing { name inner { name sureInner { name } } } }", {"inner": {"name": "x"}}),
    "null in a list of non-null": ("{ thing { name sureWords } }", {"sure_words": ["a", None, "b"]}),
    "null objects in a list of non-null": ("{ thing { sureInners { name } } }", {"sure_inners": [{}, None]}),
    "a bad choice": ("{ thing { name color } }", {"color": "green"}),
    "a bad choice in a list": ("{ thing { colors count } }", {"colors": ["red", "green", "dark-blue"]}),
    "a choice of another list": ("{ thing { colors } }", {"colors": ["DARK_BLUE", Paint.BLUE]}),
    "a choice that cannot be a key": ("{ thing { color } }", {"color": ["red"]}),
    "a number that is none": ("{ thing { count ratio } }", {"count": "many", "ratio": float("nan")}),
    "a number too large": ("{ thing { count } }", {"count": 2**31}),
    "infinity": ("{ thing { ratio } }", {"ratio": float("inf")}),
    "a text that is none": ("{ thing { name flag } }", {"name": {"a": 1}, "flag": "yes"}),
    "a date that is none": ("{ thing { name at } }", {"at": "today"}),
    "a list that is none": ("{ thing { words } }", {"words": "abc"}),
    "a set": ("{ thing { words } }", {"words": {"only"}}),
    "a resolver that raises": ("{ thing { key loud } }", {"name": None}),
    "a resolver that asks for more": ("{ thing { fieldName other: fieldName } }", {}),
    "an error as a value": ("{ thing { name } }", {"name": ValueError("no name")}),
    "an error as an object": ("{ thing { inner { name } } }", {"inner": ValueError("no thing")}),
    "several problems": ("{ thing { color count inner { sureName } } }", {"color": 1, "count": "x", "inner": {}}),
}  # fmt: skip


@pytest.mark.parametrize("name", SURPRISES)
def test_a_surprise_is_walked_by_graphql_core_and_told_in_its_words(name):
    text, changes = SURPRISES[name]
    assert compare(text, {"thing": FULL | changes}) >= 2


def test_an_argument_that_is_null_where_it_may_not_be_is_a_surprise():
    text = 'query ($w: String = "x") { thing { name repeated(word: $w) } }'
    assert compare(text, {"thing": FULL}, {"w": "y"}) == 1
    assert compare(text, {"thing": FULL}, {"w": None}) == 3


def test_a_surprise_in_an_answer_that_must_be_there_empties_it_all():
    text = "{ sureThing { sureName } thing { name } }"
    compare(text, {"sure_thing": {}, "thing": FULL})
    assert executed(SCHEMA, parse(text), {"sure_thing": {}, "thing": FULL}, {})[0] == "null"


def test_a_surprise_in_one_item_leaves_the_others_to_the_plan():
    text = "{ things { name count } }"
    assert compare(text, {"things": [FULL, FULL | {"count": "x"}, FULL]}) == 3


def test_a_resolver_that_raises_runs_once_for_each_executor_however_deep_it_stands():
    ran = []

    class Spoken(dict):
        def __getitem__(self, name):
            ran.append(name)

    document = parse("{ thing { inner { inner { loud } } } }")
    root = {"thing": {"inner": {"inner": Spoken()}}}
    _, problems, _ = executed(SCHEMA, document, root, {}, Plans(document))
    assert [path for _, path, *_ in problems] == [["thing", "inner", "inner", "loud"]]
    assert ran == ["name", "name"]


def test_values_that_can_be_read_once_are_read_by_graphql_core():
    def answer(plans):
        document = parse("{ thing { name words } }")
        return executed(
            SCHEMA, document, {"thing": FULL | {"words": generated()}}, {}, Plans(document) if plans else None
        )[:2]

    assert answer(True) == answer(False)
    assert "one" in answer(True)[0]


def test_a_type_that_has_to_be_found_out_is_left_to_graphql_core():
    ball = {"radius": 2}
    assert (
        compare("{ thing { name shape { __typename ... on Round { radius } } } }", {"thing": FULL | {"shape": ball}})
        > 1
    )
    assert compare("{ ball { radius } }", {"ball": ball}) == 2
    compare("{ ball { radius } }", {"ball": {"side": 2}})


def test_the_plans_of_a_document_are_bounded():
    switches = [f"v{n}" for n in range(6)]
    fields = " ".join(f"a{n}: name @include(if: ${name})" for n, name in enumerate(switches))
    document = parse(f"query ({' '.join(f'${name}: Boolean!' for name in switches)}) {{ thing {{ key {fields} }} }}")
    plans = Plans(document)
    for bits in range(2**6):
        variables = {name: bool(bits & 1 << n) for n, name in enumerate(switches)}
        assert executed(SCHEMA, document, {"thing": FULL}, variables, plans)[0].count('"a') == bits.bit_count()
        assert len(plans) <= 8


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", [documents.stored("match"), EIGHT], ids=["whole", "eight fields"])
def test_a_match_on_the_shipped_listings(shipped_index, text, language):
    row = answers.match(REQUEST | {"urgency": "in-danger"})
    with patch.object(answers, "match", lambda _given: row):
        walked = compare(text, variables={"request": {}}, compiled=REAL)
    assert walked == 1


@pytest.mark.in_memory
def test_any_selection_of_a_match_is_that_of_graphql_core(shipped_index):
    row = answers.match(REQUEST)
    walked = []

    @settings(max_examples=200, derandomize=True, deadline=None, database=None)
    @given(queries_of_a_match(REAL))
    def holds(asked):
        text, variables = asked
        walked.append(compare(text, variables=variables | {"request": {}}, compiled=REAL))

    with patch.object(answers, "match", lambda _given: row):
        holds()
    assert set(walked) == {1}
    assert len(walked) >= 200


@pytest.mark.parametrize("name", ["match", "browse", "place", "suggest"])
def test_the_same_bytes_leave_the_door_with_and_without_it(api, shelter, settings, name):
    request = {"places": {"here": {"text": "78701"}}, "at": "2026-11-24T18:00:00Z"}
    variables = {"match": {"request": request}, "place": {"text": "78701"}, "suggest": {"text": "shel"}, "browse": {}}
    sent, contents = {"document": name, "variables": variables[name]}, []
    for settings.GRAPHQL_PROJECTION in (True, False):
        contents.append(api.send(sent).content)
    assert contents[0] == contents[1]
    assert b'"errors"' not in contents[0]
