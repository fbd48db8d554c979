"""What every public answer carries so that nothing of it stays on the device or in between."""

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page

# The one policy is that of stay.js.
TRUSTED_TYPES = {"require-trusted-types-for": ["'script'"], "trusted-types": ["waypoint"]}
SAFE_SITE = "https://www.google.com/"  # bland, quick, and in most people's history already
# Forms that change nothing of anybody, so they need no cookie and no CSRF token; a report carries a signed one of its own.
PUBLIC_POSTS = frozenset({"find", "leave", "report", "suggest"})


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Stored nowhere, told to nobody; no text becomes a part of the page but by the one script that may do so.

    As nothing is stored, each page is sent again: small, and padded so that its length tells less.
    """

    @gzip_page
    @csp_update(TRUSTED_TYPES)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return answered
