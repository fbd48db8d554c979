"""Pages of a list by its key. A cursor is signed: it says where to go on and how many were given before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from directory.errors import BadInput, DomainError

WHOLE_LIST = 200  # entries of one list for a caller without an account: a directory is not to be copied through it
_SALT = "api.paging"


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    node: Any
    cursor: str


@dataclass(frozen=True, slots=True)
class Connection:
    edges: tuple[Edge, ...]
    page_info: PageInfo
    total_count: int


def connection(
    rows: QuerySet[Any],
    key: str,
    *,
    first: int,
    after: str | None,
    nodes: Callable[[Sequence[Any]], dict[Any, Any]],
    most: int | None = None,
) -> Connection:
    """A page of `rows` in the order of the unique column `key`; `nodes` turns its keys into what is shown.

    A key without a node is left out. Raises BadInput for a cursor that is not ours, FORBIDDEN after `most` entries, 200 unless it says.
    """
    most = most or WHOLE_LIST
    last, seen = read_cursor(after)
    if seen >= most:
        raise DomainError("FORBIDDEN", "after", f"A list ends after {most} entries. Narrow it with a filter.")
    size = min(first, most - seen)
    keys = list(rows.filter(**{f"{key}__gt": last}).order_by(key).values_list(key, flat=True)[: size + 1])
    page = keys[:size]
    shown = nodes(page)
    cursors = {one: cursor_of(one, seen + place) for place, one in enumerate(page, 1)}
    return Connection(
        edges=tuple(Edge(shown[one], cursors[one]) for one in page if one in shown),
        page_info=PageInfo(len(keys) > size, cursors[page[-1]] if page else None),
        total_count=rows.count(),
    )


def cursor_of(key: str | int, seen: int) -> str:
    return signing.dumps([key, seen], salt=_SALT)


def read_cursor(cursor: str | None) -> tuple[Any, int]:
    """The last key given and how many were given with it; raises BadInput for what is no cursor of ours."""
    if not cursor:
        return "", 0
    try:
        key, seen = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        raise BadInput("after", "This is not a cursor of a list.") from None
    return key, seen
