"""Makes an account for the operator console."""

from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from directory.errors import DomainError
from directory.services import make_operator


class Command(BaseCommand):
    help = (
        "Makes an account that may use the operator console and no staff page, or gives such an account a new "
        "password. It asks for the password. Example: manage.py add_operator ada"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="what the operator signs in with")
        parser.add_argument("--password-file", type=Path, metavar="PATH", help="the file that holds the password")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["password_file"]
        password = ask_password() if path is None else read_password(path)
        try:
            user = make_operator(name=options["name"], password=password)
        except DomainError as problem:
            raise CommandError(f"{problem.message} Nothing was changed.") from problem
        except DatabaseError as problem:
            raise CommandError(f"The database is not ready ({problem}). Run manage.py migrate first.") from problem
        self.stdout.write(
            f"{user.username} may use the operator console. The first sign-in asks to set up a second factor."
        )


def read_password(path: Path) -> str:
    """The text of the file without the line break at its end."""
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"{path} cannot be read as a password: {problem}") from problem


def ask_password() -> str:
    try:
        first, second = getpass("Password: "), getpass("Password again: ")
    except EOFError as problem:
        raise CommandError("No password was given. Use --password-file where nobody can type.") from problem
    if first != second:
        raise CommandError("The two passwords are not the same. Nothing was changed.")
    return first
