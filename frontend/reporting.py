"""“Something wrong?”: a reason is counted for a listing, and the person goes back to their list."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.errors import NotFound
from directory.models.problems import Problem
from directory.services import count_problem
from frontend import rates
from frontend.forms import same_page
from frontend.privacy import private
from frontend.report_token import is_good
from frontend.views import wait_page

LONGEST = 400  # characters of a listing's name or a token


@dataclass(frozen=True, slots=True)
class Report:
    listing: str
    reason: Problem


@private
@csrf_exempt
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Answers to POST alone. What counts nothing says so, with status 400 or 503; the question is carried, not read."""
    if request.method != "POST":
        return redirect("public:finder")
    if wait := rates.reports.wait(rates.network(request)):
        return wait_page(request, wait, "report")
    now = datetime.now(UTC)
    outcome, status = _count(request.POST, now)
    context = {"page": "report", "outcome": outcome, "again": same_page(request.POST)}
    context["claim"] = _claim_address(read_report(request.POST, now)) if outcome == "counted" else ""
    return render(request, "public/report.html", context, status=status)


def _claim_address(told: Report | None) -> str:
    """Where somebody who works there can ask for the listing; nowhere in a copy, which takes no writing."""
    return "" if told is None or settings.BUNDLE else reverse("claim-listing", args=[told.listing])


def _count(posted: QueryDict, at: datetime) -> tuple[str, int]:
    told = read_report(posted, at)
    if told is None:
        return "refused", 400
    try:
        count_problem(source_id=told.listing, problem=told.reason, on=at.date())
    except NotFound:
        return "refused", 400
    except DatabaseError:
        return "unavailable", 503
    return "counted", 200


def read_report(posted: QueryDict, at: datetime) -> Report | None:
    """None without a reason of ours, or without a good token for the listing named."""
    listing, token, reason = (posted.get(name, "")[:LONGEST] for name in ("listing", "token", "reason"))
    if reason not in Problem.values or not is_good(token, listing, at):
        return None
    return Report(listing, Problem(reason))
