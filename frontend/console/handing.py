"""The hand-over of what is in the basket: to read aloud, to text, to print. Made anew each time, and kept nowhere."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_POST

from directory.errors import DomainError
from frontend.cards import Card, Setting, match_card
from frontend.console.access import operators_only
from frontend.console.aloud import read_aloud
from frontend.console.asking import AUDIENCE, read_call, request_of
from frontend.console.clock import on_clock, zone_of
from frontend.console.messages import as_message
from frontend.console.sheets import sheet
from frontend.console.transfer import transfer_steps
from frontend.console.views import CANNOT_BE_READ, known_language
from frontend.first_lines import first_lines
from frontend.guide_rows import direction
from frontend.instead import Instead
from frontend.proofreading import is_unchecked
from frontend.saying import page_language, say
from matching.hydration import offers, open_state
from matching.resolving import understand
from matching.service import explain
from matching.types import Match, MatchRequest

MOST_IN_A_BASKET = 9
LONGEST_ID = 220


@operators_only
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """HTML: what the caller hears or gets in the language asked for, the rest in the operator's. 422 where the request
    cannot be read.
    """
    read_in = known_language(request.POST, page_language())
    ids = [one.replace("\x00", "")[:LONGEST_ID] for one in request.POST.getlist("basket")[:MOST_IN_A_BASKET]]
    try:
        asked = request_of(replace(read_call(request.POST), after=""))
        with override(read_in):
            cards = _cards(ids, asked, read_in)
    except DomainError as error:
        return render(request, "console/parts/unread.html", {"error": error}, status=CANNOT_BE_READ)
    context = {
        "read_in": read_in,
        "direction": direction(read_in),
        "unchecked": is_unchecked(read_in),
        "aloud": read_aloud(cards, read_in),
        "message": as_message(cards, read_in),
        "sheet": sheet(cards, read_in, timezone.now().date()),
        "transfer": transfer_steps(),
    }
    return render(request, "console/parts/hand_over.html", context)


def _instead(language: str) -> Instead | None:
    """The first line that stands on every screen and has a number."""
    return next((Instead(line.name, line.organization, line.call) for line in first_lines(language) if line.call), None)


def _cards(ids: list[str], request: MatchRequest, language: str) -> list[Card]:
    """In the order of the basket; one that is not published any more is left out."""
    resolved = understand(request).resolved
    wanted = tuple(one.code for one in resolved.languages)
    needs = tuple(need.code for need in resolved.needs)
    blobs = offers(ids, audience=AUDIENCE)
    instead = _instead(language) if any(blob["number_being_checked"] for blob in blobs.values()) else None
    setting = Setting(say, language, wanted, settings.DISTANCE_UNIT, needs, instead=instead)
    zone = zone_of(resolved.here)

    def card(found: Match) -> Card:
        blob = blobs[found.offer_id]
        return match_card(found, blob, on_clock(open_state(blob, resolved.at), zone, resolved.at), setting)

    return [card(one) for one in explain(ids, request) if one.offer_id in blobs]
