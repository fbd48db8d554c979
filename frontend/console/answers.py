"""A match becomes what the right side of the console shows; nothing here reads or writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from directory.hours import OpenState
from directory.taxonomy import label
from frontend.cards import Card, Setting, line_card, match_card
from frontend.chips import answer_field
from frontend.console.asking import Call
from frontend.console.chips import Chip, chips
from frontend.console.clock import on_clock, zone_of
from frontend.places import PlaceNote, place_notes
from frontend.presenting import OpenAt
from geodata.types import Place
from matching.blobs import OfferBlob
from matching.reasons import SITUATIONS
from matching.types import Ask, MatchResult

Blobs = Mapping[str, OfferBlob]


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is pressed with Shift; `name` and `value` are what a yes puts into the form, or `box` the field to go to."""

    key: int
    words: str
    would_add: int
    name: str = ""
    value: str = ""
    box: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    cards: tuple[tuple[int, Card], ...]  # with the digit that puts each into the basket
    pinned: tuple[Card, ...]
    lines: tuple[Card, ...]
    chips: tuple[Chip, ...]
    questions: tuple[Question, ...]
    place_notes: tuple[PlaceNote, ...]
    notes: tuple[str, ...]
    guides: tuple[str, ...]  # ids
    in_danger: bool
    total: int
    more: str  # cursor of the next page
    engine: str
    callers_clock: bool  # times are on the caller's clock, not on the provider's


BOXES = {"place:state": "place", "place:crime": "crime_place"}
ABOUT_PLACE = {
    "place:state": gettext_lazy("Which state are they in?"),
    "place:crime": gettext_lazy("Did it happen somewhere else?"),
}


def answers(call: Call, result: MatchResult, blobs: Blobs, setting: Setting, open_at: OpenAt) -> Answers:
    zone = zone_of(_first(result.resolved.here, result.resolved.destination))
    at = _on(zone, open_at, result.resolved.at)
    shown = [match for match in result.matches if match.offer_id in blobs]
    cards = [match_card(match, blobs[match.offer_id], at(blobs[match.offer_id]), setting) for match in shown]

    def line(offer_id: str) -> Card:
        return line_card(blobs[offer_id], at(blobs[offer_id]), setting)

    return Answers(
        cards=tuple(enumerate(cards, 1)),
        pinned=tuple(line(one) for one in result.pinned if one in blobs),
        lines=tuple(line(one) for one in result.fallbacks if one in blobs and one not in result.pinned),
        chips=chips(call, result.resolved, setting.language),
        questions=tuple(_question(key, ask, setting) for key, ask in enumerate(result.asks, 1)),
        place_notes=place_notes(call.asked, result.resolved),
        notes=tuple(
            dict.fromkeys(setting.render(row.reason) for row in result.relaxations if not row.code.startswith("place_"))
        ),
        guides=result.guides,
        in_danger=result.resolved.urgency == "in-danger" or bool(result.pinned),
        total=result.total,
        more=result.next_cursor or "",
        engine=result.engine,
        callers_clock=zone is not None,
    )


def _first(*places: Place | None) -> Place | None:
    return next((place for place in places if place is not None and place.resolved), None)


def _on(zone: str | None, open_at: OpenAt, now: datetime) -> Callable[[OfferBlob], OpenState]:
    return lambda blob: on_clock(open_at(blob), zone, now)


def _question(key: int, ask: Ask, setting: Setting) -> Question:
    field = answer_field(ask.code)
    name, value = field or ("", "")
    return Question(key, _asked(ask, setting.language), ask.would_add, name, value, BOXES.get(ask.code, ""))


def _asked(ask: Ask, language: str) -> str:
    """Shorter than on the public page: an operator knows why it is asked."""
    kind, _sep, value = ask.code.partition(":")
    if kind == "context":
        return gettext(SITUATIONS[value])
    if kind == "group":
        return _("Is it someone of this group: %(group)s?") % {"group": label("population", value, language)}
    return str(ABOUT_PLACE[ask.code])
