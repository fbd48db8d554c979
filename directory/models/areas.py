from django.db import models

from directory.models.services import Service


class ServiceArea(models.Model):
    """One area key of a service. Which keys there are: `geodata.types`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    area_key = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)  # where the key does not come from the listing itself

    class Meta:
        ordering = ["area_key"]
        constraints = [models.UniqueConstraint(fields=["service", "area_key"], name="one_row_per_area")]

    def __str__(self) -> str:
        return self.area_key
