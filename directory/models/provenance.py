from django.db import models

from directory.models.services import Service


class Source(models.Model):
    """Where a fact was read. `date` is as printed: a year, a month or a day."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=600, blank=True)
    ref = models.CharField(max_length=500, blank=True)
    date = models.CharField(max_length=10, blank=True)
    retrieved = models.CharField(max_length=10, blank=True)
    grade = models.CharField(max_length=24)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title or self.url or self.ref


class FieldGroup(models.TextChoices):
    EXISTENCE = "existence"
    CONTACT = "contact"
    HOURS = "hours"
    ELIGIBILITY = "eligibility"
    CAPACITY = "capacity"


class Verification(models.Model):
    """Who confirmed which group of fields, how and when; no row means never verified."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="verifications")
    field_group = models.CharField(max_length=12, choices=FieldGroup.choices)
    verified_on = models.DateField(null=True, blank=True)  # null: confirmed, but the source is undated
    verified_by = models.CharField(max_length=120)
    method = models.CharField(max_length=60)  # source-read, call, web-check

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "field_group"], name="one_verification_per_group")]

    def __str__(self) -> str:
        return f"{self.field_group} {self.verified_on}"


class ValidityPeriod(models.Model):
    """A span in which the service existed; without any row nothing is known of its beginning."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="validity_periods")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from} to {self.valid_to}"


class Succession(models.Model):
    """One service took over from another on a day: VOICE, then VESL, then VOICE again."""

    predecessor = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="precessions")
    on_date = models.DateField()
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["on_date"]

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"


class LoadedRecord(models.Model):
    """What the last load wrote for a service, so that a field a person changed since is told apart and kept."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="loaded_record")
    digest = models.CharField(max_length=64)  # of the source record, to skip what has not changed
    values = models.JSONField()  # field or child list -> value as written

    def __str__(self) -> str:
        return self.digest
