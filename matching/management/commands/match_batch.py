"""One request a line in, one result a line out."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.errors import BadInput, DomainError
from matching.requests import request_from
from matching.service import match


class Command(BaseCommand):
    help = "Reads one JSON request a line from standard input, writes one JSON result a line in the same order."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.epilog = 'Example: echo \'{"id": "1", "here": "78701"}\' | manage.py match_batch'

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for number, line in enumerate(sys.stdin, 1):
            answer = _answer(line, number)
            failed += "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            self.stdout.flush()
        if failed:
            raise CommandError(f"{failed} of the lines could not be answered; each says why.")


def _answer(line: str, number: int) -> dict[str, Any]:
    """The result, or the error with its line: one bad line does not stop the rest."""
    name: Any = None
    try:
        values = _values(line)
        name = values.get("id")
        found = match(request_from(values))
    except DomainError as problem:
        error = {"code": problem.code, "line": number, "field": problem.field, "message": problem.message}
        return {"request": name, "error": error}
    return {
        "request": name,
        "ranked": [_source(one.offer_id) for one in found.matches],
        "fallbacks": [_source(one) for one in found.fallbacks],
        "pinned": [_source(one) for one in found.pinned],
        "guides": list(found.guides),
    }


def _source(offer_id: str) -> str:
    """The listing's id; an offer at one of several places adds the place after an @."""
    return offer_id.partition("@")[0]


def _values(line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadInput("", "This line is not JSON.") from problem
    if not isinstance(values, dict):
        raise BadInput("", "This line is not a JSON object.")
    return values
