"""Who may use the console: a signed-in account that may operate it, or whoever sits at the machine a bundle runs on."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from time import time

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontend.privacy import TRUSTED_TYPES

MAY_OPERATE = "directory.operate_console"
SIGNED_OUT = 401  # what a script is told; a page is sent to the sign-in
FORBIDDEN = 403
SEEN = "seen"  # the minute of the last request, so that a session in use is saved once a minute and no oftener

View = Callable[..., HttpResponse]


def operators_only(view: View) -> View:
    """403 for an account without the permission; one that is not signed in is sent to do so."""

    @csp_update(TRUSTED_TYPES)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = _refusal(request) or view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        return answer

    return answered


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """None for whoever may go on; then the session is kept alive."""
    if _runs_from_a_bundle(request):
        return None
    if not request.user.is_authenticated:
        return _sign_in(request)
    if not request.user.has_perm(MAY_OPERATE):
        return render(request, "console/not_yours.html", status=FORBIDDEN)
    _keep_alive(request)
    return None


def _runs_from_a_bundle(request: HttpRequest) -> bool:
    return bool(settings.BUNDLE) and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse(status=SIGNED_OUT)
    return redirect_to_login(request.path, reverse("console:sign-in"))


def _keep_alive(request: HttpRequest) -> None:
    minute = int(time() // 60)
    if request.session.get(SEEN) != minute:
        request.session[SEEN] = minute
