"""Listings that may be one and the same: pure scoring, each part of it a reason to show. It decides nothing.

Not every pair is looked at: two listings are compared when they share a number, a rare word of their names in one
state, or a city and a word. Weights and bounds were set by hand on the shipped listings; a person judges each pair.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz.fuzz import token_sort_ratio

from geodata.distance import haversine_km
from geodata.types import Point

LEAST = 0.6  # points that make a pair worth a look
ALIKE = 80.0  # rapidfuzz, 0 to 100: below it names say nothing
NEAR_KM = 0.2  # a block or two
COMMON_NUMBER = 12  # listings of one number: beyond it, it is a switchboard of many
COMMON_WORD = 40  # listings of one state with a word: beyond it, it tells nothing apart
GENERIC = 3  # organizations whose service has the same name: beyond it, it names no service
WORD = re.compile(r"[^\W_]+")
FILLERS = frozenset(
    WORD.findall("a an and at center centre county for inc llc of office program programs service services the")
)
Pair = tuple[int, int]  # keys of two listings, the lower first


class Reason(StrEnum):
    PHONE = "phone"
    NAME = "name"
    STREET = "street"
    NEAR = "near"
    CITY = "city"
    AREA = "area"
    ORGANIZATION = "organization"


WEIGHTS: Mapping[Reason, float] = {
    Reason.PHONE: 0.4,
    Reason.NAME: 0.4,
    Reason.STREET: 0.2,
    Reason.NEAR: 0.1,
    Reason.CITY: 0.05,
    Reason.AREA: 0.05,
    Reason.ORGANIZATION: 0.1,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What is compared. `street` and `point` are of public places alone."""

    key: int
    name: str
    organization: int
    organization_name: str
    phones: frozenset[str] = frozenset()
    street: str = ""
    city: str = ""
    state: str = ""
    areas: frozenset[str] = frozenset()
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """`points` of `WEIGHTS`; `detail` is the number, the city, or how alike names are (0 to 100)."""

    reason: Reason
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    first: int
    second: int
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        return round(sum(part.points for part in self.parts), 3)


def candidates(
    listings: Iterable[Listing], *, apart: Collection[Pair] = (), least: float = LEAST
) -> tuple[Candidate, ...]:
    """The likeliest pairs first; those `apart` were judged before and are left out."""
    by_key = {one.key: one for one in listings}
    generic = generic_names(by_key.values())
    found = (
        Candidate(low, high, parts_of(by_key[low], by_key[high], generic))
        for low, high in pairs(list(by_key.values())) - set(apart)
    )
    likely = (one for one in found if one.score >= least)
    return tuple(sorted(likely, key=lambda one: (-one.score, one.first, one.second)))


def parts_of(one: Listing, other: Listing, generic: Collection[str] = ()) -> tuple[Part, ...]:
    """The same in either order. Two services of one organization need names that are alike and one place: branches of
    it in two cities, or for two areas, are two.
    """
    alike = likeness(one, other, generic)
    same = one.organization == other.organization
    if same and (alike <= ALIKE or _are_branches(one, other)):
        return ()
    return tuple(part for part in (_phone(one, other), _name(alike), *_place(one, other), _run_by(same)) if part)


def likeness(one: Listing, other: Listing, generic: Collection[str] = ()) -> float:
    """How alike the names are, 0 to 100: of the services, and of the organizations where they are two."""
    if one.organization == other.organization:
        return float(token_sort_ratio(tidy(one.name), tidy(other.name)))
    ours, theirs = _names(one, generic), _names(other, generic)
    return max(float(token_sort_ratio(left, right)) for left in ours for right in theirs)


def generic_names(listings: Iterable[Listing]) -> frozenset[str]:
    """Tidied names that the services of many organizations have, such as "free legal help"."""
    owners: dict[str, set[int]] = defaultdict(set)
    for one in listings:
        owners[tidy(one.name)].add(one.organization)
    return frozenset(name for name, of in owners.items() if len(of) > GENERIC)


def tidy(name: str) -> str:
    """Words in small letters without accents, signs and fillers."""
    return " ".join(word for word in words(name) if word not in FILLERS)


def words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def pairs(listings: Sequence[Listing]) -> set[Pair]:
    """Which pairs are compared."""
    return (
        set(_sharing(listings, lambda one: one.phones, COMMON_NUMBER))
        | set(_sharing(listings, _words_in_state, COMMON_WORD))
        | set(_sharing(listings, _words_in_city, COMMON_WORD))
    )


def _sharing(listings: Sequence[Listing], keys: Callable[[Listing], Iterable[Hashable]], most: int) -> Iterator[Pair]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for one in listings:
        for key in set(keys(one)):
            blocks[key].append(one.key)
    for block in blocks.values():
        if len(block) <= most:
            yield from combinations(sorted(block), 2)


def _words_in_state(one: Listing) -> Iterable[Hashable]:
    return ((one.state, word) for word in _telling(one))


def _words_in_city(one: Listing) -> Iterable[Hashable]:
    return ((one.state, one.city.casefold(), word) for word in _telling(one)) if one.city else ()


def _telling(one: Listing) -> list[str]:
    both = f"{one.name} {one.organization_name}"
    return [word for word in words(both) if word not in FILLERS and len(word) > 2]


def _names(one: Listing, generic: Collection[str]) -> list[str]:
    service = tidy(one.name)
    return [tidy(one.organization_name)] + ([] if service in generic else [service])


def _part(reason: Reason, detail: str = "", share: float = 1.0) -> Part:
    return Part(reason, round(WEIGHTS[reason] * share, 3), detail)


def _phone(one: Listing, other: Listing) -> Part | None:
    shared = min(one.phones & other.phones, default="")
    return _part(Reason.PHONE, shared) if shared else None


def _name(alike: float) -> Part | None:
    share = (alike - ALIKE) / (100.0 - ALIKE)
    return _part(Reason.NAME, str(round(alike)), share) if share > 0 else None


def _place(one: Listing, other: Listing) -> Iterator[Part]:
    same_city = bool(one.city) and (one.city.casefold(), one.state) == (other.city.casefold(), other.state)
    if same_city:
        yield _part(Reason.CITY, one.city)
    if same_city and one.street and tidy(one.street) == tidy(other.street):
        yield _part(Reason.STREET, one.street)
    if one.point and other.point and haversine_km(one.point, other.point) <= NEAR_KM:
        yield _part(Reason.NEAR)
    if one.areas and one.areas == other.areas:
        yield _part(Reason.AREA)


def _are_branches(one: Listing, other: Listing) -> bool:
    cities = {place.city.casefold() for place in (one, other) if place.city}
    return len(cities) > 1 or bool(one.areas and other.areas and not one.areas & other.areas)


def _run_by(same: bool) -> Part | None:
    return _part(Reason.ORGANIZATION) if same else None
