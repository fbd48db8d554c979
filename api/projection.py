"""The fast executor: each answer of a root field is copied by a plan; graphql-core keeps everything else.

graphql-core is the oracle. Whatever a plan does not expect (a null where none may be, a value that is not of its enum,
a resolver that raises) ends the plan, and graphql-core executes that whole answer from its root field down. So a
resolver may run twice, and must only read.
"""

from collections.abc import Sequence
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    ExecutionContext,
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    VariableNode,
)
from graphql.pyutils import Path

from api import limits
from api.plans import Complete, Told, Unexpected, compiled

MOST = 8  # plans of one document: up to five root fields, and the ways its @skip and @include have fallen


class Plans:
    """The plans of one document. They name its nodes by their ids, so they live no longer than it does."""

    def __init__(self, document: DocumentNode) -> None:
        self.switches = _switches(document)
        self._made: dict[tuple[Any, ...], Complete | None] = {}

    def __len__(self) -> int:
        return len(self._made)

    def plan(self, context: ExecutionContext, of: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Complete | None:
        """The plan for an object of this type under these fields; none where only graphql-core can answer."""
        switched = [context.variable_values.get(name) for name in self.switches]
        key = (of, *map(id, nodes), *switched)
        if key not in self._made:
            if len(self._made) >= MOST:
                self._made.clear()
            self._made[key] = _compiled(context, of, nodes)
        return self._made[key]


class Projection:
    """Stands where `execute` takes a context class, and builds contexts that share the plans of a document."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans

    def build(self, *arguments: Any, **options: Any) -> ExecutionContext | list[GraphQLError]:
        built = ProjectingContext.build(*arguments, **options)
        if isinstance(built, ProjectingContext):
            built.plans = self._plans
        return built


class ProjectingContext(ExecutionContext):
    """An execution that copies objects by plan. For resolvers that answer at once: nothing is awaited."""

    plans: Plans | None = None  # none: plain graphql-core, as inside an answer that a plan could not give

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        field_nodes: list[FieldNode],
        info: GraphQLResolveInfo,
        path: Path,
        result: Any,
    ) -> Any:
        plans = self.plans
        plan = plans.plan(self, return_type, field_nodes) if plans is not None and not self.middleware_manager else None
        if plan is None:
            return super().complete_object_value(return_type, field_nodes, info, path, result)
        try:
            return plan(result, Told(self.context_value, self.variable_values))
        except Exception:  # noqa: BLE001  whatever it was, graphql-core meets it again and says it in its own words
            self.plans = None
        try:
            return super().complete_object_value(return_type, field_nodes, info, path, result)
        finally:
            self.plans = plans


def _compiled(context: ExecutionContext, of: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Complete | None:
    try:
        return compiled(context, of, nodes)
    except (Unexpected, GraphQLError):
        return None


def _switches(document: DocumentNode) -> tuple[str, ...]:
    """Names of the variables that decide which fields are there."""
    arguments = [one for node in limits.walk(document) if isinstance(node, DirectiveNode) for one in node.arguments]
    return tuple(sorted({one.value.name.value for one in arguments if isinstance(one.value, VariableNode)}))
