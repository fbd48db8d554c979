"""The one mapping of problems to answers: {message, path, extensions{code, field}}, at most five, no Python in them."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Any

from graphql import GraphQLError

from directory.errors import DomainError

MAX_ERRORS = 5
MAX_MESSAGE = 400  # characters: a refusal stays small whatever was sent
CODES = frozenset({"BAD_INPUT", "NOT_FOUND", "FORBIDDEN", "CONFLICT", "TOO_COMPLEX", "RATE_LIMITED", "UNAVAILABLE"})
UNAVAILABLE_MESSAGE = "We cannot answer this right now. Please try again. In danger, call 911."
_logger = logging.getLogger("waypoint.api")


class Refusal(DomainError):  # noqa: N818  it reads as what happens
    """A request that is refused as a whole, with the HTTP status of the refusal and headers of its own."""

    def __init__(
        self, code: str, field: str, message: str, status: int = 400, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code, field, message)
        self.status = status
        self.headers = headers or {}

    def again(self) -> "Refusal":
        """The same, never raised yet: one that was raised holds on to its frames, and so to the request."""
        return Refusal(self.code, self.field, self.message, self.status, self.headers)


def too_complex(message: str, field: str = "query") -> Refusal:
    return Refusal("TOO_COMPLEX", field, message)


def refused(error: DomainError) -> dict[str, Any]:
    return _entry(error.message, None, error.code, error.field)


def invalid(error: GraphQLError) -> dict[str, Any]:
    """A query that breaks the rules of GraphQL or of the schema."""
    return _entry(plain(error.message), None, "BAD_INPUT", "query")


def failed(error: GraphQLError) -> dict[str, Any]:
    """A problem met while answering. An unknown one is masked, and logged without a word of the request."""
    cause = error.original_error
    if isinstance(cause, DomainError) and cause.code in CODES:
        return _entry(cause.message, error.path, cause.code, cause.field)
    if cause is None:  # graphql-core's own: an argument that does not fit its type
        return _entry(plain(error.message), error.path, "BAD_INPUT", "query")
    log(cause)
    return _entry(UNAVAILABLE_MESSAGE, error.path, "UNAVAILABLE", "")


def unavailable() -> dict[str, Any]:
    return _entry(UNAVAILABLE_MESSAGE, None, "UNAVAILABLE", "")


def log(error: BaseException) -> None:
    """Class and code location only: its text may hold a place or a need."""
    frames = extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    _logger.error("unavailable: %s at %s", type(error).__name__, where)


def under(prefix: str, error: DomainError) -> DomainError:
    """The same problem with its field named from the argument down: `request.needs.0.code`."""
    field = f"{prefix}.{error.field}" if error.field else prefix
    return DomainError(error.code, field, error.message)


def plain(message: str) -> str:
    """graphql-core's words without the value sent (it may be long) and without Python's names for types."""
    words = message.split(": ", 1)[0] if "cannot represent" in message else message
    words = words.replace("a mapping", "an object").replace("to be None", "to be null")
    return words.rstrip(".") + "."


def _entry(message: str, path: Sequence[str | int] | None, code: str, field: str) -> dict[str, Any]:
    short = message if len(message) <= MAX_MESSAGE else message[: MAX_MESSAGE - 1] + "…"
    return {"message": short, "path": path, "extensions": {"code": code, "field": field or None}}
