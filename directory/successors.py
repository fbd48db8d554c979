"""What to name instead of a listing that is closed or has a dead number: suggestions for a person; they decide nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from directory.models import Hold, Service, ServiceArea
from directory.models.eligibility import Taxonomy, TermRelation
from directory.models.services import Audience, Status
from directory.selectors import published
from geodata.neighbours import touching_counties

MOST = 3
CLOSED = (Status.HISTORICAL, Status.REPORTED_TERMINATED)
GIVEN = (TermRelation.PRIMARY, TermRelation.OFFERS)
NATION, COUNTY = "us", "county:"


class Tie(StrEnum):
    """How a suggestion hangs together with the listing."""

    FOLLOWS = "follows"  # it is known to have taken over
    SAME_HOUSE = "same-house"  # the same organization, a need and an area in common
    SAME_KIND = "same-kind"  # the same kind of service, and it serves there
    NEXT_DOOR = "next-door"  # the same kind in a county that touches one of its own; it may not serve there


@dataclass(frozen=True, slots=True)
class Suggested:
    service: Service
    tie: Tie


def successors(service: Service) -> tuple[Suggested, ...]:
    """At most three that people can use now, all of the closest tie there is; none where nothing fits."""
    for tie, find in FINDERS.items():
        found = tuple(Suggested(one, tie) for one in find(service))
        if found:
            return found
    return ()


def _followers(service: Service) -> list[Service]:
    """The newest takeover first."""
    return list(_usable(service).filter(precessions__predecessor=service).order_by("-precessions__on_date")[:MOST])


def _of_the_house(service: Service) -> list[Service]:
    own = _by_needs(_usable(service).filter(organization=service.organization_id), service, least=1)
    return list(own.filter(_serves([*_areas(service), *_wider(service)]))[:MOST])


def _of_the_kind(service: Service) -> list[Service]:
    """The narrowest area first: one of the listing's own, its states, the whole country; then more needs in common."""
    alike = _by_needs(_usable(service).filter(kind=service.kind), service, least=0)
    found: dict[int, Service] = {}
    for keys in (_areas(service), _wider(service)[:-1], [NATION]):
        found |= {one.pk: one for one in alike.filter(_serves(keys)).exclude(pk__in=found)[: MOST - len(found)]}
    return list(found.values())


def _next_door(service: Service) -> list[Service]:
    """Nobody of this kind serves there: who serves next to it may know somebody."""
    own = [key.removeprefix(COUNTY) for key in _areas(service) if key.startswith(COUNTY)]
    touching = {f"{COUNTY}{fips}" for one in own for fips in touching_counties(one)}
    alike = _by_needs(_usable(service).filter(kind=service.kind), service, least=0)
    return list(alike.filter(_serves(sorted(touching)))[:MOST])


def _usable(service: Service) -> QuerySet[Service]:
    held = Hold.objects.filter(service=OuterRef("pk"), lifted_at=None)
    reached = Q(phones__public=True) | Q(urls__public=True)
    shown = published().filter(reached, ~Exists(held), audience=Audience.PUBLIC)
    return shown.exclude(pk=service.pk).exclude(status__in=CLOSED).distinct()


def _by_needs(found: QuerySet[Service], service: Service, *, least: int) -> QuerySet[Service]:
    """Those with as many needs in common, the most first."""
    needs = service.terms.filter(taxonomy=Taxonomy.NEED, relation__in=GIVEN).values_list("code", flat=True)
    common = Q(terms__taxonomy=Taxonomy.NEED, terms__relation__in=GIVEN, terms__code__in=list(needs))
    counted = found.annotate(shared=Count("terms", filter=common, distinct=True)).filter(shared__gte=least)
    return counted.order_by("-shared", "source_id")


def _serves(keys: list[str]) -> Exists:
    return Exists(ServiceArea.objects.filter(service=OuterRef("pk"), area_key__in=keys))


def _areas(service: Service) -> list[str]:
    return list(service.service_areas.values_list("area_key", flat=True))


def _wider(service: Service) -> list[str]:
    """Its states, then the country."""
    return [*_states(service), NATION]


def _states(service: Service) -> Iterator[str]:
    return (f"state:{usps}" for usps in service.area_states)


FINDERS: dict[Tie, Callable[[Service], list[Service]]] = {
    Tie.FOLLOWS: _followers,
    Tie.SAME_HOUSE: _of_the_house,
    Tie.SAME_KIND: _of_the_kind,
    Tie.NEXT_DOOR: _next_door,
}
