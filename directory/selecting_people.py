"""Reads of accounts and invitations, each for whoever looks: a curator sees those of agencies alone."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from directory import invitations
from directory.errors import BadInput
from directory.models import Invitation, Membership, Organization, User
from directory.models.people import Role
from directory.permissions import may_manage_accounts, may_open_people


def accounts_for(viewer: User) -> QuerySet[User]:
    """Accounts in use, by name, with their roles at hand."""
    found = User.objects.filter(is_active=True).order_by("username").prefetch_related("memberships__organization")
    if may_manage_accounts(viewer):
        return found
    return found.filter(memberships__role=Role.PARTNER).distinct() if may_open_people(viewer) else found.none()


def memberships_for(viewer: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user__in=accounts_for(viewer)).select_related("user", "organization")


def waiting_for(viewer: User) -> QuerySet[Invitation]:
    found = invitations.waiting()
    if may_manage_accounts(viewer):
        return found
    return found.filter(role=Role.PARTNER) if may_open_people(viewer) else found.none()


def organization_named(text: str) -> Organization | None:
    """By its slug or its whole name; None where nothing is asked for. Raises BadInput for none or more than one."""
    asked = text.strip()
    if not asked:
        return None
    found = Organization.objects.filter(slug=asked).first()
    named = [found] if found else list(Organization.objects.filter(name__iexact=asked)[:2])
    if len(named) != 1:
        raise BadInput("organization", _("We do not find one agency with this name."))
    return named[0]
