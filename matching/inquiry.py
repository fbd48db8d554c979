"""What gates and scorer need to know of a request, worked out once: places seen, groups named, situations that hold."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from directory.listings.situations import SITUATIONS, Situation
from directory.models.services import Anchor
from geodata.reservations import reservation_town_keys
from geodata.types import Place
from matching.coverage import Coverage, PlaceView, best_coverage, coverage, view_of
from matching.documents import OfferDocument
from matching.resolving import Understood
from matching.spec import codes, spec, tables
from matching.types import Custody, MatchRequest, NeedWanted, ResolvedRequest, Urgency

CRIME_ANCHORS = frozenset({Anchor.CRIME, Anchor.COURT, Anchor.CUSTODY})
BED = "emergency-shelter"
MOVING_NEEDS = frozenset({BED, "transitional-housing", "housing"})


@dataclass(frozen=True, slots=True)
class Inquiry:
    request: MatchRequest
    resolved: ResolvedRequest
    at: datetime
    needs: tuple[NeedWanted, ...]
    needs_guessed: bool
    crimes: frozenset[str]
    crimes_guessed: bool
    groups: frozenset[str]  # named outright, by age, by the crime or by the place
    situations: frozenset[str]
    here: PlaceView
    crime: PlaceView
    destination: PlaceView
    crime_given: bool
    demanding: bool  # holds a requirement that an offer may miss
    need_codes: frozenset[str]
    language_codes: tuple[str, ...]  # the preferred first
    wanted_groups: frozenset[str]  # named or of the person's age: whom an offer should serve


def inquiry(understood: Understood) -> Inquiry:
    resolved = understood.resolved
    here = view_of(_usable(resolved.here))
    crime = _usable(resolved.crime)
    return Inquiry(
        request=understood.request,
        resolved=resolved,
        at=resolved.at,
        needs=resolved.needs,
        needs_guessed=understood.needs_guessed,
        crimes=frozenset(resolved.victimizations),
        crimes_guessed=understood.crimes_guessed,
        groups=named_groups(resolved),
        situations=situations(resolved),
        here=here,
        crime=view_of(crime) if crime else here,
        destination=view_of(None if here.place and wants_a_bed_now(resolved) else _usable(resolved.destination)),
        crime_given=crime is not None,
        demanding=_demanding(understood.request, resolved),
        need_codes=frozenset(need.code for need in resolved.needs),
        language_codes=tuple(one.code for one in resolved.languages),
        wanted_groups=frozenset(resolved.populations) | groups_of_age(resolved.age),
    )


def wants_a_bed_now(resolved: ResolvedRequest) -> bool:
    """In danger: then a bed in the town where somebody goes later is of no use, and an office there is closed or far."""
    return resolved.urgency == Urgency.IN_DANGER and any(need.code == BED for need in resolved.needs)


def _demanding(request: MatchRequest, resolved: ResolvedRequest) -> bool:
    require = request.require
    of_language = require.language or any(one.min_level for one in resolved.languages)
    of_need = any(need.required for need in resolved.needs)
    return of_need or of_language or require.open_now or require.modality or require.max_km is not None


def _usable(place: Place | None) -> Place | None:
    return place if place is not None and place.area_keys else None


def covers(inquiry: Inquiry, document: OfferDocument) -> Coverage:
    """Judged at the place that decides for this offer: where the person is, where it happened, where they could go."""
    if of_the_crime(document):
        found = coverage(document, inquiry.crime)
        missing = not inquiry.crime_given and not document.national
        return Coverage(found.relation, found.ring, found.km, found.near_km, missing, found.view)
    if inquiry.destination.place is not None and moves(document):
        return best_coverage(document, (inquiry.destination, inquiry.here))
    return coverage(document, inquiry.here)


def of_the_crime(document: OfferDocument) -> bool:
    """It follows the place of the crime, the case or the custody."""
    return document.anchor in CRIME_ANCHORS


def moves(document: OfferDocument) -> bool:
    """It may serve where the person could go as well as where they are."""
    return document.anchor == Anchor.DESTINATION or bool(document.needs & MOVING_NEEDS)


def named_groups(resolved: ResolvedRequest) -> frozenset[str]:
    """Groups the request opens the door to: by name, by age, by the kind of crime, by a reservation's main town."""
    named = set(resolved.populations)
    for population in resolved.populations:
        named |= set(tables()["groups_by_population"].get(population, ()))
    named |= groups_of_age(resolved.age) | _groups_of_crimes(resolved)
    if any(_on_reservation(place) for place in (resolved.here, resolved.destination)):
        named.add("native-american")
    return frozenset(named)


def _groups_of_crimes(resolved: ResolvedRequest) -> frozenset[str]:
    """Whom such crimes are done to; a known age outranks what a crime says of age, as does a group that was named.

    Who is named a veteran is not in service, and a person with a disability who is left without care is not a child.
    """
    rows = (tables()["groups_by_victimization"].get(crime, ()) for crime in resolved.victimizations)
    found = frozenset[str]().union(*rows)
    named = set(resolved.populations)
    known = resolved.age is not None or bool((age_groups() | codes("groups_beside_ages")) & named)
    apart = codes("groups_in_or_after_service")
    return found - (age_groups() if known else frozenset()) - (apart if named & apart else frozenset())


@cache
def age_groups() -> frozenset[str]:
    """The groups that are ages."""
    return frozenset(code for code, _, _ in tables()["groups_by_age"])


@cache
def groups_of_age(age: int | None) -> frozenset[str]:
    """The groups that an age belongs to; none where it was not said."""
    return frozenset(code for code, low, high in tables()["groups_by_age"] if age is not None and low <= age <= high)


def _on_reservation(place: Place | None) -> bool:
    return place is not None and bool(place.area_keys & reservation_town_keys())


def situations(resolved: ResolvedRequest) -> frozenset[str]:
    """Situations the request says; while no custody is said or implied, a state or local one is assumed where the request
    is about custody at all, and custody by immigration as well where it asks who holds somebody.
    """
    said = said_situations(resolved)
    silent = resolved.custody in {None, Custody.UNKNOWN} and not any(name.endswith("-custody") for name in said)
    return said | _assumed(resolved) if silent and _about_custody(resolved) else said


def said_situations(resolved: ResolvedRequest) -> frozenset[str]:
    """Without those that are only assumed."""
    return frozenset(name for name, row in SITUATIONS.items() if _holds(row, resolved))


def _assumed(resolved: ResolvedRequest) -> set[str]:
    besides = tables()["assumed_besides"]
    return {tables()["assumed_situation"], *(name for need in resolved.needs for name in besides.get(need.code, ()))}


def _about_custody(resolved: ResolvedRequest) -> bool:
    """Whether custody matters to what is asked: news of a case or of a release, or a stage that has one."""
    asked = {need.code for need in resolved.needs} & codes("assumed_for_needs")
    return bool(asked) or resolved.stage in tables()["notified_stages"]


def _holds(row: Situation, resolved: ResolvedRequest) -> bool:
    return (
        resolved.custody in row.custody
        or resolved.stage in row.stages
        or not row.victimizations.isdisjoint(resolved.victimizations)
    )


@cache
def in_person_needs() -> frozenset[str]:
    return frozenset(spec()["needs"]["in_person"])
