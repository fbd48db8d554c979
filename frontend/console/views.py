"""The console's screen, and what it asks for while a call goes on. Nothing of a call is kept on the server."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from directory.dates import printed_date
from directory.errors import DomainError
from directory.taxonomy import label_and_language
from frontend.console.access import operators_only
from frontend.console.answering import answered
from frontend.console.asking import Call, is_silent, read_call, request_of
from frontend.console.keys import ANSWERS, FIELDS, GROUPS, TRIAGE
from frontend.console.missing import why_not
from frontend.console.shelf import shelf
from frontend.console.wording import OUTCOMES, UNMET
from frontend.first_lines import first_lines
from frontend.saying import page_language
from frontend.wording import CUSTODY, STAGE, URGENCY
from matching.bundling import bundle_date
from matching.service import index_state
from matching.suggest import suggest
from matching.types import Suggestion

PALETTES = {
    "needs": ("need", "victimization", "population"),
    "language": ("language",),
    "organization": ("organization",),
}
ACTION = {action.code: action for action in (*FIELDS, *ANSWERS)}
CHOSEN_OF_FEW = {"urgency": URGENCY, "stage": STAGE, "custody": CUSTODY}
MOST_SUGGESTED = 8
LONGEST_WORDS, LONGEST_SLUG = 100, 200
CANNOT_BE_READ = 422


@operators_only
@require_http_methods(["GET", "POST"])
def console(request: HttpRequest) -> HttpResponse:
    """The whole screen. Where no script runs, a POST is answered by the screen again, with its answers."""
    call = read_call(request.POST)
    context = _screen(request, call) | {"call": call, "triage_now": call.triage}
    try:
        found = {} if is_silent(call) else answered(call, page_language())
    except DomainError as error:
        return render(request, "console/console.html", context | {"error": error}, status=CANNOT_BE_READ)
    return render(request, "console/console.html", context | found)


def _screen(request: HttpRequest, call: Call) -> dict[str, object]:
    language, state, copied = page_language(), index_state(), bundle_date()
    return {
        "groups": GROUPS,
        "triage": TRIAGE,
        "places": [(name, ACTION[code], value) for name, code, value in _places(call)],
        "choices": [
            (name, ACTION[name], words.items(), getattr(call.asked, name)) for name, words in CHOSEN_OF_FEW.items()
        ],
        "lines": first_lines(language),
        "shelf": shelf(language),
        "languages": settings.CALLER_LANGUAGES,
        "state": state,
        "as_of": printed_date((timezone.now() - timedelta(seconds=state.age_seconds)).date().isoformat(), language),
        "bundle": printed_date(copied.isoformat(), language) if copied else "",
        "palettes": ACTION,
        "why_not": ACTION["why-not"],
        "outcomes": OUTCOMES,
        "unmet": UNMET,
        "idle_seconds": settings.SESSION_COOKIE_AGE if request.user.is_authenticated else 0,
    }


def _places(call: Call) -> tuple[tuple[str, str, str], ...]:
    """(field, action, what stands in it)."""
    return (
        ("place", "place", call.asked.place),
        ("crime_place", "crime-place", call.asked.crime_place),
        ("destination", "destination", call.destination),
    )


@operators_only
@require_POST
def answers_of(request: HttpRequest) -> HttpResponse:
    """The right side for the form as it is now; 422 with a sentence and the field where it cannot be read."""
    call = read_call(request.POST)
    if is_silent(call):
        return render(request, "console/parts/answers.html", {"lines": first_lines(page_language())})
    try:
        return render(request, "console/parts/answers.html", answered(call, page_language()))
    except DomainError as error:
        return render(request, "console/parts/unread.html", {"error": error}, status=CANNOT_BE_READ)


@operators_only
@require_POST
def suggestions(request: HttpRequest) -> JsonResponse:
    """JSON {"suggestions": [{"name": field of the form, "code", "label", "language" of the label}]}."""
    kinds = PALETTES.get(request.POST.get("palette", ""), ())
    words = request.POST.get("words", "").replace("\x00", "")[:LONGEST_WORDS]
    found = suggest(words, kinds, page_language(), MOST_SUGGESTED) if kinds else ()
    return JsonResponse({"suggestions": [_row(one) for one in found]})


def _row(found: Suggestion) -> dict[str, str]:
    term = found.kind in PALETTES["needs"]
    words, language = label_and_language(found.kind, found.code, page_language()) if term else (found.label, "")
    return {"name": found.kind, "code": found.code, "label": words, "language": language}


@operators_only
@require_POST
def why_not_here(request: HttpRequest) -> HttpResponse:
    """Why the places of one organization are not in the list, or where in it they stand."""
    try:
        slug = request.POST.get("organization", "").replace("\x00", "")[:LONGEST_SLUG]
        rows = why_not(slug, request_of(read_call(request.POST)))
    except DomainError as error:
        return render(request, "console/parts/unread.html", {"error": error}, status=CANNOT_BE_READ)
    return render(request, "console/parts/why_not.html", {"rows": rows})


@operators_only
@require_POST
def guides_in(request: HttpRequest) -> HttpResponse:
    """All scripts and guides, to be read in the caller's language as far as there is text in it."""
    read_in = known_language(request.POST, page_language())
    return render(request, "console/parts/scripts.html", {"shelf": shelf(read_in)})


def known_language(posted: QueryDict, otherwise: str) -> str:
    """The language to read in, if there are words in it."""
    wanted = posted.get("read_in", "")
    return wanted if wanted in dict(settings.CALLER_LANGUAGES) else otherwise


@operators_only
@require_POST
def stay(_request: HttpRequest) -> HttpResponse:
    """Keeps the operator signed in while a call goes on without typing."""
    return HttpResponse(status=204)
