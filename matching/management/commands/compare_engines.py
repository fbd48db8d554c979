"""Whether a search server leads to the answers that the plain judgement of every listing gives."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.index import load
from matching.inquiry import inquiry
from matching.requests import request_from
from matching.resolving import understand
from matching.searching.connection import writer
from matching.searching.writing import FAILURES

TOP = 20


class Command(BaseCommand):
    help = "Compares the first 20 of each request, one in JSON on a line. Example: manage.py compare_engines requests.jsonl"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("requests", type=Path, help="as for match_batch")

    def handle(self, *args: Any, **options: Any) -> None:
        stored = load()
        if stored is None:
            raise CommandError("There is no stored index yet: manage.py build_index")
        ours, theirs = EmbeddedEngine(stored.documents), ElasticsearchEngine(writer())
        rows = [
            json.loads(line) for line in options["requests"].read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        try:
            different = [number for number, row in enumerate(rows, 1) if _differ(ours, theirs, row)]
        except FAILURES as problem:
            raise CommandError(f"The search server failed: {type(problem).__name__}.") from problem
        same = len(rows) - len(different)
        self.stdout.write(f"{same:,} of {len(rows):,} requests have the same first {TOP} from both engines.")
        if different:
            raise CommandError(f"Different on lines {', '.join(map(str, different[:TOP]))}.")


def _differ(ours: EmbeddedEngine, theirs: ElasticsearchEngine, row: dict[str, Any]) -> bool:
    """`row` is a request, or holds one beside its id."""
    asked = inquiry(understand(request_from(row.get("request", row))))
    first, second = (engine.rank(asked).listed for engine in (ours, theirs))
    return list(first[:TOP]) != list(second[:TOP])
