"""People who sign in: staff and partner agencies. Nobody who looks for help has an account."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from directory.models.organizations import Organization


class Role(models.TextChoices):
    OPERATOR = "operator"  # answers the line
    PARTNER = "partner"  # speaks for one organization
    CURATOR = "curator"  # decides what the directory says, never alone over their own words
    ANALYST = "analyst"  # reads counts
    ADMINISTRATOR = "administrator"  # invites people and ends accounts


class User(AbstractUser):
    class Meta(AbstractUser.Meta):
        app_label = "directory"

    @cached_property
    def standing(self) -> frozenset[tuple[str, int | None]]:
        """(role, key of the organization or None), read once for this object; empty for an account not in use."""
        if self.pk is None or not self.is_active:
            return frozenset()
        return frozenset(self.memberships.values_list("role", "organization_id"))


class Membership(models.Model):
    """One role of one account; a partner has one for each organization that it speaks for."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role.choices)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )

    class Meta:
        ordering = ["user", "role", "organization"]
        constraints = [
            models.CheckConstraint(
                name="partners_alone_speak_for_an_organization",
                condition=Q(role=Role.PARTNER, organization__isnull=False)
                | ~Q(role=Role.PARTNER) & Q(organization__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(organization=None), name="each_role_once_for_an_account"
            ),
            models.UniqueConstraint(fields=["user", "organization"], name="each_organization_once_for_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"
