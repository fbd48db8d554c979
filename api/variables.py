"""Variables checked against their types before execution, so that each problem names its field."""

from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    VariableNode,
    is_non_null_type,
    type_from_ast,
)
from graphql.utilities import coerce_input_value

from api.errors import Refusal, plain, refused


def read_variables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, given: dict[str, Any]
) -> list[dict[str, Any]]:
    """The problems, each with the path of the input as the contract names it: `request.needs.0.weight`."""
    arguments = _argument_names(operation)
    problems: list[dict[str, Any]] = []
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        type_ = type_from_ast(schema, definition.type)
        value = given.get(name, Undefined)
        if value is Undefined and (definition.default_value is not None or not is_non_null_type(type_)):
            continue
        problems += _problems(type_, value, arguments.get(name, name))
    return problems


def _problems(type_: Any, value: Any, argument: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def note(path: list[str | int], invalid: Any, error: GraphQLError) -> None:
        field = ".".join([argument, *map(str, path)])
        found.append(refused(Refusal("BAD_INPUT", field, _words(invalid, error))))

    coerce_input_value(value, type_, note, None, hide_suggestions=True)
    return found


def _words(invalid: Any, error: GraphQLError) -> str:
    if invalid is None or invalid is Undefined:
        return "A value is needed here."
    if error.original_error is not None and not isinstance(error.original_error, GraphQLError):
        return "This value has the wrong shape."
    return plain(error.message)


def _argument_names(operation: OperationDefinitionNode) -> dict[str, str]:
    """Variable name to the argument of a root field that takes it."""
    return {
        argument.value.name.value: argument.name.value
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
        for argument in field.arguments
        if isinstance(argument.value, VariableNode)
    }
