"""Who may open a page behind the sign-in. What a page shows of one listing is asked again where it is read."""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from directory.permissions import Account
from frontend.privacy import SAFE_SITE, TRUSTED_TYPES
from frontend.staff.factors import has_second_factor, is_proven

FORBIDDEN = 403
SEEN = "seen"  # the minute of the last request, so that a session in use is saved once a minute and no oftener
# The form that leaves is answered by the bland site, and a browser asks this policy about that as well.
STAFF_POLICY = {**TRUSTED_TYPES, "form-action": [SAFE_SITE]}

View = Callable[..., HttpResponse]
Check = Callable[[Account], bool]


def only_for(may: Check) -> Callable[[View], View]:
    """A page for the accounts that `may` lets in: 403 for another, the sign-in for nobody, and stored nowhere."""

    def guarded(view: View) -> View:
        answered = _behind(lambda request: refusal(request, may), view)
        answered.check = may  # type: ignore[attr-defined]  what the matrix of pages and roles reads
        return answered

    return guarded


def for_setting_up(view: View) -> View:
    """The pages of a second factor itself: for whoever is signed in and has none yet, or has shown theirs."""
    return _behind(lambda request: None if is_signed_in(request) else _to_the_sign_in(request), view)


def open_to_all(view: View) -> View:
    """The pages before a sign-in: stored nowhere as well."""
    return _behind(lambda _request: None, view)


def _behind(refused: Callable[[HttpRequest], HttpResponse | None], view: View) -> View:
    @csp_update(STAFF_POLICY)
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = refused(request) or view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        return answer

    return answered


def refusal(request: HttpRequest, may: Check) -> HttpResponse | None:
    """None for whoever may go on; then the session is kept alive.

    An account without a second factor is led to set one up, whatever it asks for.
    """
    if not is_signed_in(request):
        return _to_the_sign_in(request)
    if not has_second_factor(request.user):
        return redirect("mfa_index")
    if not may(request.user):
        return render(request, "staff/not_yours.html", status=FORBIDDEN)
    keep_alive(request)
    return None


def is_signed_in(request: HttpRequest) -> bool:
    """A session that has not shown the account's second factor is none: it is ended here."""
    if not request.user.is_authenticated:
        return False
    if not is_proven(request) and has_second_factor(request.user):
        logout(request)
        return False
    return True


def _to_the_sign_in(request: HttpRequest) -> HttpResponse:
    return redirect_to_login(request.get_full_path(), reverse("account_login"))


def keep_alive(request: HttpRequest) -> None:
    minute = int(time() // 60)
    if request.session.get(SEEN) != minute:
        request.session[SEEN] = minute


def found_or_404(found: Any) -> Any:
    """One answer for what is not there and what is not yours, so that a guess tells nothing."""
    if found is None:
        raise Http404
    return found


def asked_once_more(address: str) -> HttpResponse:
    """To the page that asks for the second factor again, and from there to this address."""
    return redirect_to_login(address, reverse("mfa_reauthenticate"))
