"""Small offers and requests for the tests of matching: every argument has a plain default."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from matching.documents import OfferDocument
from matching.engines.reference import ReferenceEngine
from matching.holding import Loaded
from matching.service import match_with
from matching.types import LanguageWanted, MatchRequest, MatchResult, NeedWanted, PlaceGiven, PlacesGiven

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # a Monday, noon in Texas

PLAIN = OfferDocument(
    offer_id="plain",
    source_id="plain",
    organization="org-plain",
    kind="domestic-violence-program",
    role="direct-service",
    level="local",
    operated_by="community-organization",
    status="active",
    publication="published",
    audience="public",
    anchor="person",
    context="",
    groups=frozenset(),
    needs=frozenset({"emergency-shelter", "safety-planning"}),
    primary_needs=frozenset(),
    victimizations=frozenset({"domestic-violence"}),
    populations=frozenset({"all-victims"}),
    specialises=frozenset(),
    excludes=frozenset(),
    languages={"en": 4},
    interpreter="unknown",
    minimum_age=None,
    maximum_age=None,
    area_basis="declared",
    area_scope="county",
    area_keys=frozenset({"county:48453"}),  # Travis County, Texas
    states=frozenset({"TX"}),
    point=None,
    centre=(30.3344, -97.7820),
    line=False,
    modalities=frozenset({"phone"}),
    windows=(),
    always_open=None,
    timezone="America/Chicago",
    hours_on="2026-11-01",
    existence_on="2026-11-01",
    contact_on="2026-11-01",
    capacity="",
    capacity_expires="",
    numbers=("+15125550100",),
    number_not_checked=False,
    source_date="2026-11-01",
    name_tokens=frozenset({"plain", "program"}),
    need_tokens=frozenset({"safe", "place"}),
    description_tokens=frozenset({"help"}),
)


def offer(name: str = "plain", **changes: Any) -> OfferDocument:
    """An offer of its own organization and number unless it says otherwise."""
    own = {"offer_id": name, "source_id": name, "organization": f"org-{name}", "numbers": (f"number-{name}",)}
    sets = {key: frozenset(value) if isinstance(value, set) else value for key, value in changes.items()}
    return replace(PLAIN, **{**own, **sets})


def line(name: str = "988-lifeline", **changes: Any) -> OfferDocument:
    """A national line open day and night."""
    national = {
        "kind": "hotline",
        "level": "national-nonprofit",
        "needs": {"crisis-intervention"},
        "victimizations": {"any-crime"},
        "area_scope": "national",
        "area_keys": {"us"},
        "states": frozenset(),
        "centre": None,
        "line": True,
        "always_open": True,
    }
    return offer(name, **{**national, **changes})


def request(
    needs: str = "", here: str = "78701", crime: str = "", destination: str = "", languages: str = "", **more: Any
) -> MatchRequest:
    """`needs` and `languages` are codes with spaces between."""
    places = PlacesGiven(*(PlaceGiven(text) if text else None for text in (here, crime, destination)))
    return MatchRequest(
        needs=tuple(NeedWanted(code) for code in needs.split()),
        languages=tuple(LanguageWanted(code) for code in languages.split()),
        places=places,
        **{"at": NOW, **more},
    )


def loaded(*documents: OfferDocument, engine: Any = ReferenceEngine) -> Loaded:
    by_id = {one.offer_id: one for one in documents}
    lines = {one.source_id: one for one in documents if one.national and one.always_open}
    officers = {one.offer_id: one.area_keys for one in documents if one.role == "liaison"}
    return Loaded("test-1", NOW, engine(by_id), lines, officers)


def matched(asked: MatchRequest, *documents: OfferDocument) -> MatchResult:
    """The answer over these offers and one national line."""
    return listed_by(loaded(*documents, line()), asked)


def listed_by(directory: Loaded, asked: MatchRequest) -> MatchResult:
    """The answer with the places that wait behind "show more" beside those of the first page, `first` of them at most."""
    found = match_with(directory, asked)
    matches, cursor = found.matches, found.next_cursor
    while cursor and len(matches) < asked.first:
        page = match_with(directory, replace(asked, after=cursor, first=asked.first - len(matches)))
        matches, cursor = (*matches, *page.matches), page.next_cursor
    return replace(found, matches=matches, next_cursor=cursor)


def order(found: MatchResult) -> list[str]:
    return [one.offer_id for one in found.matches]


def tier_with(engine: Any, asked: MatchRequest, document: OfferDocument) -> tuple[int, str | None]:
    """The tier of an offer in the answer of one engine, and the code of its reason."""
    found = listed_by(loaded(document, line(), engine=engine), asked).matches
    one = next(one for one in found if one.offer_id == document.offer_id)
    return one.tier, one.tier_reason.code if one.tier_reason else None
