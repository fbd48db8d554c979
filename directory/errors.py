"""One error tree for bad input and refusals; each door maps it once."""

from collections.abc import Mapping
from typing import Any


class DomainError(Exception):
    """`code` is one of the public contract's codes; `field` is the path of the offending input, such as `needs.0.code`."""

    def __init__(self, code: str, field: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.field = field
        self.message = message


class BadInput(DomainError):  # noqa: N818  it reads as what went wrong
    def __init__(self, field: str, message: str) -> None:
        super().__init__("BAD_INPUT", field, message)


class NotFound(DomainError):  # noqa: N818
    def __init__(self, field: str, message: str) -> None:
        super().__init__("NOT_FOUND", field, message)


class Conflict(DomainError):  # noqa: N818
    def __init__(self, field: str, message: str) -> None:
        super().__init__("CONFLICT", field, message)


class Forbidden(DomainError):  # noqa: N818
    """Not for this person, or not for them alone; nothing was changed."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__("FORBIDDEN", field, message)


class Outdated(Conflict):
    """Somebody else wrote meanwhile. It carries both texts, field -> value, so that a person can choose."""

    def __init__(self, field: str, message: str, *, live: Mapping[str, Any], proposed: Mapping[str, Any]) -> None:
        super().__init__(field, message)
        self.live = live
        self.proposed = proposed
