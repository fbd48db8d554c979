"""One query from text to answer: a judgement on the text, the variables, and the execution."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from graphql import ExecutionResult, GraphQLSchema, OperationType, execute

from api import documents, errors
from api.body import Asked
from api.checking import Answer, Checked, check
from api.kept_queries import queries
from api.partners.scopes import refuse_unless_allowed
from api.projection import Projection
from api.variables import read_variables
from directory.models import ApiToken


@dataclass(frozen=True, slots=True)
class Door:
    """What resolvers know of the request: the language of the answer, and of who asks a token where one was sent."""

    language: str
    token: ApiToken | None = None


def answer(schema: GraphQLSchema, asked: Asked, door: Door) -> tuple[Answer, int]:
    """The answer as plain values, and its HTTP status: 400 where nothing was executed. Raises Refusal."""
    checked = _stored(schema, asked.document) if asked.document else queries.checked(schema, asked.query)
    if checked.refusal is not None:
        raise checked.refusal.again()
    if checked.operation is None:
        return {"errors": list(checked.problems)}, 400
    if asked.operation_name and asked.operation_name != getattr(checked.operation.name, "value", None):
        raise errors.Refusal("BAD_INPUT", "operationName", "No operation has this name.")
    refuse_unless_allowed(checked.document, checked.operation, door.token)
    result = _execute(schema, checked, asked.variables, door)
    if not result.errors:
        return {"data": result.data}, 200
    nothing_ran = result.data is None and result.errors[0].path is None
    problems = read_variables(schema, checked.operation, asked.variables) if nothing_ran else []
    if problems:
        return {"errors": problems[: errors.MAX_ERRORS]}, 400
    return {"errors": [errors.failed(error) for error in result.errors[: errors.MAX_ERRORS]], "data": result.data}, 200


@cache
def _stored(schema: GraphQLSchema, document_id: str) -> Checked:
    """Our own texts: few, and no caller's word is in them."""
    return check(schema, documents.stored(document_id))


def _execute(schema: GraphQLSchema, checked: Checked, variables: dict[str, Any], door: Door) -> ExecutionResult:
    """Plans are for reads alone: with one a resolver may run twice (`api.projection`)."""
    reads = checked.operation is not None and checked.operation.operation is OperationType.QUERY
    result = execute(
        schema,
        checked.document,
        context_value=door,
        variable_values=variables,
        execution_context_class=Projection(checked.plans) if settings.GRAPHQL_PROJECTION and reads else None,
        is_awaitable=lambda _value: False,
        hide_suggestions=True,
    )
    if not isinstance(result, ExecutionResult):
        raise TypeError("a resolver that must be awaited")
    return result
