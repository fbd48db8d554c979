"""A real search server on this machine, for trying it out and for the tests."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.searching.node import NodeError, run

DEFAULT_PORT = 9200


class Command(BaseCommand):
    help = "Runs one Elasticsearch node on loopback until Ctrl-C. Example: manage.py run_elasticsearch --port 9200"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=DEFAULT_PORT)
        parser.add_argument("--home", type=Path, default=settings.BASE_DIR / "var" / "elasticsearch", help="its data")
        parser.add_argument("--heap", default="512m", help="memory of the node, as Java writes it")

    def handle(self, *args: Any, **options: Any) -> None:
        address = f"http://127.0.0.1:{options['port']}"
        try:
            run(
                options["home"],
                options["port"],
                heap=options["heap"],
                ready=lambda: self.stdout.write(f"{address} is ready"),
            )
        except NodeError as problem:
            raise CommandError(str(problem)) from problem
