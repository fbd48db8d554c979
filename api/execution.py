"""One query from text to answer: parse, our counts, the specification's rules, our sizes, variables, execution."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    execute,
    parse,
    specified_rules,
    validate,
)

from api import documents, errors, limits
from api.body import Asked
from api.variables import read_variables

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Door:
    """What resolvers know of the request: the language of the answer, and nothing of who asks."""

    language: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A parsed query that is valid and within the limits, or the errors that it has."""

    document: DocumentNode | None
    operation: OperationDefinitionNode | None
    problems: tuple[Answer, ...] = ()


def answer(schema: GraphQLSchema, asked: Asked, door: Door) -> tuple[Answer, int]:
    """The answer as plain values, and its HTTP status: 400 where nothing was executed. Raises Refusal."""
    checked = _stored(schema, asked.document) if asked.document else check(schema, asked.query)
    if checked.document is None or checked.operation is None:
        return {"errors": list(checked.problems[: errors.MAX_ERRORS])}, 400
    if asked.operation_name and asked.operation_name != getattr(checked.operation.name, "value", None):
        raise errors.Refusal("BAD_INPUT", "operationName", "No operation has this name.")
    problems = read_variables(schema, checked.operation, asked.variables)
    if problems:
        return {"errors": problems[: errors.MAX_ERRORS]}, 400
    return _execute(schema, checked.document, asked.variables, door), 200


def check(schema: GraphQLSchema, text: str) -> Checked:
    """Parse and validate. Not cached: a query may hold a place. Raises Refusal for one above the limits."""
    try:
        document = parse(text, max_tokens=limits.MAX_TOKENS, no_location=True)
    except GraphQLError as error:
        return _refuse_syntax(error)
    except RecursionError:
        raise errors.too_complex("The query is nested too deep.") from None
    operation = limits.check_syntax(document)
    if limits.is_introspection(document):
        return _introspection(schema, document, operation)
    problems = _problems(schema, document)
    if problems:
        return Checked(None, None, problems)
    limits.check_size(document, operation)
    return Checked(document, operation)


@cache
def _stored(schema: GraphQLSchema, document_id: str) -> Checked:
    return check(schema, documents.stored(document_id))


def _refuse_syntax(error: GraphQLError) -> Checked:
    if "Parsing aborted" in error.message:  # graphql-core's limits of tokens and of nesting
        raise errors.too_complex(f"The query is nested too deep or longer than {limits.MAX_TOKENS} words and signs.")
    return Checked(None, None, (errors.invalid(error),))


def _introspection(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Checked:
    """The shape of the schema is in `schema.graphql`; the server tells it on a developer's machine alone."""
    if not settings.DEBUG:
        raise errors.Refusal("FORBIDDEN", "query", "Introspection is off. The schema is published as a file.")
    problems = _problems(schema, document)
    return Checked(None, None, problems) if problems else Checked(document, operation)


def _problems(schema: GraphQLSchema, document: DocumentNode) -> tuple[Answer, ...]:
    found = validate(schema, document, specified_rules, max_errors=errors.MAX_ERRORS, hide_suggestions=True)
    return tuple(errors.invalid(error) for error in found[: errors.MAX_ERRORS])


def _execute(schema: GraphQLSchema, document: DocumentNode, variables: dict[str, Any], door: Door) -> Answer:
    result = execute(
        schema,
        document,
        context_value=door,
        variable_values=variables,
        is_awaitable=lambda _value: False,
        hide_suggestions=True,
    )
    if not result.errors:
        return {"data": result.data}
    return {"errors": [errors.failed(error) for error in result.errors[: errors.MAX_ERRORS]], "data": result.data}
