"""What every public answer carries so that nothing of it stays on the device or in between."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

PUBLIC_POSTS = frozenset({"find", "leave"})  # forms that change nothing: they need no cookie, so no CSRF token


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return answered
