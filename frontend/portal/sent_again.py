"""Nothing typed is lost: a form that comes without a session, or with the token of an old one, can be sent again."""

from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.views.csrf import csrf_failure

from frontend.staff.access import View

UNAUTHORIZED, FORBIDDEN = 401, 403
KEPT = frozenset({"portal:edit", "portal:submit"})  # pages whose forms hold nothing but text of a listing
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  a name


def kept_when_signed_out(view: View) -> View:
    """Around `only_for`: in place of the way to the sign-in, a page that holds what was sent."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        signed_out = request.method == "POST" and not request.user.is_authenticated
        return _again(request, UNAUTHORIZED) if signed_out else answer

    return answered


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a token that does not fit: who signs in anew gets another one. Only for a form of our own site."""
    with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):  # nobody has set it yet
        if _is_kept(request) and _is_our_own(request):
            return _again(request, FORBIDDEN)
        return csrf_failure(request, reason)


def _again(request: HttpRequest, status: int) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    answer = render(request, "portal/again.html", {"sent": sent}, status=status)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _is_kept(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in KEPT
    except Resolver404:
        return False


def _is_our_own(request: HttpRequest) -> bool:
    """Browsers name the site that a form stands on; one that names none is not believed."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
