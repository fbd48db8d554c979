"""The door the product would have without work of its own, for comparison.

It takes the steps of graphene_django.GraphQLView (3.2), in their order: read JSON, parse, validate, execute with
graphene's default executor, json.dumps. graphene-django itself is no dependency and is not run.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.urls import path
from graphql import execute, get_operation_ast, parse, validate

from api.execution import Door
from api.reasons import interface_language
from api.schema import schema
from api.view import graphql_view


def stock_view(request: HttpRequest) -> HttpResponse:
    """Raises ValueError on a query with an error: a measurement sends none."""
    asked = json.loads(request.body.decode())
    document = parse(asked["query"])
    problems = validate(schema.graphql_schema, document)
    if problems or get_operation_ast(document, None) is None:
        raise ValueError("not a valid query")
    door = Door(interface_language(request))
    result = execute(schema.graphql_schema, document, context_value=door, variable_values=asked["variables"])
    if result.errors:
        raise ValueError("an answer with errors")
    return HttpResponse(json.dumps({"data": result.data}, separators=(",", ":")), content_type="application/json")


urlpatterns = [path("graphql", graphql_view), path("stock", stock_view)]
