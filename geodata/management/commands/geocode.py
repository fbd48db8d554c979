"""`manage.py geocode [--json] TEXT…`: what each text means as a place."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from geodata.geocode import resolve
from geodata.types import Place
from geodata.wire import place_json


class Command(BaseCommand):
    requires_system_checks = []
    help = "Reads texts as places, one line each; standard input when there is no argument."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="*", help="a ZIP, city, county, state or LAT,LON")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = options["text"] or (line.rstrip("\r\n") for line in sys.stdin)
        for text in texts:
            place = resolve(text)
            self.stdout.write(json.dumps(place_json(place), ensure_ascii=False) if options["json"] else readable(place))
            self.stdout.flush()


def readable(place: Place) -> str:
    """One line for a person: kind, label, area keys or the choices."""
    marks = [word for word, is_so in (("approximate", place.approximate), ("guessed", place.guessed)) if is_so]
    choices = "; ".join(one.label for one in place.candidates)
    keys = " ".join(sorted(place.area_keys))
    parts = [place.kind.value, place.label, keys, ", ".join(marks), f"or: {choices}" if choices else ""]
    return " | ".join(part for part in parts if part)
