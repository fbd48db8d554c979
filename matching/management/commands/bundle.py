"""Writes the bundle: the published listings in one file, for a console on a machine of its own."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from matching.bundling import BadBundle, Written, write_bundle


class Command(BaseCommand):
    help = (
        "Writes the published listings and their search snapshot into one file, from which `run_bundle` serves."
        " Example: manage.py bundle /media/stick/waypoint.bundle --force"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write it")
        parser.add_argument("--force", action="store_true", help="write it in place of a file that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        tell = self.stdout.write if options["verbosity"] else _silently
        try:
            written = write_bundle(options["file"].absolute(), tell, force=options["force"])
        except (BadBundle, OSError, Error) as problem:
            raise CommandError(f"Nothing was written. {problem}") from problem
        tell(report(written))


def report(written: Written) -> str:
    """One line: rows, size, which index and of when."""
    return (
        f"{written.path}: {sum(written.rows.values()):,} rows, {written.size / 1e6:.1f} MB, "
        f"search snapshot {written.index_version}, listings as of {written.made_at:%Y-%m-%d %H:%M} UTC"
    )


def _silently(_line: str) -> None:
    return None
