"""From an offer's document to its numbers: what each fact is written as."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from math import nan
from typing import Any

import numpy as np

from matching.assemble import sameness
from matching.cells import cell_of
from matching.columnar.facets import Facet
from matching.columnar.sets import CodeBits
from matching.coverage import width
from matching.documents import OfferDocument
from matching.inquiry import moves, of_the_crime
from matching.ordering import verified_day
from matching.scoring.upkeep import calendar_state
from matching.scoring.words import DESCRIPTION, NAME, NEED
from matching.spec import tables
from matching.types import Ring

RINGS = (*Ring,)
BY_PERSON, BY_CRIME, BY_DESTINATION = range(3)  # whose place decides
NAMED_WITHOUT_LEVEL = -1
FACT_TYPES = np.dtype([
    ("alive", np.bool_),
    ("trait", np.uint32), ("hours", np.uint32), ("limits", np.uint32), ("groups", np.uint32), ("room", np.uint32),
    ("hours_on", np.uint32), ("existence_on", np.uint32), ("contact_on", np.uint32),
    ("anchor", np.uint8), ("ring", np.uint8), ("inferred", np.bool_), ("public", np.bool_),
    ("lat", np.float64), ("lon", np.float64),  # of its address where that is public, else of its listed town
    ("verified", np.int32),
    ("sameness", np.uint64), ("organization", np.uint64),
])  # fmt: skip

BASES = ("declared", "inferred", "unknown")  # who says where an offer serves
FACETS = ("trait", "hours", "limits", "groups", "room", "hours_on", "existence_on", "contact_on")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One offer as numbers, and its keys."""

    offer_id: str
    source_id: str
    facts: tuple[Any, ...]  # in the order of FACT_TYPES
    sets: Mapping[str, frozenset[str]]
    basis: str
    area_keys: frozenset[str]
    cell: tuple[int, int] | None
    tokens: Mapping[str, int]
    languages: Mapping[str, int]


class Numbers:
    """The numbering of every facet and code."""

    def __init__(self) -> None:
        self.trait = Facet(trait)
        self.hours = Facet(lambda one: (one.windows, one.always_open, calendar_state(one)))
        self.limits = Facet(lambda one: (one.minimum_age, one.maximum_age, one.excludes))
        self.groups = Facet(lambda one: one.groups)
        self.room = Facet(lambda one: (one.capacity, one.capacity_expires))
        self.hours_on = Facet(lambda one: one.hours_on)
        self.existence_on = Facet(lambda one: one.existence_on)
        self.contact_on = Facet(lambda one: one.contact_on)
        self.bits = {name: CodeBits() for name in SETS}

    def only(self, facts: dict[str, Any]) -> "Numbers":
        """Numbers of the facets met in these facts alone; the facts are numbered anew."""
        few = copy(self)
        for name in FACETS:
            numbers = facts[name].tolist()
            met = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
            facts[name] = np.array([met[number] for number in numbers], dtype=np.uint32)
            setattr(few, name, getattr(self, name).only(list(met)))
        return few

    def of(self, document: OfferDocument) -> Numbered:
        return Numbered(
            document.offer_id,
            document.source_id,
            (True, *self._facets(document), *_itself(document)),
            {name: read(document) for name, read in SETS.items()},
            "declared" if document.national else document.area_basis,
            _keys(document),
            _cell(document),
            _tokens(document),
            {code: NAMED_WITHOUT_LEVEL if level is None else level for code, level in document.languages.items()},
        )

    def _facets(self, document: OfferDocument) -> tuple[int, ...]:
        facets = (self.trait, self.hours, self.limits, self.groups, self.room)
        days = (self.hours_on, self.existence_on, self.contact_on)
        return tuple(facet.number(document) for facet in (*facets, *days))


SETS: Mapping[str, Callable[[OfferDocument], frozenset[str]]] = {
    "first_needs": lambda one: one.primary_needs or one.needs,
    "other_needs": lambda one: one.needs - one.primary_needs if one.primary_needs else frozenset(),
    "crimes": lambda one: one.victimizations,
    "populations": lambda one: one.populations,
    "specialises": lambda one: one.specialises,
    "states": lambda one: one.states,
}


def trait(document: OfferDocument) -> Hashable:
    """Everything that gates, tiers and places in the list read of what kind of offer it is."""
    return (
        document.publication, document.audience, document.status, document.role, document.kind, document.level,
        document.operated_by,
        document.line,
        document.anchor, document.context, document.remote, document.national, document.point is None,
        document.area_scope == "states", bool(document.numbers), document.reachable_around_the_clock,
        document.modalities, "information-referral" in document.needs, bool(document.languages), document.interpreter,
        _named_in_tables(document.source_id),
    )  # fmt: skip


def _named_in_tables(source_id: str) -> str:
    """The id, or the beginning of it, where a table of the ranking speaks of it."""
    if source_id in _ids():
        return source_id
    if not source_id.startswith(_beginnings()):
        return ""
    return next(start for start in _beginnings() if source_id.startswith(start))


@cache
def _ids() -> frozenset[str]:
    rows = [row for stage in tables()["stage_offers"].values() for row in stage]
    named = frozenset[str](tables()["general_door_ids"]).union(tables()["subjects"], {tables()["emergency"]})
    return named.union(*(row.get("ids", ()) for row in rows))


@cache
def _beginnings() -> tuple[str, ...]:
    rows = [row for stage in tables()["stage_offers"].values() for row in stage]
    return ("usao-", *(start for row in rows for start in row.get("ids_starting", ())))


def _itself(document: OfferDocument) -> tuple[Any, ...]:
    return (
        _anchor(document),
        RINGS.index(width(document)),
        document.area_basis == "inferred",
        document.point is not None,
        *(document.point or document.centre or (nan, nan)),
        verified_day(document),
        hashed(sameness(document)),
        hashed((document.organization,)),
    )


def _anchor(document: OfferDocument) -> int:
    if of_the_crime(document):
        return BY_CRIME
    return BY_DESTINATION if moves(document) else BY_PERSON


def hashed(key: Iterable[Hashable]) -> int:
    """64 bits of a text, or of a tuple of texts and sets of texts."""
    plain = [sorted(part) if isinstance(part, frozenset) else part for part in key]
    return int.from_bytes(blake2b(repr(plain).encode(), digest_size=8).digest(), "little")


def _keys(document: OfferDocument) -> frozenset[str]:
    """What its area is looked up by; of an unknown one only the state is known."""
    if document.national:
        return frozenset({"us"})
    if document.area_basis == "unknown":
        return frozenset(f"state:{usps}" for usps in document.states)
    return document.area_keys


def _cell(document: OfferDocument) -> tuple[int, int] | None:
    near = document.point or document.centre
    if near is None or document.area_basis != "inferred" or document.national:
        return None
    return cell_of(*near)


def _tokens(document: OfferDocument) -> dict[str, int]:
    """Each word with what it counts where it is found: most in the name."""
    found = dict.fromkeys(document.description_tokens, DESCRIPTION)
    found |= dict.fromkeys(document.need_tokens, NEED)
    return found | dict.fromkeys(document.name_tokens, NAME)
