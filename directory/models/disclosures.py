"""Who decided what may be shown of a location. No address has a column here."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.models.locations import Location


class Authorisation(models.Model):
    """Somebody who may speak for a place wrote that its address may be shown (42 USC 10406(c)(5)(H))."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="authorisations")
    authorised_by = models.CharField(max_length=200)  # a role or an office, such as "executive director"; no person
    reference = models.CharField(max_length=300)  # where the writing is kept
    on = models.DateField()  # of the writing
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="authorisations_recorded"
    )
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location"], condition=Q(undone_at=None), name="one_standing_authorisation_for_a_location"
            ),
            models.CheckConstraint(
                condition=~Q(authorised_by="") & ~Q(reference=""), name="an_authorisation_names_its_writing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authorised_by} {self.on}"


class KeptPrivate(models.Model):
    """A person made this location private: no load brings its address back."""

    location = models.OneToOneField(Location, on_delete=models.CASCADE, related_name="kept_private")
    since = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="locations_made_private")

    def __str__(self) -> str:
        return f"since {self.since:%Y-%m-%d}"
