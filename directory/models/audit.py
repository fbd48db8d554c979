"""What was done, by whom, and in which order: entries that are added, never changed. See docs/adr/0040."""

from django.conf import settings
from django.db import models

DIGEST = 64  # hexadecimal digits of a SHA-256


class AuditEntry(models.Model):
    """One act. `directory.audit.record` alone writes it; triggers (migration 0005) refuse every later change of it."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="audit_entries"
    )
    actor_name = models.CharField(max_length=150, blank=True)  # stays when the account goes; empty: a command did it
    action = models.CharField(max_length=60, db_index=True)
    about_type = models.CharField(max_length=100)  # directory.service
    about_id = models.CharField(max_length=64)
    fields = models.JSONField(default=dict, blank=True)  # name -> {"before": value, "after": value}
    previous = models.CharField(max_length=DIGEST, blank=True)  # the digest of the entry before; empty for the first
    digest = models.CharField(max_length=DIGEST, unique=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["about_type", "about_id"], name="audit_entries_about_a_row")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.about_type} {self.about_id}"


class AuditAnchor(models.Model):
    """Where old entries were cut off: the next entry follows on this digest, so that the rest can still be checked."""

    at = models.DateTimeField()
    through = models.PositiveBigIntegerField(unique=True)  # the key of the last entry that was cut
    digest = models.CharField(max_length=DIGEST)  # of that entry
    count = models.PositiveIntegerField()  # how many were cut

    class Meta:
        ordering = ["-through"]

    def __str__(self) -> str:
        return f"{self.count} entries up to {self.through}"
