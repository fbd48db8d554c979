"""Keys with which the software of an agency speaks for one of its people, and what was answered to it once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from directory.models.organizations import Organization


class Scope(models.TextChoices):
    READ = "read"  # its own listings and changes
    PROPOSE = "propose"  # send changes, take them back
    CONFIRM = "confirm"  # say that what stands there is right
    CAPACITY = "capacity"  # say whether there is room


class ApiToken(models.Model):
    """One key of one person for one organization. The secret itself is nowhere: only its digest is kept."""

    name = models.CharField(max_length=80)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="api_tokens")
    scopes = models.JSONField()  # values of Scope, in their order
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret, in hexadecimal
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)  # a day: when somebody works is nobody's business
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization", "name"],
                condition=Q(revoked_at=None),
                name="one_token_of_a_name_for_a_person",
            ),
            models.CheckConstraint(name="a_token_ends_after_it_began", condition=Q(expires_at__gt=F("made_at"))),
        ]

    def __str__(self) -> str:
        return self.name


class IdempotencyKey(models.Model):
    """What was answered to a call that wrote, so that the same call sent again is answered and not done again."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="idempotency_keys")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)  # SHA-256 of the call and its input, in hexadecimal
    payload = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_for_a_key_of_a_token")]

    def __str__(self) -> str:
        return f"{self.key} of {self.token_id}"
