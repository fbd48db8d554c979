from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directory.models.services import Service


class ConfirmationLink(models.Model):
    """A way for an agency to answer once for one listing, without an account. The secret itself is kept nowhere."""

    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="confirmation_links")
    to = models.EmailField(max_length=254)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="links_asked_for"
    )  # null: sent because it was due
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_link_ends_after_it_was_made", condition=Q(expires_at__gt=F("made_at")))
        ]

    def __str__(self) -> str:
        return f"link {self.pk} of {self.service_id}"
