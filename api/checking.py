"""A query text judged once: parse, our counts, the specification's rules, our sizes."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    parse,
    specified_rules,
    validate,
)

from api import errors, limits
from api.projection import Plans

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that can be executed, with the plans of its answers; or the errors or the refusal it has earned."""

    document: DocumentNode | None = None
    operation: OperationDefinitionNode | None = None
    plans: Plans | None = None
    problems: tuple[Answer, ...] = ()
    refusal: errors.Refusal | None = None
    keepable: bool = False  # it holds no value of a caller, and its text alone decides what it has earned


def check(schema: GraphQLSchema, text: str) -> Checked:
    """The judgement on a text. Raises nothing: it may be kept for the next caller."""
    try:
        document = parse(text, max_tokens=limits.MAX_TOKENS, no_location=True)
    except GraphQLError as error:
        return _bad_syntax(error)
    except RecursionError:
        return Checked(refusal=errors.too_complex("The query is nested too deep."))
    try:
        keepable = "#" not in text and holds_no_value(document) and not limits.is_introspection(document)
    except errors.Refusal as refusal:
        return Checked(refusal=refusal.again())
    return replace(_judged(schema, document), keepable=keepable)


def holds_no_value(document: DocumentNode) -> bool:
    """Only variables stand where values go, but for true and false of @skip and @include."""
    switches = {id(node) for one in limits.walk(document) for node in _switches(one)}
    values = (node for node in limits.walk(document) if isinstance(node, ValueNode))
    return all(isinstance(node, VariableNode) or id(node) in switches for node in values)


def _switches(node: Node) -> list[ValueNode]:
    if not isinstance(node, DirectiveNode) or node.name.value not in {"skip", "include"}:
        return []
    return [argument.value for argument in node.arguments if isinstance(argument.value, BooleanValueNode)]


def _bad_syntax(error: GraphQLError) -> Checked:
    if "Parsing aborted" in error.message:  # graphql-core's limits of tokens and of nesting
        words = f"The query is nested too deep or longer than {limits.MAX_TOKENS} words and signs."
        return Checked(refusal=errors.too_complex(words))
    return Checked(problems=(errors.invalid(error),))


def _judged(schema: GraphQLSchema, document: DocumentNode) -> Checked:
    try:
        return _within_limits(schema, document)
    except errors.Refusal as refusal:
        return Checked(refusal=refusal.again())


def _within_limits(schema: GraphQLSchema, document: DocumentNode) -> Checked:
    """Our sizes come after the specification's rules: they count on a valid query."""
    operation = limits.check_syntax(document)
    introspection = limits.is_introspection(document)
    if introspection and not settings.DEBUG:  # the shape of the schema is published in `schema.graphql`
        raise errors.Refusal("FORBIDDEN", "query", "Introspection is off. The schema is published as a file.")
    found = validate(schema, document, specified_rules, max_errors=errors.MAX_ERRORS, hide_suggestions=True)
    if found:
        return Checked(problems=tuple(errors.invalid(error) for error in found[: errors.MAX_ERRORS]))
    if not introspection:
        limits.check_size(document, operation)
    return Checked(document, operation, Plans(document))
