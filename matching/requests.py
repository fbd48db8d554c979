"""A request written as plain values, as the command line and a line of `match_batch` have it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from directory.errors import BadInput
from matching.types import (
    DEFAULT_FIRST,
    Custody,
    Inquirer,
    LanguageWanted,
    MatchRequest,
    NeedWanted,
    PlaceGiven,
    PlacesGiven,
    Stage,
    Urgency,
)

Choice = TypeVar("Choice", bound=StrEnum)
FIELDS = frozenset({
    "id", "text", "needs", "victimizations", "populations", "age", "languages", "here", "crime_place", "destination",
    "stage", "custody", "inquirer", "urgency", "at", "first", "after",
})  # fmt: skip


def request_from(values: Mapping[str, Any]) -> MatchRequest:
    """Raises BadInput with the name of the field that cannot be read."""
    for name in values.keys() - FIELDS:
        raise BadInput(str(name), f"No such field. Fields: {', '.join(sorted(FIELDS))}.")
    return MatchRequest(
        needs=tuple(NeedWanted(code) for code in _codes(values, "needs")),
        text=_text(values, "text"),
        victimizations=_codes(values, "victimizations"),
        populations=_codes(values, "populations"),
        age=_number(values, "age"),
        languages=tuple(LanguageWanted(code) for code in _codes(values, "languages")),
        places=PlacesGiven(
            here=_place(values, "here"), crime=_place(values, "crime_place"), destination=_place(values, "destination")
        ),
        stage=_choice(Stage, values, "stage"),
        custody=_choice(Custody, values, "custody"),
        inquirer=_choice(Inquirer, values, "inquirer"),
        urgency=_choice(Urgency, values, "urgency"),
        at=_instant(values),
        first=_first(values),
        after=_text(values, "after"),
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise BadInput(name, "This must be text.")
    return value or ""


def _codes(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = values.get(name) or ()
    if isinstance(value, str) or not all(isinstance(code, str) for code in value):
        raise BadInput(name, "This must be a list of codes.")
    return tuple(value)


def _number(values: Mapping[str, Any], name: str) -> int | None:
    value = values.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise BadInput(name, "This must be a whole number.")
    return value


def _first(values: Mapping[str, Any]) -> int:
    number = _number(values, "first")
    return DEFAULT_FIRST if number is None else number


def _choice(kind: type[Choice], values: Mapping[str, Any], name: str) -> Choice | None:
    """Reads in-danger, in_danger and IN_DANGER alike."""
    value = _text(values, name).lower().replace("_", "-")
    if not value:
        return None
    try:
        return kind(value)
    except ValueError as problem:
        raise BadInput(name, f"One of: {', '.join(kind)}.") from problem


def _place(values: Mapping[str, Any], name: str) -> PlaceGiven | None:
    value = values.get(name)
    if isinstance(value, Mapping):
        return PlaceGiven(latitude=_degrees(value, "latitude", name), longitude=_degrees(value, "longitude", name))
    text = _text(values, name)
    return PlaceGiven(text) if text else None


def _degrees(value: Mapping[str, Any], side: str, name: str) -> float:
    number = value.get(side)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise BadInput(f"{name}.{side}", "This must be a number of degrees.")
    return float(number)


def _instant(values: Mapping[str, Any]) -> datetime | None:
    text = _text(values, "at")
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError as problem:
        raise BadInput("at", "Give an ISO 8601 time with its offset, such as 2026-11-23T09:00:00-06:00.") from problem
