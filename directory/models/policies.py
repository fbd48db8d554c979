"""Who may be listed, in words and versions, and who was not, with the reason and the appeal."""

from django.conf import settings
from django.db import models
from django.db.models import Q

WHOLE = ""  # the source of a policy that holds for the whole directory


class InclusionPolicy(models.Model):
    """One version for one source. It holds from its adoption until a later one is adopted."""

    source = models.SlugField(max_length=60, blank=True)  # empty: the whole directory
    name = models.CharField(max_length=200, blank=True)  # of the source, as readers know it
    text = models.TextField()  # paragraphs with an empty line between
    version = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="policies_written"
    )  # null: it came with the product
    written_at = models.DateTimeField()
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="policies_adopted"
    )
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta:
        ordering = ["source", "-version"]
        verbose_name_plural = "inclusion policies"
        constraints = [
            models.UniqueConstraint(fields=["source", "version"], name="one_text_for_a_version_of_a_policy"),
            models.CheckConstraint(
                name="somebody_else_adopts_a_policy",
                condition=Q(adopted_by=None) | Q(written_by=None) | ~Q(adopted_by=models.F("written_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source or 'directory'} {self.version}"


class RefusalReason(models.TextChoices):
    OFF_TOPIC = "off-topic"  # no help for people hurt by crime
    NO_CONTACT = "no-contact"
    NO_SOURCE = "no-source"
    TERMS = "terms"  # the source does not let us use it
    CLOSED = "closed"
    UNSAFE = "unsafe"
    OTHER = "other"


class Appeal(models.TextChoices):
    NONE = "none"
    ASKED = "asked"
    UPHELD = "upheld"  # it stays refused
    LISTED = "listed"


class Refusal(models.Model):
    """An agency that was not listed. Its name is for curators alone; the public sees counts by reason."""

    name = models.CharField(max_length=300)  # of an agency or a service; no person
    source = models.SlugField(max_length=60, blank=True)
    reason = models.CharField(max_length=12, choices=RefusalReason.choices)
    words = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="listings_refused")
    appeal = models.CharField(max_length=6, choices=Appeal.choices, default=Appeal.NONE)
    appeal_words = models.TextField(blank=True)
    appeal_on = models.DateField(null=True, blank=True)  # of the last step of it
    appeal_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals_decided"
    )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="somebody_else_decides_an_appeal",
                condition=Q(appeal_by=None) | ~Q(appeal_by=models.F("decided_by")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.decided_on}"
