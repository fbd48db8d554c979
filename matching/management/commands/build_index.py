"""Builds the search snapshot from the directory."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from matching import index
from matching.searching.mapping import mapping, settings


class Command(BaseCommand):
    help = "Builds the search snapshot from the directory, and swaps it in whole. Example: manage.py build_index"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        parser.add_argument(
            "--print-mapping", action="store_true", help="build nothing; print the mapping for a server"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["print_mapping"]:
            return self.stdout.write(json.dumps({"settings": settings(), "mappings": mapping()}, indent=2))
        built = index.build()
        if options["json"]:
            self.stdout.write(json.dumps({"version": built.version, "offers": built.offers}))
        elif options["verbosity"]:
            self.stdout.write(f"Search snapshot {built.version}: {built.offers:,} offers.")
        return None
