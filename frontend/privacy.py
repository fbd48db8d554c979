"""What every public answer carries so that nothing of it stays on the device or in between."""

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse

TRUSTED_TYPES = {
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["waypoint"],
}  # the policy of stay.js alone
PUBLIC_POSTS = frozenset({"find", "leave"})  # forms that change nothing: they need no cookie, so no CSRF token


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Stored nowhere, told to nobody; no text becomes a part of the page but by the one script that may do so."""

    @csp_update(TRUSTED_TYPES)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return answered
