"""The public contract: its names, its words and its committed copy."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from api.management.commands import graphql_schema
from api.schema import schema

TYPES = {name: kind for name, kind in schema.graphql_schema.type_map.items() if not name.startswith("__")}
WITH_FIELDS = {
    name: kind for name, kind in TYPES.items() if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType)
}


def signature(name):
    return {field: str(each.type) for field, each in TYPES[name].fields.items()}


def test_the_committed_schema_is_current():
    call_command("graphql_schema", "--check", stdout=StringIO())


def test_an_old_schema_is_noticed(tmp_path, monkeypatch):
    old = tmp_path / "schema.graphql"
    old.write_text("type Query { a: Int }\n")
    monkeypatch.setattr(graphql_schema, "FILE", old)
    with pytest.raises(CommandError, match="not current"):
        call_command("graphql_schema", "--check")
    call_command("graphql_schema", stdout=StringIO())
    call_command("graphql_schema", "--check", stdout=StringIO())
    assert "type Query {" in old.read_text()


def test_the_questions_are_those_of_the_contract():
    assert signature("Query") == {
        "me": "Me!",
        "myListings": "MyListingConnection!",
        "myListing": "MyListing!",
        "myChanges": "MyChangeConnection!",
        "match": "MatchResult!",
        "whyNot": "WhyNot!",
        "suggest": "[Suggestion!]!",
        "place": "PlaceResult!",
        "offers": "OfferConnection!",
        "offer": "Offer",
        "organizations": "OrganizationConnection!",
        "organization": "Organization",
        "terms": "[Term!]!",
        "languages": "[LanguageCoverage!]!",
        "guides": "[Guide!]!",
        "status": "Status!",
    }


def test_the_changes_are_those_of_agencies():
    assert signature("Mutation") == {
        "proposeChange": "ChangePayload!",
        "withdrawChange": "ChangePayload!",
        "confirmListing": "ConfirmListingPayload!",
        "reportCapacity": "ReportCapacityPayload!",
    }


def test_a_request_is_that_of_the_contract():
    assert signature("MatchRequestInput") == {
        "needs": "[NeedInput!]", "text": "String", "victimizations": "[String!]", "populations": "[String!]",
        "age": "Int", "languages": "[LanguageInput!]", "places": "PlacesInput", "modalities": "[Modality!]",
        "safeContact": "SafeContactInput", "urgency": "Urgency", "at": "DateTime", "stage": "Stage",
        "custody": "Custody", "inquirer": "Inquirer", "require": "RequireInput", "first": "Int", "after": "String",
    }  # fmt: skip
    assert TYPES["MatchRequestInput"].fields["first"].default_value == 10
    assert signature("NeedInput") == {"code": "String!", "weight": "Float", "required": "Boolean"}
    assert signature("LanguageInput") == {"code": "String!", "minLevel": "LanguageLevel"}
    assert signature("PlacesInput") == {"here": "PlaceInput", "crime": "PlaceInput", "destination": "PlaceInput"}
    assert signature("PlaceInput") == {"text": "String", "latitude": "Float", "longitude": "Float"}


def test_an_answer_is_that_of_the_contract():
    assert signature("MatchResult") == {
        "matches": "[Match!]!", "fallbacks": "[Offer!]!", "pinned": "[Offer!]!", "guides": "[Guide!]!",
        "resolved": "ResolvedRequest!", "relaxations": "[Relaxation!]!", "asks": "[Ask!]!", "total": "Int!",
        "nextCursor": "String", "engine": "String!", "specVersion": "String!", "indexVersion": "String!",
    }  # fmt: skip
    assert signature("Match").items() >= {
        "offer": "Offer!", "rank": "Int!", "tier": "Int!", "tierReason": "Reason", "score": "Float!",
        "parts": "[Part!]!", "asks": "[Reason!]!", "warnings": "[Reason!]!", "ring": "Ring", "slot": "Slot",
        "distance": "Distance",
    }.items()  # fmt: skip
    assert signature("Part") == {
        "factor": "String!", "weight": "Float!", "value": "Float!", "points": "Float!", "reason": "Reason!",
    }  # fmt: skip
    assert signature("Ask") == {"code": "String!", "message": "String!", "wouldAdd": "Int!"}
    assert list(TYPES["Slot"].values) == ["JURISDICTION", "STATE", "NATIONAL"]
    assert signature("PlaceResult").items() >= {
        "kind": "PlaceKind!", "label": "String", "latitude": "Float", "longitude": "Float", "precision": "Precision",
        "stateCode": "String", "countyFips": "String", "areaKeys": "[String!]!", "candidates": "[PlaceCandidate!]!",
        "approximate": "Boolean!",
    }.items()  # fmt: skip


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_says_what_it_is(name):
    assert TYPES[name].description


@pytest.mark.parametrize("name", sorted(WITH_FIELDS))
def test_every_field_and_argument_says_what_it_is(name):
    fields = WITH_FIELDS[name].fields
    silent = [field for field, each in fields.items() if not each.description]
    silent += [
        f"{field}({argument})"
        for field, each in fields.items()
        for argument, one in getattr(each, "args", {}).items()
        if not one.description
    ]
    assert silent == []


def test_names_of_choices_are_in_upper_case():
    names = [value for kind in TYPES.values() if isinstance(kind, GraphQLEnumType) for value in kind.values]
    assert [name for name in names if name != name.upper()] == []
