"""Two listings of one thing: which of them stays, and ids that lead on to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directory.models.proposals import ChangeProposal
from directory.models.services import Publication, Service


class NotTheSame(models.Model):
    """Somebody looked at both and keeps them apart, so that nobody is asked again."""

    first = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="unlike_later")
    second = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="unlike_earlier")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="kept_apart")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "not the same"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_row_for_a_pair_kept_apart"),
            models.CheckConstraint(name="a_pair_kept_apart_is_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class MergeState(models.TextChoices):
    PROPOSED = "proposed"
    MERGED = "merged"
    DECLINED = "declined"
    UNDONE = "undone"


class Merge(models.Model):
    """`goes` is withheld and its id leads to `stays`, once a second person confirms; both keep their history."""

    stays = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="merges_into")
    goes = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="merges_away")
    fields = models.JSONField(default=list, blank=True)  # names of directory.editing.table, taken over from `goes`
    why = models.TextField()
    state = models.CharField(max_length=8, choices=MergeState.choices, default=MergeState.PROPOSED, db_index=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merges_proposed")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="merges_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    publication = models.CharField(max_length=20, choices=Publication.choices, blank=True)  # of `goes` before
    proposal = models.ForeignKey(ChangeProposal, null=True, blank=True, on_delete=models.PROTECT, related_name="merges")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="a_listing_is_not_merged_into_itself", condition=~Q(stays=F("goes"))),
            models.CheckConstraint(
                name="a_second_person_merges",
                condition=~Q(state=MergeState.MERGED) | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
            ),
            models.UniqueConstraint(
                fields=["goes"],
                condition=Q(state__in=[MergeState.PROPOSED, MergeState.MERGED]),
                name="a_listing_goes_one_way_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.goes_id} into {self.stays_id}"


class FormerId(models.Model):
    """An id that is not shown any more, and the listing that answers for it."""

    source_id = models.SlugField(max_length=200, unique=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="former_ids")

    class Meta:
        ordering = ["source_id"]

    def __str__(self) -> str:
        return self.source_id
