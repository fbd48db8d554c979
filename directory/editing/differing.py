"""What a proposal would change, field by field. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from directory.editing.table import BACKING, FIELDS, Group, Values


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with what it says and what it would say, as JSON; `before` is what was live once it was written."""

    field: str
    before: Any
    after: Any
    group: Group


def flat(values: Values) -> dict[str, Any]:
    """Field -> value."""
    return {name: value for fields in values.values() for name, value in fields.items()}


def grouped(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Group -> field -> value."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        found.setdefault(group_of(name), {})[name] = value
    return found


def group_of(name: str) -> Group:
    return Group.CONTACT if name == BACKING else FIELDS[name].group


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Fields of `after` that say something else than `before`, in the order of the table."""
    return tuple(
        Difference(name, before.get(name), after[name], group_of(name))
        for name in in_order(after)
        if before.get(name) != after[name]
    )


def in_order(names: Iterable[str]) -> list[str]:
    """As the table of fields has them, whatever a database made of the order."""
    place = {name: position for position, name in enumerate((*FIELDS, BACKING))}
    return sorted(names, key=place.__getitem__)
