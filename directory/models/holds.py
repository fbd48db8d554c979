from django.conf import settings
from django.db import models
from django.db.models import Q

from directory.models.problems import Problem
from directory.models.services import Service

DEAD = (Problem.NUMBER, Problem.CLOSED)  # what makes a number useless; a line that does not answer may answer later


class Hold(models.Model):
    """The numbers of a listing are hidden while somebody checks them (docs/adr/0041); lifted ones are kept."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="holds")
    reason = models.CharField(max_length=24, choices=[(one.value, one.label) for one in DEAD])
    since = models.DateTimeField()
    operators = models.PositiveSmallIntegerField(default=0)  # how many reported it; 0: a curator alone
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="holds_confirmed"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="holds_lifted"
    )

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(lifted_at=None), name="one_open_hold_for_a_listing"
            ),  # its index answers the query that each answer asks
            models.CheckConstraint(
                condition=Q(operators__gte=2) | Q(curator__isnull=False), name="two_operators_or_a_curator_hold"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="who_lifts_a_hold_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} since {self.since:%Y-%m-%d %H:%M}"
