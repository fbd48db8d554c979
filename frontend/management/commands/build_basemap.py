"""manage.py build_basemap: draws the map's own file anew, after the boundaries or the towns were replaced."""

from django.core.management.base import BaseCommand

from frontend.basemap import BASEMAP, basemap


class Command(BaseCommand):
    requires_system_checks = []
    help = "Make the file that the map of the results page is drawn from."

    def handle(self, **_options: object) -> None:
        drawn = basemap()
        BASEMAP.write_bytes(drawn)
        self.stdout.write(f"{BASEMAP}: {len(drawn)} bytes")
