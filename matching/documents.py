"""The one search document: everything gates and scorer read about an offer, and nothing a caller sees."""

from dataclasses import dataclass, fields
from datetime import date, time
from functools import lru_cache
from operator import itemgetter
from typing import Any, get_type_hints

import orjson

from directory.dates import earliest_day
from directory.hours import Window

NEVER = "never"
UNDATED = "undated"
OLD_SOURCE_DAYS = 730  # a source over two years old is warned of


@dataclass(frozen=True, slots=True)
class OfferDocument:
    """One service at one location, or one service that has no location. Lists from the source are sets here."""

    offer_id: str
    source_id: str
    organization: str  # slug
    kind: str
    role: str
    level: str
    operated_by: str
    status: str
    publication: str
    audience: str
    anchor: str
    context: str  # the one situation it applies in, or empty
    groups: frozenset[str]  # limited to these groups; empty: open to all
    needs: frozenset[str]
    primary_needs: frozenset[str]  # empty where the listing marks none: then all count as primary
    victimizations: frozenset[str]
    populations: frozenset[str]
    specialises: frozenset[str]  # victimizations and populations the source calls its speciality
    excludes: frozenset[str]  # populations it cannot serve
    languages: dict[str, int | None]  # BCP-47 -> level, null: named without one
    interpreter: str  # yes, no, unknown
    minimum_age: int | None
    maximum_age: int | None
    area_basis: str  # declared, inferred, unknown
    area_scope: str
    area_keys: frozenset[str]
    states: frozenset[str]
    point: tuple[float, float] | None  # public address only, degrees
    centre: tuple[float, float] | None  # of its listed city or county, for how near it is; never shown
    line: bool  # reached by phone or net from anywhere in its area
    modalities: frozenset[str]
    windows: tuple[Window, ...]
    always_open: bool | None
    timezone: str
    hours_on: str  # ISO day, NEVER or UNDATED
    existence_on: str
    contact_on: str
    capacity: str
    capacity_expires: str
    numbers: tuple[str, ...]  # public voice and text numbers
    number_not_checked: bool
    source_date: str  # of the newest source as printed, a year, month or day, or empty
    name_tokens: frozenset[str]
    need_tokens: frozenset[str]
    description_tokens: frozenset[str]
    number_being_checked: bool = False  # then `number_not_checked` as well

    @property
    def national(self) -> bool:
        return "us" in self.area_keys

    @property
    def remote(self) -> bool:
        """Serves a whole state or the nation, or is a line: it can help from afar."""
        return self.line or self.area_scope in {"national", "worldwide", "states"}

    @property
    def reachable_around_the_clock(self) -> bool:
        return bool(self.always_open) and bool(self.numbers)


def to_json(document: OfferDocument) -> bytes:
    return orjson.dumps(_plain(document), default=_default, option=orjson.OPT_SORT_KEYS)


@lru_cache(maxsize=4_096)
def from_json(raw: bytes) -> OfferDocument:
    """The last read are kept: the lines that stand in most answers are read once.

    Raises KeyError or TypeError when the row was written by another version: the index is then rebuilt.
    """
    return _from_mapping(orjson.loads(raw))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text not in {"", NEVER, UNDATED} else None


def source_is_old(document: OfferDocument, today: date) -> bool:
    return _is_old(document.source_date, today)


@lru_cache(maxsize=4096)
def _is_old(printed: str, today: date) -> bool:
    newest = earliest_day(printed)
    return newest is not None and (today - newest).days > OLD_SOURCE_DAYS


def _plain(document: OfferDocument) -> dict[str, Any]:
    return {field.name: getattr(document, field.name) for field in fields(document)}


def _default(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


_SETS = frozenset(name for name, hint in get_type_hints(OfferDocument).items() if hint == frozenset[str])


_VALUES = itemgetter(*(field.name for field in fields(OfferDocument)))


def _from_mapping(values: dict[str, Any]) -> OfferDocument:
    for name in _SETS:
        values[name] = frozenset(values[name])
    for name in ("point", "centre"):
        values[name] = tuple(values[name]) if values[name] else None
    values["numbers"] = tuple(values["numbers"])
    values["windows"] = tuple(
        [_window(row["opens"], row["closes"], row["zone"], tuple(row["days"])) for row in values["windows"]]
    )
    return OfferDocument(*_VALUES(values))  # by place: forty names that JSON spelled anew are slow to match


@lru_cache(maxsize=4_096)
def _window(opens: str, closes: str, zone: str, days: tuple[int, ...]) -> Window:
    return Window(frozenset(days), time.fromisoformat(opens), time.fromisoformat(closes), zone)
