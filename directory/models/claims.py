"""Somebody says that they work at a listed agency, and a curator finds out by calling it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.models.services import Service


class ClaimState(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Claim(models.Model):
    """Without an account, or with one; nothing of the person is asked but a mailbox and what they do there."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="claims")
    claimant = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    email = models.EmailField(max_length=254)
    office = models.CharField(max_length=120)  # a role, such as "front desk"; no person
    words = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=ClaimState.choices, default=ClaimState.OPEN, db_index=True)
    numbers = models.JSONField()  # of the listing when it was claimed: only these are called
    made_at = models.DateTimeField(db_index=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="claims_decided"
    )
    called = models.CharField(max_length=20, blank=True)  # the number, as it is dialled
    note = models.TextField(blank=True)  # what came of the call, or why not

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_claim_is_open_or_decided_at_a_time",
                condition=Q(state=ClaimState.OPEN, decided_at=None)
                | Q(~Q(state=ClaimState.OPEN), decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_accepted_claim_names_the_call",
                condition=~Q(state=ClaimState.ACCEPTED) | (~Q(called="") & ~Q(note="") & Q(decided_by__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["service", "email"],
                condition=Q(state=ClaimState.OPEN),
                name="one_open_claim_of_a_mailbox_for_a_listing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} claim {self.pk} of {self.service_id}"
