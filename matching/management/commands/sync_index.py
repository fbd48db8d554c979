"""Keeps a search server level with the directory."""

import json
import signal
from dataclasses import asdict
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.searching.connection import writer
from matching.searching.syncing import build, drain, follow, level
from matching.searching.writing import FAILURES, Written


class Command(BaseCommand):
    help = "Brings the search server level with the directory. Example: manage.py sync_index --follow"

    def add_arguments(self, parser: CommandParser) -> None:
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--follow", action="store_true", help="stay, and take each change over as it is made")
        ways.add_argument("--rebuild", action="store_true", help="fill a new index and swap it in")
        ways.add_argument(
            "--status", action="store_true", help="write nothing; say how far behind the server is, as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except FAILURES as problem:
            raise CommandError(f"The search server failed: {type(problem).__name__}.") from problem

    def _handle(self, options: dict[str, Any]) -> None:
        if options["status"]:
            now = level(writer())
            return self.stdout.write(json.dumps({**asdict(now), "behind": now.behind}))
        if options["follow"]:
            return self._follow()
        return self._told(build(writer()) if options["rebuild"] else drain(writer()))

    def _follow(self) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        follow(writer(), stopped=stop.is_set, sleep=stop.wait, tell=self.stdout.write)

    def _told(self, found: Written) -> None:
        self.stdout.write(
            f"{found.written:,} written, {found.newer_there:,} newer there, {len(found.refused):,} refused"
        )
        for one in found.refused[:20]:
            self.stderr.write(f"  {one.offer_id}: {one.reason}")
        if found.refused:
            raise CommandError("Some offers were refused: see above.")
