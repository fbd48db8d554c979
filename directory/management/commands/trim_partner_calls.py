"""Forgets what was answered to the software of partners."""

from typing import Any

from django.core.management.base import BaseCommand

from directory.repeats import trim


class Command(BaseCommand):
    help = "Forgets answers to calls of partners that are older than 48 hours; run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{trim()} answers were forgotten.")
