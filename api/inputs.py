"""What a client sent, read into `matching.types` once. Codes and texts are checked by `matching`, sizes here.

Every problem is a DomainError whose field is the path of the input: `request.needs.0.code`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from directory.errors import BadInput
from geodata.types import Point
from matching.types import (
    LanguageWanted,
    MatchRequest,
    NeedWanted,
    PlaceGiven,
    PlacesGiven,
    Require,
    SafeContact,
)

MOST = {"needs": 20, "victimizations": 20, "populations": 20, "languages": 10, "modalities": 5}
MAX_CODE = 100  # characters
MAX_PLACE = 200  # characters
PAGE = 50
MATCHES = 10
Given = Mapping[str, Any]


def match_request(given: Given, field: str = "request") -> MatchRequest:
    return MatchRequest(
        needs=tuple(_need(one) for one in _items(given, "needs", field)),
        text=given.get("text") or "",
        victimizations=tuple(_items(given, "victimizations", field)),
        populations=tuple(_items(given, "populations", field)),
        age=given.get("age"),
        languages=tuple(_language(one) for one in _items(given, "languages", field)),
        places=_places(given.get("places") or {}, f"{field}.places"),
        modalities=tuple(_items(given, "modalities", field)),
        safe_contact=SafeContact(**_told(given, "safe_contact")),
        urgency=given.get("urgency"),
        at=given.get("at"),
        stage=given.get("stage"),
        custody=given.get("custody"),
        inquirer=given.get("inquirer"),
        require=Require(**_told(given, "require")),
        first=page_size(given.get("first"), f"{field}.first", MATCHES),
        after=given.get("after") or "",
    )


def page_size(first: int | None, field: str, default: int = 20) -> int:
    """Raises BadInput outside 1 to 50; null takes the default."""
    if first is None:
        return default
    if not 1 <= first <= PAGE:
        raise BadInput(field, f"Ask for 1 to {PAGE} at a time.")
    return first


def short_text(text: str | None, field: str, limit: int = MAX_PLACE) -> str:
    """Raises BadInput above the limit, in characters."""
    if text is not None and len(text) > limit:
        raise BadInput(field, f"Use at most {limit} characters.")
    return text or ""


def place_given(given: Given, field: str) -> PlaceGiven:
    return PlaceGiven(
        text=short_text(given.get("text"), f"{field}.text"),
        latitude=_degrees(given.get("latitude"), 90, f"{field}.latitude"),
        longitude=_degrees(given.get("longitude"), 180, f"{field}.longitude"),
    )


def point_given(given: Given | None, field: str) -> Point | None:
    """Raises BadInput for degrees that are not on the globe."""
    if given is None:
        return None
    place = place_given(given, field)
    return Point(place.latitude or 0.0, place.longitude or 0.0)


def _items(given: Given, name: str, field: str) -> Sequence[Any]:
    items = given.get(name) or ()
    if len(items) > MOST[name]:
        raise BadInput(f"{field}.{name}", f"Name at most {MOST[name]}.")
    for place, item in enumerate(items):
        code = item if isinstance(item, str) else item["code"]
        if len(code) > MAX_CODE:
            raise BadInput(f"{field}.{name}.{place}", f"A code has at most {MAX_CODE} characters.")
    return items


def _need(given: Given) -> NeedWanted:
    """An explicit null is the same as nothing said."""
    weight = given.get("weight")
    return NeedWanted(given["code"], 1.0 if weight is None else weight, bool(given.get("required")))


def _language(given: Given) -> LanguageWanted:
    level = given.get("min_level")
    return LanguageWanted(given["code"], None if level is None else level.value)


def _places(given: Given, field: str) -> PlacesGiven:
    read = {name: place_given(place, f"{field}.{name}") for name, place in given.items() if place is not None}
    return PlacesGiven(**read)


def _told(given: Given, name: str) -> dict[str, Any]:
    return {key: value for key, value in (given.get(name) or {}).items() if value is not None}


def _degrees(value: float | None, most: int, field: str) -> float | None:
    if value is not None and not -most <= value <= most:
        raise BadInput(field, f"Degrees lie between -{most} and {most}.")
    return value
