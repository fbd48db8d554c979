"""One ranked answer with its explanation, on the command line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.errors import DomainError
from matching import hydration, plain
from matching.blobs import OfferBlob
from matching.engines.elasticsearch import Limits
from matching.inquiry import inquiry
from matching.reasons import render
from matching.requests import request_from
from matching.resolving import understand
from matching.searching.queries import all_candidates
from matching.service import match, why_not
from matching.types import Match, MatchRequest, MatchResult, Reason

LISTS = ("needs", "victimizations", "populations", "languages")
TEXTS = ("text", "here", "stage", "custody", "inquirer", "urgency", "at", "after", "destination")


def say(reason: Reason) -> str:
    return render(reason, "en", str)


class Command(BaseCommand):
    help = "Ranks offers for one request. Example: manage.py match --needs emergency-shelter --language es --here 10453"

    def add_arguments(self, parser: CommandParser) -> None:
        for name in LISTS:
            parser.add_argument(f"--{name}", default="", help=f"{name}, separated by commas")
        parser.add_argument("--language", dest="languages", help="same as --languages")
        for name in TEXTS:
            parser.add_argument(f"--{name}", default="")
        parser.add_argument("--crime", dest="crime_place", default="", help="where it happened")
        parser.add_argument("--age", type=int)
        parser.add_argument("--first", type=int, default=10)
        parser.add_argument("--explain", metavar="OFFER", help="say why this offer is or is not in the list")
        parser.add_argument(
            "--show-query", action="store_true", help="print what a search server would be asked, as JSON"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._answer(options)
        except DomainError as problem:
            raise CommandError(f"{problem.code} {problem.field}: {problem.message}") from problem

    def _answer(self, options: dict[str, Any]) -> None:
        request = request_from(_values(options))
        if options["explain"]:
            return self._explain(options["explain"], request)
        if options["show_query"]:
            asked = all_candidates(inquiry(understand(request)), Limits().all)
            return self.stdout.write(json.dumps(asked, indent=2, ensure_ascii=False))
        found = match(request)
        if options["json"]:
            return self.stdout.write(json.dumps(plain.result(found), ensure_ascii=False))
        return self._print(found)

    def _explain(self, offer_id: str, request: MatchRequest) -> None:
        found = why_not(offer_id, request)
        where = f"at place {found.rank}, tier {found.tier}" if found.shown else "not in the list"
        self.stdout.write(f"{offer_id}: {where}")
        for reason in filter(None, (found.gate, *found.reasons)):
            self.stdout.write(f"  {reason.code}: {say(reason)}")

    def _print(self, found: MatchResult) -> None:
        ids = [one.offer_id for one in found.matches] + list(found.fallbacks) + list(found.pinned)
        blobs = hydration.offers(ids)
        for relaxation in found.relaxations:
            self.stdout.write(f"! {say(relaxation.reason)}")
        for one in found.matches:
            if one.offer_id in blobs:
                self._print_match(one, blobs[one.offer_id])
        if found.next_cursor:
            self.stdout.write(f"{found.total} in all; the next page: --after {found.next_cursor}")
        self.stdout.write(f"Always there: {', '.join(found.fallbacks)}")
        self.stdout.write(f"Guides: {', '.join(found.guides) or 'none'}")
        for ask in found.asks:
            self.stdout.write(f"? {say(ask.reason)} (+{ask.would_add})")

    def _print_match(self, one: Match, blob: OfferBlob) -> None:
        numbers = ", ".join(phone["display"] for phone in blob["phones"]) or "no checked number"
        self.stdout.write(f"{one.rank:>2}. [{one.tier}] {one.score:6.2f}  {blob['name']}  {numbers}  ({one.offer_id})")
        for part in one.parts:
            self.stdout.write(f"      {part.points:6.2f} of {part.weight:5.2f}  {part.factor}: {say(part.reason)}")
        for reason in filter(None, (one.tier_reason, *one.asks, *one.warnings)):
            self.stdout.write(f"      - {say(reason)}")


def _values(options: dict[str, Any]) -> dict[str, Any]:
    lists = {name: [code for code in (options[name] or "").split(",") if code] for name in LISTS}
    texts = {name: options[name] for name in (*TEXTS, "crime_place")}
    return {**lists, **texts, "age": options["age"], "first": options["first"]}
