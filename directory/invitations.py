"""Invitations: who may make one, and how it becomes an account, once."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit, letters
from directory.accounts import new_account
from directory.errors import BadInput, Forbidden, NotFound
from directory.models import Invitation, Membership, Organization, User
from directory.models.people import Role
from directory.permissions import may_invite

SECRET_BYTES = 32


@transaction.atomic
def invite(
    *,
    email: str,
    role: Role | str,
    organization: Organization | None = None,
    by: User | None,
    at: datetime | None = None,
) -> tuple[Invitation, str]:
    """The invitation, and the secret of its link, which is kept nowhere. `by` None is whoever sits at the server.

    Raises BadInput for an address, a role or an organization that does not go with the role, and Forbidden for an
    account that may not invite for this role. Nothing is written then.
    """
    chosen = _role(role, organization)
    if by is not None and not may_invite(by, chosen):
        raise Forbidden("role", _("Your account cannot do this."))
    now = at or timezone.now()
    secret = token_urlsafe(SECRET_BYTES)
    made = Invitation.objects.create(
        email=_address(email),
        role=chosen,
        organization=organization,
        digest=_digest(secret),
        made_at=now,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
        invited_by=by,
    )
    audit.record(actor=by, action="invitation.made", about=made, fields=_told(made), at=now)
    return made, secret


@transaction.atomic
def invite_by_letter(
    *, email: str, role: Role | str, organization: Organization | None = None, by: User, at: datetime | None = None
) -> Invitation:
    """The same with the link sent to its address (`manage.py send_letters`). Raises what `invite` raises."""
    made, secret = invite(email=email, role=role, organization=organization, by=by, at=at)
    facts = {
        "role": made.role,
        "organization": organization.name if organization else "",
        "secret": secret,
        "until": made.expires_at.date().isoformat(),
    }
    letters.post(kind=letters.Kind.INVITATION, to=made.email, facts=facts, at=made.made_at)
    return made


@transaction.atomic
def accept(*, secret: str, username: str, password: str, at: datetime | None = None) -> User:
    """The new account with its role. Raises NotFound, always the same, for a link that is forged, used or too old, or
    whose author's account has ended or lost the right to invite; BadInput for a name or password that cannot be taken.
    """
    now = at or timezone.now()
    held = usable(secret, now)
    if held is None or not Invitation.objects.filter(pk=held.pk, used_at=None).update(used_at=now):
        raise NotFound("invitation", _("This link cannot be used. Ask for a new one."))
    user = new_account(username=username, password=password, email=held.email)
    Membership.objects.create(user=user, role=held.role, organization=held.organization)
    audit.record(actor=user, action="invitation.accepted", about=held, fields=_told(held), at=now)
    return user


def usable(secret: str, at: datetime | None = None) -> Invitation | None:
    """The invitation of this link as long as it can be accepted."""
    found = waiting(at).filter(digest=_digest(secret)).first()
    if found is None or not (found.invited_by is None or may_invite(found.invited_by, Role(found.role))):
        return None
    return found


def waiting(at: datetime | None = None) -> QuerySet[Invitation]:
    """Neither used nor too old, and not made by an account that has ended."""
    by_somebody = Q(invited_by=None) | Q(invited_by__is_active=True)
    found = Invitation.objects.filter(by_somebody, used_at=None, expires_at__gt=at or timezone.now())
    return found.select_related("organization", "invited_by")


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _role(role: Role | str, organization: Organization | None) -> Role:
    if role not in Role.values:
        raise BadInput("role", _("Choose one of the list."))
    if (role == Role.PARTNER) != (organization is not None):
        raise BadInput("organization", _("A partner speaks for one agency, and nobody else does."))
    return Role(role)


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as problem:
        raise BadInput("email", " ".join(problem.messages)) from problem
    return email


def _told(held: Invitation) -> dict[str, dict[str, object]]:
    after = {"email": held.email, "role": held.role, "organization": held.organization_id}
    return {name: {"before": None, "after": value} for name, value in after.items()}
