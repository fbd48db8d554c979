from django.db import models

from directory.models.services import Service


class IndexEvent(models.Model):
    """A service changed: written in the transaction of the change, removed when the search index has taken it in."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="index_events")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.service_id} {self.written_at:%Y-%m-%d %H:%M}"
