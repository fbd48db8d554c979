"""A request body read into its three parts, within bounds: nothing odd goes further."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from api.errors import Refusal

KEYS = frozenset({"query", "document", "variables", "operationName", "extensions"})
MAX_JSON_DEPTH = 12  # the deepest variables of the contract are 5 deep
MAX_INTEGER = 2**53  # JSON numbers above lose digits in most clients


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent: the text of a query, or the id of a stored operation."""

    query: str
    document: str
    variables: dict[str, Any]
    operation_name: str | None


def read(request: HttpRequest) -> Asked:
    """Raises Refusal: 415 for what is not JSON by its type, 413 above the limit, 400 for anything malformed."""
    if request.content_type != "application/json":
        raise Refusal("BAD_INPUT", "body", "Send JSON, with Content-Type: application/json.", 415)
    body = _json(_bytes(request))
    if not isinstance(body, dict):
        raise Refusal("BAD_INPUT", "body", "Send one JSON object. Several in one request are not read.")
    unknown = sorted(body.keys() - KEYS)
    if unknown:
        raise Refusal("BAD_INPUT", "body", "The body takes query or document, variables and operationName.")
    return _asked(body)


def _bytes(request: HttpRequest) -> bytes:
    limit = settings.GRAPHQL_MAX_BODY_BYTES
    try:
        sent = request.read(limit + 1)
    except (UnreadablePostError, OSError):
        raise Refusal("BAD_INPUT", "body", "The body ended too early.") from None
    if len(sent) > limit:
        raise Refusal("TOO_COMPLEX", "body", f"The body is longer than {limit} bytes.", 413)
    return sent


def _json(sent: bytes) -> Any:
    try:
        body = orjson.loads(sent)
    except orjson.JSONDecodeError:
        raise Refusal("BAD_INPUT", "body", "The body is not valid JSON.") from None
    _check_values(body)
    return body


def _check_values(body: Any) -> None:
    """No deep nesting, no number that is not one (1e400), no NUL in a text."""
    pending = [(body, 0)]
    while pending:
        value, depth = pending.pop()
        if depth > MAX_JSON_DEPTH:
            raise Refusal("TOO_COMPLEX", "body", f"The body is nested deeper than {MAX_JSON_DEPTH} levels.")
        _check_leaf(value)
        pending += [(inner, depth + 1) for inner in _inside(value)]


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _check_leaf(value: Any) -> None:
    if isinstance(value, str) and "\0" in value:
        raise Refusal("BAD_INPUT", "body", "A text holds a NUL character.")
    if isinstance(value, int | float) and not -MAX_INTEGER <= value <= MAX_INTEGER:
        raise Refusal("BAD_INPUT", "body", "A number is too large.")


def _asked(body: dict[str, Any]) -> Asked:
    query, document = body.get("query"), body.get("document")
    if (query is None) == (document is None):
        raise Refusal("BAD_INPUT", "query", "Send either query or document.")
    return Asked(
        query=_text(query, "query"),
        document=_text(document, "document"),
        variables=_variables(body.get("variables")),
        operation_name=_text(body.get("operationName"), "operationName") or None,
    )


def _text(value: Any, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refusal("BAD_INPUT", field, f"{field} is a text.")
    return value


def _variables(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refusal("BAD_INPUT", "variables", "variables is an object.")
    return value
