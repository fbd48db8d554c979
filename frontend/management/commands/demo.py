"""One command from an empty folder to a running Waypoint: database, shipped listings, search snapshot, server."""

import json
import os
import secrets
from argparse import ArgumentTypeError
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.accounts import give_role
from directory.models import LoadedRecord, User
from directory.models.people import Role
from frontend.loopback import HOST, Server, port, refuse_taken_port
from matching import index

CURATOR = "curator"
EXAMPLE_QUERY = (
    '{ match(request: {needs: [{code: "emergency-shelter"}], victimizations: ["domestic-violence"],'
    ' languages: [{code: "es"}], places: {here: {text: "10453"}}, first: 2})'
    " { matches { rank score offer { name phones { display } } parts { points reason { message } } }"
    " fallbacks { name phones { display } } } }"
)
# What the listings in the database, and the snapshot made from them, come from.
LISTING_SOURCES = ("directory/data", "directory/listings", "directory/models", "geodata")
INDEX_SOURCES = ("matching", "directory")
SOURCE_KINDS = (".py", ".json", ".jsonl", ".csv", ".gz", ".xml")


class Command(BaseCommand):
    help = (
        "Prepares a database with the shipped listings and serves Waypoint on this machine."
        " Refused outside DEBUG. Example: DEBUG=1 manage.py demo --port 8000"
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port, help="the port to serve on (PORT in the environment, else 8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo makes an account and shows errors openly: it runs only with DEBUG=1.")
        chosen = options["port"] or port_from_environment()
        refuse_taken_port(chosen, f"PORT={chosen + 1} script/demo")
        self.prepare()
        Server(chosen, lambda: self.say(greeting(chosen))).run()

    def say(self, text: str) -> None:
        """At once, also into a file or a pipe: whoever started it waits for the address."""
        self.stdout.write(text)
        self.stdout.flush()

    def prepare(self) -> None:
        """Leaves a migrated, filled and indexed database; does again only what changed since the last time."""
        stamp_file().parent.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        self.load_listings()
        self.build_index()
        self.make_curator()

    def load_listings(self) -> None:
        digest = digest_of(LISTING_SOURCES, sorted(settings.LISTING_LICENSES))
        if read_stamps().get("listings") == digest and LoadedRecord.objects.exists():
            return
        self.say("Loading the shipped listings (only when they changed) ...")
        try:
            call_command("load_listings", verbosity=0, stdout=self.stdout)
        except CommandError as problem:
            if not LoadedRecord.objects.exists():
                raise
            self.stderr.write(str(problem))
        write_stamp("listings", digest)

    def build_index(self) -> None:
        stamps = read_stamps()
        digest = digest_of(INDEX_SOURCES, [stamps.get("listings", "")])
        if stamps.get("index") == digest and index.is_built():
            return
        self.say("Building the search snapshot ...")
        call_command("build_index", verbosity=0)
        write_stamp("index", digest)

    def make_curator(self) -> None:
        """The password is shown this once; `manage.py changepassword curator` sets another."""
        if User.objects.filter(username=CURATOR).exists():
            return
        password = secrets.token_urlsafe(15)
        user = User.objects.create_superuser(CURATOR, password=password)
        give_role(user=user, role=Role.CURATOR, by=None)
        self.say(f"Account made for /staff/: {CURATOR}, password {password} (shown only now)")
        self.say("The first sign-in asks for a second factor: have an app for sign-in codes at hand.")


def greeting(chosen: int) -> str:
    body = json.dumps({"query": EXAMPLE_QUERY})
    return (
        f"\nWaypoint is ready: http://{HOST}:{chosen}/   (Ctrl-C stops it)\n\n"
        "Shelter for a Spanish speaker in 10453 who was hurt by a partner:\n\n"
        f"curl -s http://{HOST}:{chosen}/graphql -H 'Content-Type: application/json' -d '{body}'\n"
    )


def port_from_environment() -> int:
    try:
        return port(os.environ.get("PORT") or "8000")
    except ArgumentTypeError as problem:
        raise CommandError(f"PORT: {problem}") from problem


def stamp_file() -> Path:
    """Beside the SQLite file, so that the stamp goes where the database goes; else in var/."""
    database = settings.DATABASES["default"]
    name = Path(database["NAME"]) if "sqlite3" in database["ENGINE"] else settings.BASE_DIR / "var" / "demo"
    return name.with_name(name.name + ".stamp.json")


def read_stamps() -> dict[str, str]:
    try:
        return dict(json.loads(stamp_file().read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def write_stamp(name: str, digest: str) -> None:
    stamp_file().write_text(json.dumps({**read_stamps(), name: digest}), encoding="utf-8")


def digest_of(folders: Iterable[str], words: Iterable[str]) -> str:
    """One fingerprint of the code and data files in these folders of the project, and of the words."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in SOURCE_KINDS:
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0" + path.read_bytes())
    for word in words:
        digest.update(b"\0" + word.encode())
    return digest.hexdigest()
