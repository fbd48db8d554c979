"""Whether a search server holds just what the stored index holds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching.searching.connection import writer
from matching.searching.drift import drift
from matching.searching.writing import FAILURES

SHOWN = 20


class Command(BaseCommand):
    help = "Compares the search server with the stored index by id, version and content. Example: manage.py check_index"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = drift(writer())
        except FAILURES as problem:
            raise CommandError(f"The search server failed: {type(problem).__name__}.") from problem
        for name in ("missing", "left_over", "older", "different"):
            ids = getattr(found, name)
            self.stdout.write(f"{name.replace('_', ' ')}: {len(ids):,} {', '.join(ids[:SHOWN])}".rstrip())
        if found:
            raise CommandError("The server has drifted: manage.py sync_index --rebuild")
