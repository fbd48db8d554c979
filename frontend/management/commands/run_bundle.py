"""The console and the pages from a bundle, on this machine alone, while the server is away."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from frontend.loopback import HOST, Server, port, refuse_taken_port
from matching.bundling import BadBundle, read_bundle

PORT = 8700
# Whatever this machine is set to otherwise: no page of errors with values in it, and no way to https that is not there.
ITS_SETTINGS = {"DEBUG": "0", "SECURE_SSL_REDIRECT": "0"}


class Command(BaseCommand):
    help = (
        "Serves the console and the pages from a bundle, to this machine alone."
        " Example: manage.py run_bundle waypoint.bundle --port 8700"
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what manage.py bundle wrote")
        parser.add_argument("--port", type=port, default=PORT, help=f"the port to serve on ({PORT})")

    def handle(self, *args: Any, **options: Any) -> None:
        file, chosen = options["file"].absolute(), options["port"]
        ours = str(file) == settings.BUNDLE
        day = _checked(file, thorough=not ours)
        refuse_taken_port(chosen, f"--port {chosen + 1}")
        if not ours:
            _start_again(file, chosen)
        Server(chosen, lambda: self.say(greeting(day, chosen))).run()

    def say(self, text: str) -> None:
        """At once, also into a file or a pipe: whoever started it waits for the address."""
        self.stdout.write(text)
        self.stdout.flush()


def greeting(day: date, chosen: int) -> str:
    return f"Listings as of {day.day} {day:%B %Y}\nWaypoint is ready: http://{HOST}:{chosen}/   (Ctrl-C stops it)"


def _checked(file: Path, *, thorough: bool) -> date:
    try:
        return read_bundle(file, thorough=thorough).day
    except BadBundle as problem:
        raise CommandError(str(problem)) from problem


def _start_again(file: Path, chosen: int) -> None:
    """Settings are read once, when a process starts: this one becomes one that was started with the bundle's."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_bundle", str(file), "--port", str(chosen)]
    given = {**ITS_SETTINGS, "BUNDLE": str(file)}
    kept = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in given}
    os.execve(sys.executable, command, {**kept, **given})  # noqa: S606  no shell
