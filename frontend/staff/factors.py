"""The second factor of an account. A password alone opens no staff page, however it was come by."""

from time import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from directory.models import User

# Recovery codes come with one of these and are worth nothing alone.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
FRESH = (
    15 * 60
)  # seconds: who found a signed-in screen cannot change a number or make a key (threat model, stolen login)
PROVES = "mfa"  # what allauth writes into the session when a code or a passkey was right


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_proven(request: HttpRequest) -> bool:
    """Whether this session showed a second factor. One begun before there was any did not, and must sign in anew."""
    return any(record.get("method") == PROVES for record in get_authentication_records(request, request.user))


def is_fresh(request: HttpRequest) -> bool:
    """Whether this session showed a second factor within the last quarter of an hour."""
    shown = (record["at"] for record in get_authentication_records(request, request.user) if record["method"] == PROVES)
    return time() - max(shown, default=0.0) <= FRESH
