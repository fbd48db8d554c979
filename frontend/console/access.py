"""Who may use the console: an account that may operate it, or whoever sits at the machine a bundle runs on."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.permissions import may_operate
from frontend.staff.access import FORBIDDEN, STAFF_POLICY, is_signed_in, refusal

SIGNED_OUT = 401  # what a script is told; a page is sent to the sign-in

View = Callable[..., HttpResponse]


def operators_only(view: View) -> View:
    """403 for an account that may not operate; one that is not signed in, or has no second factor, is sent to do so."""

    @csp_update(STAFF_POLICY)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = _refusal(request) or view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        return answer

    answered.check = may_operate  # type: ignore[attr-defined]  what the matrix of pages and roles reads
    return answered


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if settings.BUNDLE:
        return _refusal_beside_a_bundle(request)
    if request.method == "POST" and not is_signed_in(request):
        return HttpResponse(status=SIGNED_OUT)
    return refusal(request, may_operate)


def _refusal_beside_a_bundle(request: HttpRequest) -> HttpResponse | None:
    """A bundle has no accounts: whoever sits elsewhere cannot sign in either."""
    if _is_loopback(request.META.get("REMOTE_ADDR", "")):
        return None
    if request.method == "POST":
        return HttpResponse(status=SIGNED_OUT)
    return render(request, "console/not_yours.html", status=FORBIDDEN)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
