"""Shapes of a match: what is asked, and the explained answer. Both doors build and read these alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from geodata.types import Place
from matching.blobs import OfferBlob

DEFAULT_FIRST = 10  # results on a page


class Modality(StrEnum):
    PHONE = "phone"
    TEXT = "text"
    CHAT = "chat"
    VIDEO = "video"
    IN_PERSON = "in-person"


class Urgency(StrEnum):
    IN_DANGER = "in-danger"
    TODAY = "today"
    THIS_WEEK = "this-week"
    PLANNING = "planning"


class Stage(StrEnum):
    REPORTED = "reported"
    INVESTIGATION = "investigation"
    CHARGED = "charged"
    SENTENCED = "sentenced"
    CUSTODY = "custody"
    REMOVAL = "removal"


class Custody(StrEnum):
    NONE = "none"
    LOCAL = "local"
    STATE = "state"
    FEDERAL = "federal"
    IMMIGRATION = "immigration"
    UNKNOWN = "unknown"


class Inquirer(StrEnum):
    VICTIM = "victim"
    WITNESS = "witness"
    FAMILY = "family"
    LEGAL_REPRESENTATIVE = "legal-representative"
    PARENT_OR_GUARDIAN = "parent-or-guardian"
    ACTING_AT_REQUEST = "acting-at-request"
    ADVOCATE = "advocate"
    CRIME_REPORT = "crime-report"
    MEDIA = "media"
    UNRELATED = "unrelated"


class Slot(StrEnum):
    JURISDICTION = "jurisdiction"
    STATE = "state"
    NATIONAL = "national"


class Ring(StrEnum):
    """How wide the offer's area is around the place, or how far off it lies."""

    COUNTY = "county"
    SEVERAL_COUNTIES = "several-counties"
    STATE = "state"
    NATION = "nation"
    NEXT_COUNTY = "next-county"
    NEARBY = "nearby"


@dataclass(frozen=True, slots=True)
class NeedWanted:
    code: str
    weight: float = 1.0
    required: bool = False


@dataclass(frozen=True, slots=True)
class LanguageWanted:
    code: str  # BCP-47
    min_level: int | None = None  # directory.models.contacts.LanguageLevel


@dataclass(frozen=True, slots=True)
class PlaceGiven:
    """A place as given: free text (ZIP, city, county, state) or a point in WGS84 degrees."""

    text: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class PlacesGiven:
    here: PlaceGiven | None = None
    crime: PlaceGiven | None = None
    destination: PlaceGiven | None = None
    here_from_text: bool = True  # false: a place in the person's own words is not taken for theirs


@dataclass(frozen=True, slots=True)
class SafeContact:
    call: bool | None = None
    text: bool | None = None
    email: bool | None = None


@dataclass(frozen=True, slots=True)
class Require:
    language: bool = False
    open_now: bool = False
    max_km: float | None = None
    modality: bool = False


@dataclass(frozen=True, slots=True)
class MatchRequest:
    """Everything is optional; an empty request is valid."""

    needs: tuple[NeedWanted, ...] = ()
    text: str = ""
    victimizations: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    age: int | None = None
    languages: tuple[LanguageWanted, ...] = ()
    places: PlacesGiven = field(default_factory=PlacesGiven)
    modalities: tuple[Modality, ...] = ()
    safe_contact: SafeContact = field(default_factory=SafeContact)
    urgency: Urgency | None = None
    at: datetime | None = None
    stage: Stage | None = None
    custody: Custody | None = None
    inquirer: Inquirer | None = None
    turned_down: frozenset[str] = frozenset()  # read from the text and not meant: "need:legal-help", "place:", "age:"
    require: Require = field(default_factory=Require)
    audience: str = "public"
    first: int = DEFAULT_FIRST
    after: str = ""


class Reason(NamedTuple):
    """A code with parameters; `matching.reasons` holds its wording, a door translates it."""

    code: str
    params: Mapping[str, Any] = MappingProxyType({})


class Part(NamedTuple):
    factor: str
    weight: float
    value: float  # 0 to 1
    points: float  # rounded to whole millionths
    reason: Reason


class Match(NamedTuple):
    offer_id: str
    rank: int  # 1-based place in the whole list
    tier: int
    tier_reason: Reason | None
    score: float  # 0 to 100, the sum of the parts' points
    parts: tuple[Part, ...]
    asks: tuple[Reason, ...]
    warnings: tuple[Reason, ...]
    ring: Ring | None
    slot: Slot | None
    distance_km: float | None
    also_at: tuple[str, ...] = ()  # offer ids of the same service elsewhere, shown once


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the person or the case whose yes would add offers."""

    code: str
    reason: Reason
    would_add: int


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What was widened so that there is an answer."""

    code: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Guess:
    """A code read from lay words, with the words that led to it and a strength from 0 to 1."""

    code: str
    score: float
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What lay words mean, best first. A guess never excludes anything; it is echoed so that a person can correct it."""

    needs: tuple[Guess, ...] = ()
    victimizations: tuple[Guess, ...] = ()
    populations: tuple[Guess, ...] = ()
    languages: tuple[Guess, ...] = ()
    place_text: str = ""
    place: Place | None = None
    crime_place_text: str = ""  # "it happened in Denver"
    crime_place: Place | None = None
    age: int | None = None
    custody: Custody | None = None
    stage: Stage | None = None
    inquirer: Inquirer | None = None
    urgency: Urgency | None = None
    topics: tuple[str, ...] = ()  # guide topics asked for: directory.guides.Topic
    services: tuple[str, ...] = ()  # listing ids named outright ("VOICE", "VINE")
    suicide: bool = False
    unread: tuple[str, ...] = ()  # tokens (matching.tokens) that meant nothing: they become the text part


@dataclass(frozen=True, slots=True)
class ResolvedRequest:
    """The request as understood: what was given, what was read from the text, and the places resolved."""

    needs: tuple[NeedWanted, ...]
    victimizations: tuple[str, ...]
    populations: tuple[str, ...]
    languages: tuple[LanguageWanted, ...]
    here: Place | None
    crime: Place | None
    destination: Place | None
    age: int | None
    urgency: Urgency | None
    stage: Stage | None
    custody: Custody | None
    inquirer: Inquirer | None
    at: datetime
    interpretation: Interpretation
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchResult:
    matches: tuple[Match, ...]  # the page asked for
    fallbacks: tuple[str, ...]  # offer ids, at least one
    pinned: tuple[str, ...]  # offer ids; 911 first when in danger
    guides: tuple[str, ...]  # guide ids
    resolved: ResolvedRequest
    relaxations: tuple[Relaxation, ...]
    asks: tuple[Ask, ...]
    total: int
    next_cursor: str | None
    engine: str
    spec_version: str
    index_version: str
    offers: Mapping[str, OfferBlob] = field(default_factory=dict, compare=False)  # what is shown of the ids above


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The failing gate, or the tier and place of an offer that is in the list."""

    offer_id: str
    shown: bool
    gate: Reason | None = None
    tier: int | None = None
    rank: int | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: str  # need, victimization, place, language, organization
    code: str
    label: str
    score: float
