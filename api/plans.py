"""Plans: how the objects of a selection are copied, worked out once, with graphql-core's own rules for each value.

A plan raises on whatever it does not expect. It never makes an error of its own: see `api.projection`.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Literal

from graphene.types.resolver import dict_or_attr_resolver
from graphql import (
    ExecutionContext,
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLObjectType,
    GraphQLString,
    Undefined,
    VariableNode,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.execute import get_field_def
from graphql.execution.values import get_argument_values
from graphql.type.scalars import GRAPHQL_MAX_INT, GRAPHQL_MIN_INT

from api import limits
from matching.blobs import KeptBlob

MOST_MADE = 8  # plans and languages whose copies one kept blob holds
_numbers = count()


class Unexpected(Exception):  # noqa: N818  it reads as what happens
    """A shape that has no plan, or a value that a plan has no place for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a resolver is told in place of graphql-core's `info`; one that asks for more ends the plan.

    `copied` holds what was copied of a tuple in this answer, by plan and id, and the tuple itself: while it is held,
    its id is nobody else's. Twenty results share most of their reasons.
    """

    context: Any
    variable_values: dict[str, Any]
    copied: defaultdict[int, dict[int, tuple[Any, dict[str, Any]]]] = field(default_factory=partial(defaultdict, dict))


class _Never:
    """The class of no value: nothing passes unchanged."""


Complete = Callable[[Any, Told], Any]
Resolve = Callable[[Any, Told], Any]
# Key of the answer, name and default of the attribute or else a resolver, the class that passes, all other values.
Step = tuple[str, str, Any, Resolve | None, type, Complete]

# Values of exactly this class are what graphql-core would make of them.
_PASSING = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool}
_LARGEST = 1.7976931348623157e308  # the largest float: infinity and NaN are no numbers of GraphQL
_RANGES = {GraphQLInt: (int, GRAPHQL_MIN_INT, GRAPHQL_MAX_INT), GraphQLFloat: (float, -_LARGEST, _LARGEST)}


def lasting(resolve: Resolve) -> Resolve:
    """Marks a resolver that reads what it is given and the language, nothing else: its answer may be kept."""
    resolve.lasting = True  # type: ignore[attr-defined]
    return resolve


def compiled(context: ExecutionContext, of: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Complete:
    """The plan for an object of a type under merged fields. Raises Unexpected or GraphQLError where none can be made."""
    return _object(context, of, nodes, nullable=False)[0]


def _object(
    context: ExecutionContext, of: GraphQLObjectType, nodes: Sequence[FieldNode], *, nullable: bool
) -> tuple[Complete, bool]:
    """The plan, and whether all of its answer lasts."""
    if of.is_type_of is not None:
        raise Unexpected(of.name)
    fields = context.collect_subfields(of, list(nodes))
    found = [_step(context, of, key, merged) for key, merged in fields.items()]
    steps, changing = [step for step, _ in found], [step for step, lasts in found if not lasts]
    return _copying(tuple(steps), tuple(changing), nullable=nullable), not changing


def _copying(steps: tuple[Step, ...], changing: tuple[Step, ...], *, nullable: bool) -> Complete:
    own = next(_numbers)

    def copy(source: Any, told: Told) -> dict[str, Any] | None:
        if source.__class__ is dict:
            return _filled({}, steps, source, source.get, told)
        if source.__class__ is KeptBlob:
            return _of_kept(own, steps, changing, source, told)
        if isinstance(source, tuple):
            return _shared(told.copied[own], steps, source, told)
        if not _is_value(source, nullable=nullable):
            return None
        get = source.get if isinstance(source, dict) else partial(getattr, source)
        return _filled({}, steps, source, get, told)

    return copy


def _of_kept(
    own: int, steps: tuple[Step, ...], changing: tuple[Step, ...], source: KeptBlob, told: Told
) -> dict[str, Any]:
    """What lasts is copied once for all answers in a language; the rest is filled in, in its place."""
    key = own, told.context.language
    made = source.made.get(key)
    if made is not None:
        return _filled(made.copy(), changing, source, source.get, told)
    done = _filled({}, steps, source, source.get, told)
    if len(source.made) >= MOST_MADE:
        source.made.clear()
    source.made[key] = done.copy()
    return done


def _shared(
    kept: dict[int, tuple[Any, dict[str, Any]]], steps: tuple[Step, ...], source: tuple[Any, ...], told: Told
) -> dict[str, Any]:
    """A tuple that several results share is copied once in an answer."""
    found = kept.get(id(source))
    if found is None:
        found = kept[id(source)] = source, _filled({}, steps, source, partial(getattr, source), told)
    return found[1]


def _filled(
    done: dict[str, Any], steps: tuple[Step, ...], source: Any, get: Callable[[str, Any], Any], told: Told
) -> dict[str, Any]:
    for key, name, default, resolve, passing, complete in steps:
        value = get(name, default) if resolve is None else resolve(source, told)
        done[key] = value if value.__class__ is passing else complete(value, told)
    return done


def _step(context: ExecutionContext, parent: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> tuple[Step, bool]:
    """The step, and whether what it gives lasts."""
    node = nodes[0]
    if node.name.value == "__typename":
        return (key, "", None, lambda _source, _told: parent.name, str, _unexpected), True
    field = get_field_def(context.schema, parent, node)
    if field is None or field.resolve is None:
        raise Unexpected(node.name.value)
    passing, complete, lasts = _value(context, field.type, nodes)
    resolve = field.resolve
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver and not field.args:
        name, default = resolve.args
        return (key, name, default, None, passing, complete), lasts
    lasts = lasts and not field.args and hasattr(resolve, "lasting")
    return (key, "", None, _with_arguments(field, node), passing, complete), lasts


def _with_arguments(field: GraphQLField, node: FieldNode) -> Resolve:
    """The resolver with its arguments; those that hold a variable are read for each object anew."""
    resolve: Resolve = field.resolve
    written = [inner for argument in node.arguments for inner in limits.walk(argument)]
    if any(isinstance(inner, VariableNode) for inner in written):
        return lambda source, told: resolve(source, told, **get_argument_values(field, node, told.variable_values))
    arguments = get_argument_values(field, node)
    return partial(resolve, **arguments) if arguments else resolve


def _value(
    context: ExecutionContext, of: Any, nodes: list[FieldNode], *, nullable: bool = True
) -> tuple[type, Complete, bool]:
    """The class that passes as it is, what is done with every other value of the type, and whether that lasts."""
    if is_non_null_type(of):
        return _value(context, of.of_type, nodes, nullable=False)
    if is_list_type(of):
        passing, complete, lasts = _value(context, of.of_type, nodes)
        return _Never, _list(passing, complete, nullable=nullable), lasts
    if is_object_type(of):
        return _Never, *_object(context, of, nodes, nullable=nullable)
    if not is_leaf_type(of):
        raise Unexpected(of.name)
    return _PASSING.get(of, _Never), _fast_leaf(of, _leaf(of.serialize, nullable=nullable)), True


def _list(passing: type, complete: Complete, *, nullable: bool) -> Complete:
    def copy(values: Any, told: Told) -> list[Any] | None:
        if values.__class__ is list or values.__class__ is tuple:
            return [value if value.__class__ is passing else complete(value, told) for value in values]
        if _is_value(values, nullable=nullable):
            raise Unexpected("a list that may be read only once")
        return None

    return copy


def _leaf(serialize: Callable[[Any], Any], *, nullable: bool) -> Complete:
    def complete(value: Any, _told: Told) -> Any:
        return _written(serialize(value)) if _is_value(value, nullable=nullable) else None

    return complete


def _fast_leaf(of: Any, otherwise: Complete) -> Complete:
    if isinstance(of, GraphQLEnumType):
        return _choice(otherwise)
    return _number(*_RANGES[of], otherwise) if of in _RANGES else otherwise


def _number(kind: type, least: float, most: float, otherwise: Complete) -> Complete:
    def complete(value: Any, told: Told) -> Any:
        return value if value.__class__ is kind and least <= value <= most else otherwise(value, told)

    return complete


def _choice(otherwise: Complete) -> Complete:
    """An enum remembers the name of each value it has met: graphene looks each one up twice."""
    names: dict[tuple[type, Any], str] = {}

    def complete(value: Any, told: Told) -> Any:
        key = value.__class__, value
        if key in names:
            return names[key]
        name = otherwise(value, told)
        if name is not None:
            names[key] = name
        return name

    return complete


def _is_value(value: Any, *, nullable: bool) -> bool:
    """False for a null that may be; raises Unexpected for one that may not, and for an error given as a value."""
    if value is not None and value is not Undefined and not isinstance(value, Exception):
        return True
    if not nullable or isinstance(value, Exception):
        raise Unexpected("no value")
    return False


def _written(value: Any) -> Any:
    if value is None or value is Undefined:
        raise Unexpected("a value that cannot be written")
    return value


def _unexpected(_value: Any, _told: Told) -> Literal[False]:
    raise Unexpected("no string")
