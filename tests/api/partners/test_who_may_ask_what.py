"""Who is answered, field by field: nobody, a key of each scope, a key of another agency."""

from functools import cache

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType, get_named_type

from api.partners.scopes import NEEDED
from api.schema import schema
from tests.api.partners.asking import (
    ALL,
    CAPACITY,
    CONFIRM,
    PROPOSE,
    WITHDRAW,
    other_agency,
    proposal,
    secret_of,
    signed,
)
from tests.api.partners.matrix import FOR_EVERYBODY, INPUTS, PARTNER_TYPES, ROLES, SCOPE_OF, SHARED_TYPES
from tests.directory.curating import everything

pytestmark = pytest.mark.django_db
TYPES = schema.graphql_schema.type_map
QUERY, MUTATION = TYPES["Query"], TYPES["Mutation"]


def reached(kind, fields):
    """Object types below these fields of a type."""
    found, pending = set(), [get_named_type(kind.fields[name].type) for name in fields]
    while pending:
        one = pending.pop()
        if isinstance(one, GraphQLObjectType) and one.name not in found:
            found.add(one.name)
            pending += [get_named_type(field.type) for field in one.fields.values()]
    return found


def sent():
    """Input types below the changes."""
    found = set()
    pending = [get_named_type(argument.type) for one in MUTATION.fields.values() for argument in one.args.values()]
    while pending:
        one = pending.pop()
        if isinstance(one, GraphQLInputObjectType) and one.name not in found:
            found.add(one.name)
            pending += [get_named_type(field.type) for field in one.fields.values()]
    return found


def partner_roots(kind):
    return [name for of, name in SCOPE_OF if of == kind.name]


@cache
def paths():
    """One question or change for each partner type and field: (type, field) -> (kind, root, selection around it)."""
    found = {}
    for kind, root in SCOPE_OF:
        pending = [(get_named_type(TYPES[kind].fields[root].type), "%s")]
        seen = set()
        while pending:
            of, around = pending.pop(0)
            if of.name in seen or of.name not in PARTNER_TYPES:
                continue
            seen.add(of.name)
            for name, field in of.fields.items():
                inner = get_named_type(field.type)
                has_fields = isinstance(inner, GraphQLObjectType)
                selection = around % (f"{name} {{ __typename }}" if has_fields else name)
                found.setdefault((of.name, name), (kind, root, selection))
                pending += [(inner, around % f"{name} {{ %s }}")] if has_fields else []
    return found


class Agency:
    """Its listing, keys of each scope, and the key of another agency."""

    def __init__(self, listing):
        self.listing = listing
        self.keys = {scope: secret_of(listing.organization, scope) for scope in ALL}
        self.keys["other agency"] = other_agency()[1]

    def headers(self, role):
        return {} if role == "nobody" else signed(self.keys[role])


@pytest.fixture
def agency(listing):
    return Agency(listing)


def text(kind, root, selection):
    if kind == "Query":
        argument = '(id: "tx-agency-house")' if root == "myListing" else ""
        return f"{{ {root}{argument} {{ {selection} }} }}"
    of = MUTATION.fields[root].args["input"].type
    return f"mutation ($input: {of}) {{ {root}(input: $input) {{ {selection} }} }}"


def given(root, listing):
    common = {"listing": listing.source_id, "version": 1, "idempotencyKey": "key"}
    return {
        "proposeChange": proposal(listing),
        "withdrawChange": {"input": {"change": "1", "idempotencyKey": "key"}},
        "confirmListing": {"input": {**common, "groups": ["HOURS"]}},
        "reportCapacity": {"input": {**common, "capacity": "OPEN", "expires": "2026-11-27"}},
    }.get(root, {})


def expected(role, scope):
    """Status of the answer. Another agency has every scope, over its own listings alone."""
    if role == "nobody":
        return 401
    return 200 if role in {scope, "other agency"} else 403


def test_every_question_and_change_has_its_row():
    assert {*partner_roots(QUERY), *FOR_EVERYBODY} == set(QUERY.fields)
    assert set(partner_roots(MUTATION)) == set(MUTATION.fields)
    assert {name: scope for (_kind, name), scope in SCOPE_OF.items()} == dict(NEEDED)


def test_every_type_and_field_of_agencies_has_its_row():
    found = reached(QUERY, partner_roots(QUERY)) | reached(MUTATION, partner_roots(MUTATION))
    assert found - SHARED_TYPES == set(PARTNER_TYPES)
    assert {name: set(TYPES[name].fields) for name in PARTNER_TYPES} == {
        name: set(fields.split()) for name, fields in PARTNER_TYPES.items()
    }


def test_no_question_for_everybody_leads_to_a_type_of_agencies():
    assert reached(QUERY, FOR_EVERYBODY) & set(PARTNER_TYPES) == set()


def test_every_field_that_is_sent_has_its_row():
    assert sent() == set(INPUTS)
    assert {name: set(TYPES[name].fields) for name in INPUTS} == {
        name: set(fields.split()) for name, fields in INPUTS.items()
    }


def test_every_row_can_be_asked_for():
    assert set(paths()) == {(name, field) for name, fields in PARTNER_TYPES.items() for field in fields.split()}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("type_", sorted(PARTNER_TYPES))
def test_each_field_is_answered_to_its_scope_alone(api, agency, role, type_, settings):
    settings.PARTNER_CALLS_PER_MINUTE = 1_000
    for field in PARTNER_TYPES[type_].split():
        kind, root, selection = paths()[type_, field]
        content = {"query": text(kind, root, selection), "variables": given(root, agency.listing)}
        before = everything(agency.listing)
        answer = api.send(content, **agency.headers(role))
        assert (field, answer.status_code) == (field, expected(role, SCOPE_OF[kind, root]))
        if answer.status_code != 200:
            assert answer.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN", "field": "authorization"}
            assert "data" not in answer.json()
        if answer.status_code != 200 or role == "other agency":
            assert everything(agency.listing) == before


@pytest.mark.parametrize("role", ROLES)
def test_what_is_for_everybody_is_answered_the_same_to_everybody(api, agency, role):
    content = {"query": '{ place(text: "78701") { stateCode } guides { id } terms(taxonomy: NEED) { code } }'}
    answer = api.send(content, **agency.headers(role))
    assert answer.status_code == 200
    assert answer.content == api.send(content).content


@pytest.mark.parametrize("query", [PROPOSE, WITHDRAW, CONFIRM, CAPACITY])
def test_a_refused_change_is_refused_before_its_variables_are_looked_at(api, agency, query):
    answers = [api.send({"query": query, "variables": {"input": given_}}) for given_ in ({}, None, "x")]
    assert [one.status_code for one in answers] == [401] * 3


@pytest.mark.parametrize(
    "query",
    [
        "{ status { engine } me { name } }",
        "{ ... on Query { ... { me { name } } } }",
        "{ ...F } fragment F on Query { alias: me { name } }",
        "query ($on: Boolean = false) { status { engine } me @include(if: $on) { name } }",
        "mutation { __typename }",
        "mutation M { ...F } fragment F on Mutation { __typename }",
    ],
)
def test_no_way_of_writing_goes_round_the_scopes(api, agency, query):
    assert api.send({"query": query}).status_code == 401
    assert api.send({"query": query}, **agency.headers("capacity")).status_code == 403


def test_one_request_is_one_change(api, agency):
    first, second = (
        f'{name}: withdrawChange(input: {{change: "1", idempotencyKey: "{name}"}}) {{ errors {{ code }} }}'
        for name in ("a", "b")
    )
    answer = api.send({"query": f"mutation {{ {first} {second} }}"}, **agency.headers("propose"))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"
