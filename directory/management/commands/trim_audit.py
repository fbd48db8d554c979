"""Cuts off what the audit need not keep any longer."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.audit import trim


class Command(BaseCommand):
    help = "Cuts entries of the audit older than AUDIT_KEEP_DAYS; the rest can still be checked with check_audit."

    def handle(self, *args: Any, **options: Any) -> None:
        count = trim(before=timezone.now() - timedelta(days=settings.AUDIT_KEEP_DAYS))
        self.stdout.write(f"{count} entries were cut.")
