"""A listing as people see it, in lines of words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from directory.editing.live import live
from directory.models import Service
from directory.models.locations import Disclosure
from directory.verifying import is_held
from frontend.staff.difference import label_of, words_of

SHOWN = (
    "description",
    "phones",
    "emails",
    "urls",
    "address",
    "hours_text",
    "languages",
    "area_text",
    "eligibility_description",
    "documents",
    "capacity",
)
MARKED = frozenset({"phones", "emails", "urls"})  # lists of rows, each public or not


@dataclass(frozen=True, slots=True)
class Seen:
    label: str
    rows: tuple[str, ...]


def seen_lines(service: Service) -> tuple[Seen, ...]:
    """Of what is live now; nothing that is hidden, withheld or run out, and no line without words."""
    values = live(service, SHOWN)
    shown = {name: _public(name, value) for name, value in values.items()}
    if is_held(service):
        shown["phones"] = []
    lines = (Seen(label_of(name), tuple(words_of(name, value))) for name, value in shown.items())
    return tuple(line for line in lines if line.rows)


def public_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["public"]]


def _public(name: str, value: Any) -> Any:
    if name in MARKED:
        return public_rows(value)
    if name == "address":
        return value if value and value["disclosure"] == Disclosure.PUBLIC else None
    if name == "capacity" and value and value["expires"]:
        return value if value["expires"] >= timezone.localdate().isoformat() else None
    return value
