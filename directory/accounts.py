"""Accounts of staff and partners: how one is made, given a role, and ended. Nobody changes their own."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import audit
from directory.errors import BadInput, Forbidden
from directory.models import Membership, Organization, User
from directory.models.people import Role
from directory.permissions import may_manage_accounts


def new_account(*, username: str, password: str, email: str = "") -> User:
    """Without a role. Raises BadInput for a name or a password that Django's validators refuse, or a name in use."""
    user = User(username=User.normalize_username(username), email=email)
    checked_account(user, password)
    if User.objects.filter(username=user.username).exists():
        raise BadInput("username", _("Please choose another name."))
    user.set_password(password)
    user.save()
    return user


def checked_account(user: User, password: str) -> None:
    """Raises BadInput where Django's validators refuse the name or the password."""
    try:
        user.clean_fields(exclude={"password"})
    except ValidationError as problem:
        raise BadInput("username", " ".join(problem.messages)) from problem
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise BadInput("password", " ".join(problem.messages)) from problem


@transaction.atomic
def give_role(
    *,
    user: User,
    role: Role | str,
    organization: Organization | None = None,
    by: User | None,
    at: datetime | None = None,
) -> Membership:
    """The membership; one that is there already stays as it is. `by` None is whoever sits at the server.

    Raises Forbidden for one's own account and for whoever manages no accounts; BadInput for an organization that does
    not go with the role.
    """
    _refuse(user, by)
    if role not in Role.values:
        raise BadInput("role", _("Choose one of the list."))
    if (role == Role.PARTNER) != (organization is not None):
        raise BadInput("organization", _("A partner speaks for one agency, and nobody else does."))
    held, made = Membership.objects.get_or_create(user=user, role=role, organization=organization)
    if made:
        _note("role_given", user, by, at, _standing(held), None, "held")
    return held


@transaction.atomic
def take_role(*, membership: Membership, by: User | None, at: datetime | None = None) -> None:
    """Taken away at once: the next request of the account is refused. Raises Forbidden as `give_role` does."""
    _refuse(membership.user, by)
    gone, _kinds = Membership.objects.filter(pk=membership.pk).delete()
    if gone:
        _note("role_taken", membership.user, by, at, _standing(membership), "held", None)


@transaction.atomic
def end_account(*, user: User, by: User | None, at: datetime | None = None) -> None:
    """Nobody can sign in with it any more, and whoever is signed in is out. What it did stays in the audit."""
    _refuse(user, by)
    end_sessions(user)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        _note("ended", user, by, at, "active", True, False)


def end_sessions(user: User) -> None:
    """A session names its account only inside, so each one that is not over is read."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def _refuse(user: User, by: User | None) -> None:
    if by is None:
        return
    if user.pk == by.pk:
        raise Forbidden("account", _("Nobody changes their own account here. Ask another administrator."))
    if not may_manage_accounts(by):
        raise Forbidden("account", _("Your account cannot do this."))


def _standing(membership: Membership) -> str:
    """Such as `curator`, or `partner 12` with the key of the organization."""
    return " ".join(str(part) for part in (membership.role, membership.organization_id) if part is not None)


def _note(
    verb: str, user: User, by: User | None, at: datetime | None, name: str, before: object, after: object
) -> None:
    fields = {name: {"before": before, "after": after}}
    audit.record(actor=by, action=f"account.{verb}", about=user, fields=fields, at=at)
