"""What operators and the public say of numbers, gathered by listing for curators. Reads alone; nothing of it decides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, QuerySet, Sum

from directory.fast_lane import WITHIN
from directory.models import Hold, NumberReport, ProblemCount, Service
from directory.models.calls import NUMBER_PROBLEMS
from directory.models.holds import DEAD
from directory.models.services import Publication, Status
from directory.selectors import open_holds
from directory.shifts import shift_of

WEEKS = 8  # of public reports that are still looked at
MOST = 30  # listings


@dataclass(frozen=True, slots=True)
class Reported:
    """What operators said of one listing, and nobody of another shift has confirmed."""

    service: Service
    problems: tuple[str, ...]  # of DEAD, each once
    operators: int
    on: date  # of the newest, in UTC


@dataclass(frozen=True, slots=True)
class Hinted:
    """What the public said of one listing within `WEEKS`: counts without a name, a hint to call."""

    service: Service
    counts: tuple[tuple[str, int], ...]  # (problem, how often), the most first
    total: int


def holds() -> QuerySet[Hold]:
    """Numbers that are hidden now, the longest first, with what stands beside them on a page."""
    return open_holds().prefetch_related("service__phones__languages").order_by("since", "pk")


def waiting_reports(today: date) -> list[Reported]:
    """Of the last seven days, of listings that are not held and not lifted since; the newest first. `today` in UTC."""
    near = NumberReport.objects.filter(problem__in=DEAD, on__gte=today - WITHIN, service__in=_shown())
    near = near.exclude(service__in=Hold.objects.filter(lifted_at=None).values("service"))
    lifted = _last_lifts()
    by_listing: dict[Service, list[NumberReport]] = defaultdict(list)
    for one in near.select_related("service__organization").prefetch_related("service__phones__languages"):
        last = lifted.get(one.service_id)
        if last is None or (one.on, one.shift) > shift_of(last):
            by_listing[one.service].append(one)
    return [_reported(service, said) for service, said in by_listing.items()]


def public_hints(today: date) -> list[Hinted]:
    """Of the last eight weeks, the most reported first, at most thirty listings. `today` in UTC."""
    found = ProblemCount.objects.filter(week__gt=today - timedelta(weeks=WEEKS), problem__in=NUMBER_PROBLEMS)
    found = found.filter(service__in=_shown()).order_by()
    totals = found.values("service").annotate(total=Sum("count")).order_by("-total", "service")[:MOST]
    keys = {row["service"]: row["total"] for row in totals}
    counts: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = found.filter(service__in=keys).values_list("service", "problem").annotate(total=Sum("count"))
    for key, problem, total in sorted(rows, key=lambda row: (-row[2], row[1])):
        counts[key].append((problem, total))
    services = _with_numbers(keys)
    return [Hinted(services[key], tuple(counts[key]), total) for key, total in keys.items()]


def hints_of(service: Service, today: date) -> tuple[tuple[str, int], ...]:
    """(problem, how often) of one listing within the last eight weeks."""
    found = ProblemCount.objects.filter(service=service, week__gt=today - timedelta(weeks=WEEKS))
    rows = found.filter(problem__in=NUMBER_PROBLEMS).order_by().values_list("problem").annotate(total=Sum("count"))
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def closed_lately() -> QuerySet[Service]:
    """Listings whose last known period ended, the newest first, at most thirty."""
    closed = Service.objects.filter(status=Status.HISTORICAL, validity_periods__valid_to__isnull=False)
    return (
        closed.select_related("organization")
        .annotate(closed_on=Max("validity_periods__valid_to"))
        .order_by("-closed_on", "source_id")[:MOST]
    )


def listing_with_numbers(source_id: str) -> Service | None:
    """Any listing that is kept, also one that people do not see."""
    return Service.objects.filter(source_id=source_id).select_related("organization").first()


def _reported(service: Service, said: list[NumberReport]) -> Reported:
    problems = tuple(dict.fromkeys(one.problem for one in said))
    return Reported(service, problems, len({one.operator_id for one in said}), max(one.on for one in said))


def _last_lifts() -> dict[int, datetime]:
    rows = Hold.objects.exclude(lifted_at=None).order_by().values_list("service").annotate(last=Max("lifted_at"))
    return dict(rows)


def _with_numbers(keys: Iterable[int]) -> dict[int, Service]:
    found = Service.objects.filter(pk__in=list(keys)).select_related("organization")
    return {one.pk: one for one in found.prefetch_related("phones__languages")}


def _shown() -> QuerySet[Service]:
    return Service.objects.filter(publication=Publication.PUBLISHED)
