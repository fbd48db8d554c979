"""Prints listings that may be one and the same."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory.duplicates import Candidate
from directory.models import Service
from directory.twins import found


class Command(BaseCommand):
    help = "Prints pairs of listings that may be one and the same, the likeliest first, with why. It changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=50, metavar="N", help="pairs to print (default: 50)")

    def handle(self, *args: Any, **options: Any) -> None:
        pairs = found()
        shown = pairs[: options["most"]]
        ids = dict(Service.objects.filter(pk__in=_keys(shown)).values_list("pk", "source_id"))
        for pair in shown:
            why = ", ".join(f"{part.reason} {part.points}" for part in pair.parts)
            self.stdout.write(f"{pair.score} {ids[pair.first]} {ids[pair.second]}: {why}")
        self.stdout.write(f"{len(pairs)} pairs.")


def _keys(pairs: tuple[Candidate, ...]) -> set[int]:
    return {key for pair in pairs for key in (pair.first, pair.second)}
