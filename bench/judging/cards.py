"""A listing and a request in plain words, so that a judge can grade without looking anything up."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.judging.golden import GoldenRequest
from directory import guides, taxonomy
from directory.languages import language_name
from directory.models import Service
from directory.models.contacts import LanguageLevel
from directory.models.locations import Disclosure
from geodata.counties import county
from geodata.distance import haversine_km
from geodata.types import Place, Point
from matching.documents import OfferDocument
from matching.types import ResolvedRequest

DESCRIPTION, ELIGIBILITY = 220, 160  # characters
COUNTIES_NAMED = 5
LEVELS: Mapping[int | None, str] = {
    None: "level not said",
    **{int(level): str(level.label).lower() for level in LanguageLevel},
}


@dataclass(frozen=True, slots=True)
class ListingText:
    """What the directory says of a listing in words."""

    name: str
    organization: str
    description: str
    hours: str
    area: str
    eligibility: str
    addresses: tuple[str, ...]  # city and state of its public ones


def listing_texts(listings: Iterable[str]) -> dict[str, ListingText]:
    """By listing id, in three queries."""
    rows = Service.objects.filter(source_id__in=list(listings)).select_related("organization")
    return {row.source_id: _text(row) for row in rows.prefetch_related("service_at_locations__location")}


def _text(row: Service) -> ListingText:
    places = [one.location for one in row.service_at_locations.all()]
    return ListingText(
        name=row.name,
        organization=row.organization.name,
        description=row.description,
        hours=row.hours_text,
        area=row.area_text,
        eligibility=row.eligibility_description,
        addresses=tuple(str(place) for place in places if place.disclosure == Disclosure.PUBLIC and place.city),
    )


def request_words(golden: GoldenRequest, resolved: ResolvedRequest) -> list[str]:
    """What was asked, as understood; places with their county."""
    places = {"here": resolved.here, "crime happened in": resolved.crime, "could go to": resolved.destination}
    lines = {
        "words": golden.request.text,
        **{name: place_words(place) for name, place in places.items() if place is not None},
        "needs": ", ".join(taxonomy.label("need", need.code) for need in resolved.needs),
        "crimes": ", ".join(taxonomy.label("victimization", code) for code in resolved.victimizations),
        "people": ", ".join(taxonomy.label("population", code) for code in resolved.populations),
        "age": "" if resolved.age is None else str(resolved.age),
        "languages": ", ".join(language_name(one.code) for one in resolved.languages),
        **{name: getattr(resolved, name) or "" for name in ("urgency", "stage", "custody", "inquirer")},
        "at": f"{golden.request.at:%A %Y-%m-%d %H:%M %z}",
    }
    return [f"{name}: {value}" for name, value in lines.items() if value]


def place_words(place: Place) -> str:
    found = county(place.county_fips) if place.county_fips else None
    return f"{place.label or place.kind}{_in(found.name if found else '', place.label)}"


def card(number: int, document: OfferDocument, text: ListingText, here: Place | None) -> str:
    """One numbered card; nothing on it tells which system found the listing, and what is not known is left out."""
    organization = "" if text.organization.casefold() in text.name.casefold() else f" | {text.organization}"
    facts = {
        "area": f"{_area(document, text)}; address: {_address(document, text, here)}",
        "needs": _labels("need", document.needs),
        "crimes": _labels("victimization", document.victimizations),
        "people": _labels("population", document.populations),
        "limits": _limits(document),
        "languages": _languages(document),
        "hours": text.hours or ("24/7" if document.always_open else ""),
        "about": _short(text.description, DESCRIPTION),
        "who": _short(text.eligibility, ELIGIBILITY),
    }
    kind = (
        f"{document.kind}, {document.role}, {document.level}, run by {document.operated_by}, status {document.status}"
    )
    lines = [
        f"{number}. {text.name}{organization}",
        f"{kind}, source of {document.source_date or 'no known date'}",
        *(f"{name}: {value}" for name, value in facts.items() if value),
    ]
    return "\n   ".join(lines)


def guide_card(number: int, guide_id: str) -> str:
    text = guides.guide(guide_id).texts["en"]
    return f"{number}. {text.title}: {_short(text.summary, DESCRIPTION)}"


def sheet(golden: GoldenRequest, asked: Sequence[str], cards: Sequence[str], guide_cards: Sequence[str]) -> str:
    """The whole text for one request."""
    parts = [f"{golden.id}\n{golden.situation}", "\n".join(asked), "What a card does not say is not known.", *cards]
    if guide_cards:
        parts.append("\n".join(("Guides (step-by-step pages, graded after the |):", *guide_cards)))
    return "\n\n".join(parts) + "\n"


def _area(document: OfferDocument, text: ListingText) -> str:
    states = ", ".join(sorted(document.states))
    parts = (text.area or document.area_scope, f"{document.area_basis} {_counties(document)}".strip(), states)
    return "; ".join(part for part in parts if part)


def _counties(document: OfferDocument) -> str:
    """The counties an area was taken to be, by name; of many, how many."""
    codes = sorted(key[7:] for key in document.area_keys if key.startswith("county:"))
    if len(codes) > COUNTIES_NAMED:
        return f"({len(codes)} counties)"
    found = [county(code) for code in codes]
    return f"({', '.join(f'{one.name}, {one.state}' for one in found if one)})" if codes else ""


def _address(document: OfferDocument, text: ListingText, here: Place | None) -> str:
    """City and state where they are public, and how far its point, else the middle of its county, is."""
    city = "; ".join(dict.fromkeys(text.addresses)) or "none public"
    there = document.point or document.centre
    if here is None or here.point is None or there is None:
        return city
    km = haversine_km(here.point, Point(*there))
    return f"{city}, {'' if document.point else 'county centre '}{km:.0f} km"


def _limits(document: OfferDocument) -> str:
    """Groups, ages and the one situation an offer is for, where it has any."""
    low, high = document.minimum_age, document.maximum_age
    ages = (
        ""
        if low is None and high is None
        else f"ages {'any' if low is None else low} to {'any' if high is None else high}"
    )
    only = f"only for {_labels('population', document.groups)}" if document.groups else ""
    when = f"only when: {document.context}" if document.context else ""
    without = f"not for {_labels('population', document.excludes)}" if document.excludes else ""
    return "; ".join(part for part in (only, without, when, ages) if part)


def _languages(document: OfferDocument) -> str:
    named = (
        f"{language_name(code)} ({LEVELS.get(level, level)})" for code, level in sorted(document.languages.items())
    )
    interpreter = "" if document.interpreter == "unknown" else f"interpreter {document.interpreter}"
    return "; ".join(part for part in (", ".join(named), interpreter) if part)


def _labels(kind: str, codes: Iterable[str]) -> str:
    return ", ".join(taxonomy.label(kind, code) for code in sorted(codes))


def _short(text: str, most: int) -> str:
    return textwrap.shorten(text, most, placeholder=" …")


def _in(name: str, label: str) -> str:
    return f", in {name}" if name and name not in label else ""
