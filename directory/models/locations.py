from django.db import models

from directory.models.organizations import Organization
from directory.models.services import Service


class Disclosure(models.TextChoices):
    """What may be shown. An exact confidential address is not stored at all."""

    PUBLIC = "public"
    AREA = "area"
    PHONE = "phone"


class Location(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="locations")
    disclosure = models.CharField(max_length=10, choices=Disclosure.choices)
    address_1 = models.CharField(max_length=200, blank=True)
    address_2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120, blank=True)
    state_province = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    county_fips = models.CharField(max_length=5, blank=True)
    latitude = models.FloatField(null=True, blank=True)  # WGS84 degrees
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="only_public_places_have_an_address",
                condition=models.Q(disclosure="public")
                | models.Q(address_1="", address_2="", postal_code="", latitude=None, longitude=None),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.city, self.state_province) if part)


class ServiceAtLocation(models.Model):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="service_at_locations")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="one_row_per_service_and_location")]

    def __str__(self) -> str:
        return f"{self.service} · {self.location}"
