"""The public pages: read the form, ask the matching service, hand the rows to a template."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from directory.errors import DomainError
from directory.guides import guide, guides
from frontend import rates
from frontend.choices import form_rows
from frontend.first_lines import first_line_ids, first_lines
from frontend.forms import Asked, match_request, read_cursor, read_form, same_page
from frontend.guide_rows import GuideRow, own_guides
from frontend.presenting import results_page, setting_for, wanted_ids
from frontend.privacy import SAFE_SITE, private
from frontend.report_token import report_token
from frontend.saying import page_language, say
from frontend.wording import PROBLEM
from matching.hydration import offers, open_state
from matching.service import index_state, match
from matching.types import MatchResult


@private
@require_GET
def finder(request: HttpRequest) -> HttpResponse:
    return _finder_page(request, Asked())


@private
@csrf_exempt
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Answers to POST alone, so that place and needs are in no address; a GET goes back to the questions."""
    if request.method != "POST":
        return redirect("public:finder")
    if wait := rates.finds.wait(rates.network(request)):
        return wait_page(request, wait)
    asked = read_form(request.POST)
    try:
        result = match(match_request(asked, after=read_cursor(request.POST)))
    except DomainError as error:
        return _finder_page(request, asked, error)
    return render(request, "public/results.html", _answer(asked, result) | {"same": same_page(request.POST)})


@private
@require_GET
def safety(request: HttpRequest) -> HttpResponse:
    return render(request, "public/safety.html", {"page": "safety"})


@private
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(_request: HttpRequest) -> HttpResponse:
    """Out at once, with what the browser stored for this site cleared; works without JavaScript."""
    answer = HttpResponseRedirect(SAFE_SITE, status=303)
    answer["Clear-Site-Data"] = '"cookies", "storage"'
    return answer


def wait_page(request: HttpRequest, seconds: int, page: str = "find") -> HttpResponse:
    """Too many posts from one network: the numbers to call are there all the same, and nothing has to be solved."""
    context = {"page": page, "lines": first_lines(page_language()), "again": same_page(request.POST)}
    answer = render(request, "public/wait.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def _answer(asked: Asked, result: MatchResult) -> dict[str, object]:
    token = None if settings.BUNDLE else partial(report_token, at=datetime.now(UTC))  # a bundle counts nothing
    open_at = partial(open_state, at=result.resolved.at)
    always = first_line_ids(index_state().version)[-1:]  # the crisis line
    blobs = offers(wanted_ids(result, always))
    own = guides_of_listings(page_language())
    setting = setting_for(page_language(), result, settings.DISTANCE_UNIT, say, token, own, blobs)
    page = results_page(
        asked,
        result,
        blobs,
        always=always,
        guides=map(guide, result.guides),
        setting=setting,
        open_at=open_at,
    )
    return {
        "page": "find",
        "answer": page,
        "form": form_rows(asked, page_language()),
        "again": page.again,
        "problems": PROBLEM.items(),
    }


def _finder_page(request: HttpRequest, asked: Asked, error: DomainError | None = None) -> HttpResponse:
    lines = first_lines(page_language())
    context = {"page": "finder", "lines": lines, "form": form_rows(asked, page_language()), "error": error}
    return render(request, "public/finder.html", context, status=400 if error else 200)


@cache
def guides_of_listings(language: str) -> Mapping[str, GuideRow]:
    """Listing -> its guide; what ships does not change while the site runs."""
    return own_guides(guides(), language)
