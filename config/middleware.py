"""Sessions, sign-in and CSRF cookies exist on the staff paths alone; public answers never set a cookie."""

import re
from collections.abc import Callable

from allauth.account.middleware import AccountMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

# The console also stands behind a language: /es/staff/console/. Whoever confirms by a link has no account, and the
# secret in the address guards the form better than a cookie would (frontend.confirming).
STAFF_PATHS = re.compile(r"/(?:[a-z-]+/)?staff/(?!confirm/)")
Handler = Callable[[HttpRequest], HttpResponse]


class _StaffCsrf(CsrfViewMiddleware):
    """Checks the token in the chain itself: process_view would only run for listed middleware."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.process_request(request)
        refusal = self.process_view(request, None, (), {})
        return refusal or self.process_response(request, self.get_response(request))


def staff_only_middleware(get_response: Handler) -> Handler:
    accounts = AccountMiddleware(get_response)
    staff: Handler = SessionMiddleware(
        AuthenticationMiddleware(MessageMiddleware(_StaffCsrf(accounts)))  # type: ignore[arg-type]
    )

    def handle(request: HttpRequest) -> HttpResponse:
        if not STAFF_PATHS.match(request.path):
            return get_response(request)
        answer = staff(request)
        # With no-referrer a browser names no origin for its own forms, and CSRF takes them for another site's.
        answer["Referrer-Policy"] = "same-origin"
        return answer

    def asked_again(request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """What a page throws to have the second factor asked for again becomes the page that asks."""
        return accounts.process_exception(request, problem) if STAFF_PATHS.match(request.path) else None

    handle.process_exception = asked_again  # type: ignore[attr-defined]  where Django looks for it
    return handle
