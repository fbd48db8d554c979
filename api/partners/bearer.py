"""`Authorization: Bearer wp_...` read once for a request; a request without it has no account at all."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from api.errors import Refusal
from api.partners import rates
from directory.models import ApiToken
from directory.tokens import bearer, note_use

UNAUTHORIZED = 401


def token_of(request: HttpRequest, clock: Callable[[], datetime] = timezone.now) -> ApiToken | None:
    """The token of a request, one call of it taken; None where none was sent.

    Raises Refusal: 401 for a token that is not in use, whatever the cause; 429 for one that called too often.
    """
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    now = clock()
    token = None if settings.BUNDLE else bearer(secret.strip(), now)  # a bundle has no table of tokens
    if token is None:
        raise unauthorized("This key is not in use.")
    rates.take(token)
    note_use(token=token, at=now)
    return token


def unauthorized(message: str) -> Refusal:
    return Refusal("FORBIDDEN", "authorization", message, UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
