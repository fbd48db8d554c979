"""Reads of the directory."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from directory.models import (
    Authorisation,
    Hold,
    Location,
    NumberReport,
    Phone,
    ProblemCount,
    Service,
    ServiceAtLocation,
)
from directory.models.services import Publication

COUNTED = {
    "level": "organization__level",
    "license": "license_class",
    "publication": "publication",
    "area": "area_basis",
    "number": "backed",
}


def services_for_index(classes: Iterable[str]) -> QuerySet[Service]:
    """Every service of these licence classes with all that a search document and a shown offer need, in a fixed number of queries."""
    places = ServiceAtLocation.objects.select_related("location")
    return (
        Service.objects.filter(license_class__in=list(classes))
        .select_related("organization", "compensation_rule")
        .prefetch_related(
            Prefetch("phones", Phone.objects.prefetch_related("languages")),
            Prefetch("service_at_locations", places),
            "service_areas",
            "urls",
            "emails",
            "languages",
            "schedules",
            "terms",
            "required_documents",
            "cost_options",
            "sources",
            "verifications",
            "validity_periods",
            "successions__successor",
            "precessions__predecessor",
            "holds",
        )
        .order_by("source_id")
    )


def published() -> QuerySet[Service]:
    return Service.objects.filter(publication=Publication.PUBLISHED).select_related("organization")


def published_ids(source_ids: Iterable[str]) -> frozenset[str]:
    return frozenset(published().filter(source_id__in=list(source_ids)).values_list("source_id", flat=True))


def taken_down(source_ids: Iterable[str]) -> frozenset[str]:
    """Of these the listings that are known and not published."""
    known = Service.objects.filter(source_id__in=[one for one in source_ids if one.isprintable()])
    return frozenset(known.exclude(publication=Publication.PUBLISHED).values_list("source_id", flat=True))


def verification_queue() -> QuerySet[Service]:
    """What waits to be checked: a number nobody backs, or no way to reach it at all."""
    unbacked = Q(phones__public=False) | Q(emails__public=False) | Q(publication=Publication.NO_CONTACT)
    return Service.objects.filter(unbacked).select_related("organization").distinct().order_by("source_id")


def reported_problems() -> QuerySet[ProblemCount]:
    """What people reported, the newest week first and in it what was reported most."""
    return ProblemCount.objects.select_related("service__organization")


def number_reports() -> QuerySet[NumberReport]:
    """What operators said of numbers, the newest day and shift first."""
    return NumberReport.objects.select_related("service__organization", "operator")


def open_holds() -> QuerySet[Hold]:
    """Listings whose numbers are hidden until somebody checks them, the newest first."""
    return Hold.objects.filter(lifted_at=None).select_related("service__organization", "curator")


def places() -> QuerySet[Location]:
    """With their agency, their listings, and what people decided of them."""
    standing = Authorisation.objects.filter(undone_at=None)
    return Location.objects.select_related("organization", "kept_private").prefetch_related(
        Prefetch("authorisations", standing, to_attr="standing"), "service_at_locations__service"
    )


def places_like(words: str) -> QuerySet[Location]:
    """Of listings with each of the words in their name, their agency or their id."""
    found = places()
    for word in words.split():
        listing, agency = "service_at_locations__service", "organization__name__icontains"
        said = Q(**{f"{listing}__name__icontains": word}) | Q(**{f"{listing}__source_id__icontains": word})
        found = found.filter(said | Q(**{agency: word}))
    return found.distinct().order_by("organization__name", "pk")


def decided_places() -> QuerySet[Location]:
    """Those of which a person said what may be shown."""
    standing = Authorisation.objects.filter(undone_at=None).values("location")
    return places().filter(Q(kept_private__isnull=False) | Q(pk__in=standing)).order_by("organization__name", "pk")


def open_hold(service: Service) -> Hold | None:
    """While it is there the number of this listing is being checked."""
    return open_holds().filter(service=service).first()


def counts() -> dict[str, dict[str, int]]:
    """How many services there are by level, licence, publication, area and whether a number is backed, and by state."""
    found = {name: _by(column) for name, column in COUNTED.items()}
    return {**found, "state": _by_state()}


def _by(column: str) -> dict[str, int]:
    rows = Service.objects.order_by().values_list(column).annotate(count=Count("pk"))
    names = {True: "backed", False: "not checked"}
    return dict(sorted((str(names.get(key, key) if column == "backed" else key), count) for key, count in rows))


def _by_state() -> dict[str, int]:
    """A service of several states counts in each; one of the whole country under `nation`."""
    found: dict[str, int] = {}
    for states in Service.objects.order_by().values_list("area_states", flat=True):
        for usps in states or ["nation"]:
            found[usps] = found.get(usps, 0) + 1
    return dict(sorted(found.items()))
