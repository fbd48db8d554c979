"""The second factor of an account. A password alone opens no staff page, however it was come by."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from directory.models import User

# Recovery codes come with one of these and are worth nothing alone.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROVES = "mfa"  # what allauth writes into the session when a code or a passkey was right


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_proven(request: HttpRequest) -> bool:
    """Whether this session showed a second factor. One begun before there was any did not, and must sign in anew."""
    return any(record.get("method") == PROVES for record in get_authentication_records(request, request.user))
