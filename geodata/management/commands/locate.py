"""`manage.py locate [--json] LAT,LON…`: the areas each point lies in."""

import json
import re
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from geodata.wire import bad_input, point_json, read_point


class Command(BaseCommand):
    requires_system_checks = []
    help = "Finds county, state, judicial and congressional district and ICE area of points, one line each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser._negative_number_matcher = re.compile(r"-\d")  # noqa: SLF001  else -14.3,-170.7 is taken for an option
        parser.add_argument("point", nargs="*", help="LAT,LON in degrees")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = options["point"] or (line.rstrip("\r\n") for line in sys.stdin)
        answers = [self._answer(text, as_json=options["json"]) for text in texts]
        if not all(answers):
            sys.exit(1)

    def _answer(self, text: str, *, as_json: bool) -> bool:
        try:
            found = point_json(read_point(text))
        except ValueError as error:
            found = bad_input(_field(str(error)), str(error))
        self.stdout.write(json.dumps(found, ensure_ascii=False) if as_json else _readable(found))
        self.stdout.flush()
        return "error" not in found


def _field(message: str) -> str:
    return next((name for name in ("latitude", "longitude") if message.startswith(f"{name} must")), "point")


def _readable(found: dict[str, Any]) -> str:
    if "error" in found:
        return f"error: {found['error']['message']}"
    if found["county"] is None:
        return f"{found['latitude']},{found['longitude']}: outside the United States"
    mark = " (nearest)" if found["approximate"] else ""
    return f"{found['countyName']}, {found['state']}{mark} | {' '.join(found['areaKeys'])}"
