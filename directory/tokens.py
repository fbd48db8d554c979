"""Keys for the software of an agency: made, ended and read (docs/partner-api.md).

The secret is shown once and kept nowhere. It holds 256 random bits, so a plain digest of it can be looked up: how long
that takes tells nothing of another secret (RFC 6750, 5.2; OWASP ASVS 5.0, 6.5.2).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.editing.guards import refuse_inactive
from directory.editing.rules import text, whole
from directory.errors import BadInput, Conflict, Forbidden
from directory.models import ApiToken, Membership, Organization, User
from directory.models.people import Role
from directory.models.tokens import Scope
from directory.permissions import may_end_token, speaks_for

PREFIX = "wp_"  # so that a search for lost secrets knows one when it sees it
SECRET_BYTES = 32
LONGEST_DAYS = 365
_name, _days = text(80, needed=True), whole(1, LONGEST_DAYS)


@transaction.atomic
def issue(
    *,
    user: User,
    organization: Organization,
    scopes: Iterable[str],
    days: int,
    name: str,
    at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is told here alone; it ends after so many days, 365 at most.

    Raises Forbidden unless the person speaks for the organization, BadInput for a wrong scope, name or number of days,
    and Conflict where they have a token of this name, so that a second click makes no second one.
    """
    refuse_inactive(user)
    if not speaks_for(user, organization):
        raise Forbidden("organization", _("This account may not do this."))
    now = at or timezone.now()
    values = {"name": _name(name, "name"), "scopes": _chosen(scopes)}
    own = ApiToken.objects.filter(user=user, organization=organization, revoked_at=None)
    if own.filter(name=values["name"]).exists():
        raise Conflict("name", _("You have a key of this name. End it first, or choose another name."))
    secret = f"{PREFIX}{token_urlsafe(SECRET_BYTES)}"
    ends = now + timedelta(days=_days(days, "days"))
    made = ApiToken.objects.create(
        user=user, organization=organization, digest=digest_of(secret), made_at=now, expires_at=ends, **values
    )
    told = {**values, "organization": organization.slug, "expires_at": ends}
    audit.record(actor=user, action="token.issued", about=made, fields=_after(told), at=now)
    return made, secret


@transaction.atomic
def revoke(*, token: ApiToken, by: User, at: datetime | None = None) -> ApiToken:
    """Ends it at once; one that has been ended stays as it is. Raises Forbidden for an account that may not."""
    refuse_inactive(by)
    if not may_end_token(by, token):
        raise Forbidden("token", _("This account may not do this."))
    held = ApiToken.objects.select_for_update(no_key=True, of=("self",)).get(pk=token.pk)
    if held.revoked_at is None:
        held.revoked_at = at or timezone.now()
        held.save(update_fields=["revoked_at"])
        audit.record(
            actor=by, action="token.revoked", about=held, fields=_after({"name": held.name}), at=held.revoked_at
        )
    return held


def bearer(secret: str, at: datetime) -> ApiToken | None:
    """The token of this secret, or None: unknown, ended, over, or of somebody who no longer speaks for the agency."""
    if not secret.startswith(PREFIX):
        return None
    speaking = Membership.objects.filter(
        user=OuterRef("user"), organization=OuterRef("organization"), role=Role.PARTNER
    )
    return (
        ApiToken.objects.filter(Exists(speaking), digest=digest_of(secret), revoked_at=None)
        .filter(expires_at__gt=at, made_at__lte=at, user__is_active=True)
        .select_related("user", "organization")
        .first()
    )


def note_use(*, token: ApiToken, at: datetime) -> None:
    """Keeps the day, and writes it once a day."""
    if token.last_used_on != at.date():
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=at.date())


def tokens_of(organizations: Iterable[int]) -> list[ApiToken]:
    """Those in use or over, of these organizations (keys), the newest first; not those that were ended."""
    kept = ApiToken.objects.filter(organization__in=list(organizations), revoked_at=None)
    return list(kept.select_related("user", "organization"))


def digest_of(secret: str) -> str:
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()


def _chosen(scopes: Iterable[str]) -> list[str]:
    """In the order of Scope, each once."""
    given = set(scopes)
    if not given or not given <= set(Scope.values):
        raise BadInput("scopes", _("This is none of the choices."))
    return [one for one in Scope.values if one in given]


def _after(values: dict[str, object]) -> dict[str, dict[str, object]]:
    return {name: {"before": None, "after": value} for name, value in values.items()}
