"""Links that make an account. Whoever holds one chooses a name and a password and has the role that it names."""

from django.db import models
from django.db.models import Q

from directory.models.organizations import Organization
from directory.models.people import Role, User


class Invitation(models.Model):
    """Only the SHA-256 of the link's secret is kept, so nobody who reads this table can use one."""

    email = models.EmailField()
    role = models.CharField(max_length=13, choices=Role.choices)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    invited_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_of_a_partner_names_the_organization",
                condition=Q(role=Role.PARTNER, organization__isnull=False)
                | ~Q(role=Role.PARTNER) & Q(organization__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.made_at:%Y-%m-%d}"
