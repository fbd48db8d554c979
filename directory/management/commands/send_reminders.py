"""Writes to agencies about what is due. The letters wait for `manage.py send_letters`."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from directory.due_listings import due_listings
from directory.reminding import send_due


class Command(BaseCommand):
    help = "Writes reminders of what is due, to be run each day. Example: manage.py send_reminders"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="as if it were this day, such as 2026-11-26")

    def handle(self, *args: Any, **options: Any) -> None:
        today = options["today"] or timezone.localdate()
        done = send_due(due_listings(today), today=today)
        self.stdout.write(
            f"{done.letters:,} letters about {done.listings:,} listings wait;"
            f" {done.without_mailbox:,} listings have no mailbox, {done.refused:,} were refused"
        )
