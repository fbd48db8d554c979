"""Asks the matching service for one screen of answers and the offices of the place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from directory.guides import guide
from frontend.cards import Card, line_card
from frontend.console.answers import answers
from frontend.console.asking import AUDIENCE, Call, request_of
from frontend.console.clock import on_clock, zone_of
from frontend.first_lines import first_lines
from frontend.guide_rows import guide_row
from frontend.presenting import setting_for, wanted_ids
from frontend.saying import say
from geodata.types import Place
from matching.hydration import offers, open_state
from matching.offices import Office, offices
from matching.service import match
from matching.types import MatchResult

OFFICE = {
    "state-prosecutor": _("State case: prosecutor’s victim help"),
    "federal-prosecutor": _("Federal case: U.S. Attorney’s victim help"),
    "relations-officer": _("ICE community relations officer"),
    "compensation": _("Money for victims: the state’s program"),
    "notification": _("News of who gets out: the state’s service"),
}
# The guide that says how to find an office of which no listing serves the place.
FIND_BY_GUIDE = {
    "state-prosecutor": "find-your-district-attorney",
    "federal-prosecutor": "us-attorney",
    "relations-officer": "no-community-relations-officer",
    "compensation": "state-compensation",
    "notification": "state-vine",
}


def answered(call: Call, language: str) -> dict[str, Any]:
    """`answer`: Answers; `lines` beside them; `guides_found`; `offices` of the place. Raises DomainError."""
    result = match(request_of(call))
    place = _place_of_the_case(result)
    found = offices(place)
    blobs = offers((*wanted_ids(result), *(one.offer_id for one in found)), audience=AUDIENCE)
    setting = setting_for(language, result, settings.DISTANCE_UNIT, say, None, {}, blobs)
    at = partial(open_state, at=result.resolved.at)
    zone = zone_of(result.resolved.here)

    def card(office: Office) -> Card:
        blob = blobs[office.offer_id]
        return line_card(blob, on_clock(at(blob), zone, result.resolved.at), setting)

    rows = {kind: [card(one) for one in found if one.kind == kind and one.offer_id in blobs] for kind in OFFICE}
    found_there = {**dict.fromkeys(result.pinned), **dict.fromkeys(result.fallbacks)}
    return {
        "answer": answers(call, result, blobs, setting, at),
        "lines": [line for line in first_lines(language) if line.key not in found_there],
        "guides_found": [guide_row(guide(one), language) for one in result.guides],
        "later": bool(call.after),
        **_offices(place, rows),
    }


def _place_of_the_case(result: MatchResult) -> Place | None:
    """Where it happened decides; where the caller is, as long as that is not said."""
    places = (result.resolved.crime, result.resolved.here)
    return next((place for place in places if place is not None and place.resolved), None)


def _offices(place: Place | None, cards: Mapping[str, list[Card]]) -> dict[str, Any]:
    if place is None:
        return {"offices": (), "offices_for": ""}
    rows = [
        (kind, heading, cards[kind], "" if cards[kind] else FIND_BY_GUIDE[kind]) for kind, heading in OFFICE.items()
    ]
    return {"offices": rows, "offices_for": place.label}
