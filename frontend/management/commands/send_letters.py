"""Sends the letters that wait."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from directory import letters
from frontend.letters.sending import Round, send_waiting


class Command(BaseCommand):
    help = "Sends the letters that wait. Example: manage.py send_letters --follow 60"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--follow", type=float, metavar="SECONDS", help="stay, and look again after so many seconds"
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="first take back what is in doubt: a mailbox may get such a letter a second time",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            self.stdout.write(f"{letters.take_back():,} in doubt wait again")
        if options["follow"] is not None:
            return self._follow(options["follow"])
        done = send_waiting()
        self._tell(done)
        if not done.is_good:
            raise CommandError("Some letters were not sent: they wait. Those in doubt are sent by --again alone.")
        return None

    def _follow(self, seconds: float) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        last = ""
        while not stop.is_set():
            last = self._round(last)
            stop.wait(seconds)

    def _round(self, last: str) -> str:
        """Tells what is new alone; answers what it told."""
        close_old_connections()
        done = send_waiting()
        if done.sent or str(done) != last:
            self._tell(done)
        return str(done)

    def _tell(self, done: Round) -> None:
        self.stdout.write(f"{done.sent:,} sent, {done.failed:,} failed, {done.doubtful:,} in doubt")
        self.stdout.flush()
