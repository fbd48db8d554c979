"""Who may open a page behind the sign-in. What a page shows of one listing is asked again where it is read."""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directory.permissions import Account
from frontend.privacy import TRUSTED_TYPES

FORBIDDEN = 403
SEEN = "seen"  # the minute of the last request, so that a session in use is saved once a minute and no oftener

View = Callable[..., HttpResponse]
Check = Callable[[Account], bool]


def only_for(may: Check) -> Callable[[View], View]:
    """A page for the accounts that `may` lets in: 403 for another, the sign-in for nobody, and stored nowhere."""

    def guarded(view: View) -> View:
        @csp_update(TRUSTED_TYPES)
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            answer = refusal(request, may) or view(request, *args, **kwargs)
            answer["Cache-Control"] = "no-store, private"
            return answer

        answered.check = may  # type: ignore[attr-defined]  what the matrix of pages and roles reads
        return answered

    return guarded


def refusal(request: HttpRequest, may: Check) -> HttpResponse | None:
    """None for whoever may go on; then the session is kept alive."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("console:sign-in"))
    if not may(request.user):
        return render(request, "staff/not_yours.html", status=FORBIDDEN)
    keep_alive(request)
    return None


def keep_alive(request: HttpRequest) -> None:
    minute = int(time() // 60)
    if request.session.get(SEEN) != minute:
        request.session[SEEN] = minute


def found_or_404(found: Any) -> Any:
    """One answer for what is not there and what is not yours, so that a guess tells nothing."""
    if found is None:
        raise Http404
    return found
