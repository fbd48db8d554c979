"""Changes of a listing that wait for other people, and what those people said. See docs/adr/0040."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.models.links import ConfirmationLink
from directory.models.services import Service


class ProposalState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"  # and written
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OPEN_STATES = (ProposalState.DRAFT, ProposalState.SUBMITTED)


class ChangeProposal(models.Model):
    """What a listing should say instead. Nothing of it is live before the last approval that it needs."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="proposals")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    author_name = models.CharField(max_length=200, blank=True)  # who speaks where no account does, such as a release
    link = models.OneToOneField(
        ConfirmationLink, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )  # by which somebody without an account answered
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.DRAFT, db_index=True)
    base_version = models.PositiveIntegerField()  # Service.version that the author saw
    changes = models.JSONField()  # group -> field -> value, as directory.editing.table says
    before = models.JSONField(default=dict, blank=True)  # the same, as it was live when this was written over it
    why = models.TextField()
    reverts = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reverted_by")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)  # approved, rejected or withdrawn
    decided_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_proposal_is_decided_at_a_time_or_open",
                condition=Q(state__in=OPEN_STATES, decided_at=None)
                | Q(~Q(state__in=OPEN_STATES), decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="somebody_speaks_for_a_proposal", condition=Q(author__isnull=False) | ~Q(author_name="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk} of {self.service_id}"


class Verdict(models.TextChoices):
    APPROVE = "approve"
    REJECT = "reject"


class Review(models.Model):
    """What one person said of a proposal, once."""

    proposal = models.ForeignKey(ChangeProposal, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    note = models.TextField(blank=True)
    called_back = models.BooleanField(
        default=False
    )  # they called a number known before; the note says which and what came
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "reviewer"], name="one_review_of_a_proposal_for_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.proposal_id} by {self.reviewer_id}"
