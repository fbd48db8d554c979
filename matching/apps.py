from pathlib import Path

from django.apps import AppConfig
from django.conf import settings


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        """A copy that this code cannot answer from stops the start; raises ImproperlyConfigured."""
        if settings.BUNDLE:
            from matching.bundling.reading import read_bundle

            read_bundle(Path(settings.BUNDLE))
