"""While somebody writes: needs and crimes that the last words may mean, to be added by a tap."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from directory.taxonomy import label_and_language
from frontend import rates
from frontend.privacy import private
from frontend.saying import page_language
from matching.suggest import suggest
from matching.types import Suggestion

KINDS = ("need", "victimization")
MOST = 5
READ = 80  # characters of the end of the text; the page sends no more
MOST_WORDS = 4
SHORTEST = 3  # bytes in UTF-8: three Latin letters, two Arabic ones, one Chinese; fewer begin everything
SURE = 0.75  # of several words a near spelling means another thing too often


@private
@csrf_exempt
@require_POST
def suggest_needs(request: HttpRequest) -> HttpResponse:
    """JSON {"suggestions": [{"name": field of the form, "code", "label", "language" of the label}]}; none is an answer."""
    waits = rates.suggestions.wait(rates.network(request))
    found = () if waits else meant(request.POST.get("text", ""), page_language())
    return JsonResponse({"suggestions": [_row(one) for one in found]})


def meant(text: str, language: str) -> tuple[Suggestion, ...]:
    """What the last four words, else three, two or one, may be the beginning of."""
    tries = (_meant_by(words, language) for words in last_words(text))
    return next((found for found in tries if found), ())


def _meant_by(words: str, language: str) -> tuple[Suggestion, ...]:
    least = SURE if " " in words else 0.0
    return tuple(one for one in suggest(words, KINDS, language, MOST) if one.score >= least)


def last_words(text: str) -> Iterator[str]:
    """The last four words of a text, then fewer; none that are too short to mean one thing."""
    words = text[-READ:].split()
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        tail = " ".join(words[-count:])
        if len(tail.encode()) >= SHORTEST:
            yield tail


def _row(found: Suggestion) -> dict[str, str]:
    words, language = label_and_language(found.kind, found.code, page_language())
    return {"name": found.kind, "code": found.code, "label": words, "language": language}
