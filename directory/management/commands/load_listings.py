"""Loads listing files into the directory."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory import policies
from directory.listings.reader import WrongFile, shipped_files
from directory.listings.report import as_json, as_text
from directory.listings.run import run


class Command(BaseCommand):
    help = (
        "Loads listing files (.jsonl, one listing a line); without a file, the shipped ones. Loading twice changes "
        "nothing. Example: manage.py load_listings --dry-run my-listings.jsonl"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        files = options["files"] or shipped_files(settings.LISTING_LICENSES)
        try:
            report = run(files, classes=settings.LISTING_LICENSES, dry_run=options["dry_run"])
        except WrongFile as problem:
            raise CommandError(f"{problem}. Nothing was written.") from problem
        if not options["dry_run"]:
            policies.load_shipped()
        if options["json"]:
            self.stdout.write(json.dumps(as_json(report), ensure_ascii=False))
        elif options["verbosity"]:
            self.stdout.write(as_text(report))
        if report.refused:
            raise CommandError(f"{report.refused} rows were refused; the others were loaded.")
