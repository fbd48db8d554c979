"""Who may do what, each check by name and all of them here. They read; what is refused is refused by their callers.

A check answers for an account alone. That nobody decides over their own words is held by the services themselves
(`directory.editing.guards`), whatever roles somebody has.
"""

from django.contrib.auth.models import AnonymousUser

from directory.models import ApiToken, Organization, Service, User
from directory.models.people import Role

Account = User | AnonymousUser


def roles_of(account: Account) -> frozenset[str]:
    """Empty for nobody and for an account not in use. A superuser is an administrator."""
    if not isinstance(account, User) or not account.is_active:
        return frozenset()
    made = {Role.ADMINISTRATOR.value} if account.is_superuser else set()
    return frozenset({role for role, _organization in account.standing} | made)


def organizations_of(account: Account) -> frozenset[int]:
    """Keys of the organizations that the account speaks for."""
    if not isinstance(account, User):
        return frozenset()
    return frozenset(key for role, key in account.standing if role == Role.PARTNER and key is not None)


def has_a_role(account: Account) -> bool:
    return bool(roles_of(account))


def may_operate(account: Account) -> bool:
    """The operator console."""
    return bool(roles_of(account) & {Role.OPERATOR, Role.CURATOR, Role.ADMINISTRATOR})


def is_partner(account: Account) -> bool:
    """The portal of an agency."""
    return bool(organizations_of(account))


def speaks_for(account: Account, organization: Organization) -> bool:
    return organization.pk in organizations_of(account)


def may_propose(account: Account, service: Service) -> bool:
    """Changes of this listing: its agency, and curators."""
    return service.organization_id in organizations_of(account) or may_review(account)


def may_write_proposals(account: Account) -> bool:
    """The forms of listings; of which listing, `may_propose` says."""
    return is_partner(account) or may_review(account)


def may_review(account: Account) -> bool:
    """Proposals, claims, closures, what is due, duplicates and the inclusion policy; withheld numbers are shown."""
    return Role.CURATOR in roles_of(account)


def may_confirm_closed(account: Account) -> bool:
    """Hide a number at once, alone."""
    return may_review(account)


def may_disclose(account: Account) -> bool:
    """Record that a place may be shown, and keep one private."""
    return may_review(account)


def may_make_private(account: Account, organization: Organization) -> bool:
    """Its agency may always ask for less to be shown, and so may a curator."""
    return speaks_for(account, organization) or may_review(account)


def may_read_audit(account: Account) -> bool:
    return bool(roles_of(account) & {Role.CURATOR, Role.ADMINISTRATOR})


def may_read_counts(account: Account) -> bool:
    """What was asked and what was missing, in counts."""
    return bool(roles_of(account) & {Role.ANALYST, Role.CURATOR, Role.ADMINISTRATOR})


def may_steward(account: Account) -> bool:
    """The tables of the directory (Django's admin)."""
    return bool(roles_of(account) & {Role.CURATOR, Role.ADMINISTRATOR})


def may_manage_accounts(account: Account) -> bool:
    """End an account, change its roles."""
    return Role.ADMINISTRATOR in roles_of(account)


def may_open_people(account: Account) -> bool:
    """The list of accounts: administrators see all of them, curators those of agencies."""
    return may_invite(account, Role.PARTNER)


def may_end_token(account: Account, token: ApiToken) -> bool:
    """Whoever made it, their colleagues, and administrators."""
    return speaks_for(account, token.organization) or may_manage_accounts(account) or token.user_id == account.pk


def may_invite(account: Account, role: Role) -> bool:
    """Administrators anybody; a curator the people of agencies alone."""
    return may_manage_accounts(account) or (role == Role.PARTNER and may_review(account))
