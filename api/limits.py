"""How large a query may be. Each limit is checked without trusting the query to be valid.

Numbers: OWASP ASVS 5.0, 4.3.1 asks for limits of depth and cost; graphql-armor's defaults (depth 6, aliases 15,
directives 50, tokens 1000) are the upper end, ours sit below what the full answer to `match` needs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableDefinitionNode,
)

from api.errors import Refusal, too_complex

MAX_TOKENS = 600
MAX_NESTING = 60  # levels of the syntax tree itself: keeps every later walk shallow
MAX_DEPTH = 6  # fields inside one another: match, resolved, interpretation, place, candidates, label
MAX_ROOT_FIELDS = 5
MAX_COST = 200  # fields once fragments are expanded
MAX_COUNTS: Mapping[type[Node], tuple[int, str]] = {
    FieldNode: (MAX_COST, "fields"),
    FragmentDefinitionNode: (10, "fragments"),
    FragmentSpreadNode: (30, "uses of fragments"),
    DirectiveNode: (10, "directives"),
    VariableDefinitionNode: (30, "variables"),
    ListValueNode: (30, "lists"),
    ObjectValueNode: (60, "objects"),
}
MAX_ALIASES = 10
Fragments = Mapping[str, FragmentDefinitionNode]


def check_syntax(document: DocumentNode) -> OperationDefinitionNode:
    """Before validation, which is quadratic in parts: counts and nesting. Returns the one operation; raises Refusal."""
    counts: Counter[type[Node]] = Counter()
    aliases = 0
    for node in walk(document):
        counts[type(node)] += 1
        aliases += isinstance(node, FieldNode) and node.alias is not None
    for kind, (most, name) in MAX_COUNTS.items():
        if counts[kind] > most:
            raise too_complex(f"The query has more than {most} {name}.")
    if aliases > MAX_ALIASES:
        raise too_complex(f"The query has more than {MAX_ALIASES} aliases.")
    return _operation(document)


def check_size(document: DocumentNode, operation: OperationDefinitionNode) -> None:
    """After validation: depth, root fields and cost with every fragment expanded. Raises Refusal."""
    roots = 0
    for cost, (field, depth) in enumerate(_fields(operation.selection_set, _fragments(document)), 1):
        roots += depth == 1
        if cost > MAX_COST:
            raise too_complex(f"The query asks for more than {MAX_COST} fields.")
        if depth > MAX_DEPTH and not field.name.value.startswith("__"):
            raise too_complex(f"The query is nested deeper than {MAX_DEPTH} fields.")
    if roots > MAX_ROOT_FIELDS:
        raise too_complex(f"The query asks more than {MAX_ROOT_FIELDS} questions at once.")


def root_fields(document: DocumentNode, operation: OperationDefinitionNode) -> list[str]:
    """Names of the questions of a valid operation, each as often as it is asked."""
    return [field.name.value for field, depth in _fields(operation.selection_set, _fragments(document)) if depth == 1]


def is_introspection(document: DocumentNode) -> bool:
    return any(isinstance(node, FieldNode) and node.name.value in {"__schema", "__type"} for node in walk(document))


def _fragments(document: DocumentNode) -> Fragments:
    return {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}


def _operation(document: DocumentNode) -> OperationDefinitionNode:
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1:
        raise too_complex("Send one operation in a query.") if operations else _no_operation()
    if operations[0].operation is OperationType.SUBSCRIPTION:
        raise Refusal("BAD_INPUT", "query", "Nothing is sent later: there are no subscriptions.")
    return operations[0]


def _no_operation() -> Refusal:
    return Refusal("BAD_INPUT", "query", "The query holds no operation.")


def walk(root: Node) -> Iterator[Node]:
    """The node and every node inside it. Raises Refusal below 60 levels."""
    pending: list[tuple[Node, int]] = [(root, 0)]
    while pending:
        node, depth = pending.pop()
        if depth > MAX_NESTING:
            raise too_complex("The query is nested too deep.")
        yield node
        pending += [(child, depth + 1) for child in _children(node)]


def _children(node: Node) -> Iterator[Node]:
    for key in node.keys:
        value = getattr(node, key, None)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, list | tuple):
            yield from (each for each in value if isinstance(each, Node))


def _fields(selections: SelectionSetNode, fragments: Fragments) -> Iterator[tuple[FieldNode, int]]:
    """Every field with its depth from 1. Ends on any valid query; the caller stops it at the cost limit."""
    pending = [(node, 1) for node in selections.selections]
    while pending:
        node, depth = pending.pop()
        if isinstance(node, FieldNode):
            yield node, depth
            inner = node.selection_set
            depth += 1
        else:
            inner = (fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node).selection_set
        pending += [(child, depth) for child in (inner.selections if inner else ())]
