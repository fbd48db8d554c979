"""What a proposed value must be: each rule takes a value and its place, and answers it tidied or raises BadInput there.

A rule is pure. What comes out is JSON as the tables give it back, so that a value can be compared with the live one.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from directory.errors import BadInput

Rule = Callable[[object, str], Any]
MOST_ROWS = 60  # of one list; the fullest listing we know has 20
REQUIRED: Any = object()
BREAKS = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Part:
    """One value in a row; `default` stands where it is not given."""

    rule: Rule
    default: Any = REQUIRED


def text(longest: int, *, needed: bool = False, lines: bool = False) -> Rule:
    """Plain text without space around it; line breaks only with `lines`, and as one sign: a form sends two."""

    def rule(value: object, path: str) -> str:
        if not isinstance(value, str):
            raise BadInput(path, _("This has to be text."))
        value = value.replace("\r\n", "\n") if lines else value
        if len(value) > longest:
            raise BadInput(path, _("This is too long: %(most)d characters at most.") % {"most": longest})
        if any(_is_control(sign) and not (lines and sign in BREAKS) for sign in value):
            raise BadInput(path, _("There is a sign in it that cannot be read."))
        tidy = value.strip()
        if needed and not tidy:
            raise BadInput(path, _("This is needed."))
        return tidy

    return rule


def _is_control(sign: str) -> bool:
    """Control signs and halves of signs: a database or a screen would choke on them."""
    return unicodedata.category(sign) in {"Cc", "Cs"}


def yes_or_no(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise BadInput(path, _("This has to be yes or no."))
    return value


def whole(lowest: int, highest: int) -> Rule:
    def rule(value: object, path: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            bounds = {"lowest": lowest, "highest": highest}
            raise BadInput(path, _("This has to be a whole number from %(lowest)d to %(highest)d.") % bounds)
        return value

    return rule


def degrees(most: int) -> Rule:
    def rule(value: object, path: str) -> float:
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not -most <= value <= most:
            raise BadInput(path, _("This has to be a number of degrees up to %(most)d.") % {"most": most})
        return float(value)

    return rule


def one_of(values: Callable[[], Collection[str]]) -> Rule:
    """`values` is asked when a value is checked, for some lists are long and read late."""

    def rule(value: object, path: str) -> str:
        if not isinstance(value, str) or value not in values():
            raise BadInput(path, _("This is none of the choices."))
        return value

    return rule


def maybe(rule: Rule) -> Rule:
    """The rule, or null: nobody says it."""
    return lambda value, path: None if value is None else rule(value, path)


def day(value: object, path: str) -> str:
    """ISO 8601, such as 2026-12-01."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as problem:
        raise BadInput(path, _("This has to be a day, such as 2026-12-01.")) from problem


def clock(value: object, path: str) -> str:
    """ISO 8601 to the second, without a zone, such as 09:00:00."""
    try:
        read = time.fromisoformat(str(value))
    except ValueError as problem:
        raise BadInput(path, _("This has to be a time of day, such as 09:00.")) from problem
    return read.replace(microsecond=0, tzinfo=None).isoformat()


def row(parts: Mapping[str, Part]) -> Rule:
    """An object with these values and no others."""

    def rule(value: object, path: str) -> dict[str, Any]:
        given = an_object(value, path)
        for name in given:
            if name not in parts:
                raise BadInput(f"{path}.{name}", _("This is nothing that can be changed here."))
        return {name: _part(part, given, name, path) for name, part in parts.items()}

    return rule


def an_object(value: object, path: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise BadInput(path, _("This has to be an object with names."))
    return value


def _part(part: Part, given: Mapping[str, object], name: str, path: str) -> Any:
    if name in given:
        return part.rule(given[name], f"{path}.{name}")
    if part.default is REQUIRED:
        raise BadInput(f"{path}.{name}", _("This is needed."))
    return part.default


def rows(rule: Rule, *, unlike: tuple[str, ...] = ()) -> Rule:
    """A list of them. No two may have the same values in the columns `unlike`, where there are some."""

    def read(value: object, path: str) -> list[Any]:
        if not isinstance(value, (list, tuple)):
            raise BadInput(path, _("This has to be a list."))
        if len(value) > MOST_ROWS:
            raise BadInput(path, _("These are too many: %(most)d at most.") % {"most": MOST_ROWS})
        found = [rule(one, f"{path}.{place}") for place, one in enumerate(value)]
        _refuse_twice(found, unlike, path)
        return found

    return read


def _refuse_twice(found: list[Any], unlike: tuple[str, ...], path: str) -> None:
    seen: set[tuple[Any, ...]] = set()
    for place, one in enumerate(found):
        key = tuple(one[name] for name in unlike)
        if unlike and key in seen:
            raise BadInput(f"{path}.{place}", _("This stands there twice."))
        seen.add(key)


def both(first: Rule, then: Callable[[Any, str], Any]) -> Rule:
    """One after the other, the second on what the first answered."""
    return lambda value, path: then(first(value, path), path)
