"""`manage.py graphql_schema`: writes `api/schema.graphql`, or with --check fails when it is not current."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

import api
from api.schema import schema

FILE = Path(api.__file__).parent / "schema.graphql"


class Command(BaseCommand):
    help = "Write the public GraphQL schema to api/schema.graphql."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is not current")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        written = f"{str(schema).strip()}\n"
        if not check:
            FILE.write_text(written, encoding="utf-8")
            self.stdout.write(f"wrote {FILE}")
        elif not FILE.is_file() or FILE.read_text(encoding="utf-8") != written:
            raise CommandError("api/schema.graphql is not current: run manage.py graphql_schema")
