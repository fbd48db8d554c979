"""`manage.py interpret [--json] TEXT…`: what lay words mean."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand

from geodata.wire import place_json
from matching.reading import interpret, listing_codes
from matching.types import Guess, Interpretation

CODED = {"needs": "need", "victimizations": "victimization", "populations": "population"}
PLACES = {"place": "place", "crime_place": "crimePlace"}
RENAMED = {"place_text": "placeText", "crime_place_text": "crimePlaceText", **PLACES}


class Command(BaseCommand):
    help = "Reads texts as needs, crimes, groups, languages and places; standard input when there is no argument."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="*", help="what a person says; each argument is a text of its own")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        texts: Iterable[str] = options["text"] or (line.rstrip("\r\n") for line in sys.stdin)
        for text in texts:
            read = as_json(interpret(text))
            self.stdout.write(json.dumps(read, ensure_ascii=False) if options["json"] else readable(read))
            self.stdout.flush()


def as_json(read: Interpretation) -> dict[str, Any]:
    """Every field, camelCase; guesses as objects, best first, coded ones with the listings' codes they stand for."""
    return {RENAMED.get(one.name, one.name): _value(one.name, getattr(read, one.name)) for one in fields(read)}


def _value(name: str, value: Any) -> Any:
    if name in PLACES:
        return None if value is None else place_json(value)
    if name in CODED:
        return [_coded(CODED[name], guess) for guess in value]
    if name == "languages":
        return [{"code": guess.code, "score": guess.score} for guess in value]
    return list(value) if isinstance(value, tuple) else value


def _coded(kind: str, guess: Guess) -> dict[str, Any]:
    codes = list(listing_codes(kind, guess.code))
    return {"code": guess.code, "listing_codes": codes, "score": guess.score, "phrase": guess.phrase}


def readable(read: dict[str, Any]) -> str:
    """What was understood on one line, in the order of the fields; empty where nothing was."""
    said = ((name, _words(value)) for name, value in read.items() if value)
    return " | ".join(f"{name}: {words}" for name, words in said if words)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["label"] or value["kind"])
    if isinstance(value, list):
        return ", ".join(f"{one['code']} {one['score']:.2f}" if isinstance(one, dict) else str(one) for one in value)
    return "yes" if value is True else str(value)
