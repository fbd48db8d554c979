"""A match result and its blobs become the rows of the results page; nothing here reads or writes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.guides import Guide
from directory.hours import OpenState
from frontend.cards import Card, Setting, line_card, match_card
from frontend.chips import Chip, Fields, Question, chips, question
from frontend.forms import Asked, hidden_fields
from frontend.guide_rows import GuideRow, guide_row
from frontend.instead import line_instead
from frontend.places import PlaceNote, place_notes
from frontend.spots import map_notes
from frontend.wording import counted
from matching.blobs import OfferBlob
from matching.types import Match, MatchResult, Ring

OpenAt = Callable[[OfferBlob], OpenState]
Blobs = Mapping[str, OfferBlob]
MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    chips: tuple[Chip, ...]
    place_notes: tuple[PlaceNote, ...]
    notes: tuple[str, ...]
    in_danger: bool
    pinned: tuple[Card, ...]
    guides: tuple[GuideRow, ...]
    shown_guides: frozenset[str]
    groups: tuple[Group, ...]
    map_notes: tuple[str, ...]
    lines: tuple[Card, ...]
    questions: tuple[Question, ...]
    found: str
    total: int
    again: Fields
    more: Fields


def results_page(
    asked: Asked,
    result: MatchResult,
    blobs: Blobs,
    *,
    always: Iterable[str] = (),
    guides: Iterable[Guide],
    setting: Setting,
    open_at: OpenAt,
) -> ResultsPage:
    """`always` are the lines that stand on every list, after those that fit best."""

    def line(offer_id: str) -> Card:
        return line_card(blobs[offer_id], open_at(blobs[offer_id]), setting)

    steps = tuple(guide_row(guide, setting.language) for guide in guides)
    pinned = [offer_id for offer_id in result.pinned if offer_id in blobs]
    lines = [one for one in dict.fromkeys((*result.fallbacks, *always)) if one in blobs and one not in pinned]
    shown = [match for match in result.matches if match.offer_id in blobs]
    groups = _groups(shown, blobs, setting, open_at)
    again = hidden_fields(asked)
    return ResultsPage(
        chips=chips(asked, result.resolved, setting.language),
        place_notes=place_notes(asked, result.resolved),
        notes=_notes(result, setting),
        in_danger=result.resolved.urgency == "in-danger" or bool(result.pinned),
        pinned=tuple(map(line, pinned)),
        guides=steps,
        shown_guides=frozenset(guide.key for guide in steps),
        groups=groups,
        map_notes=map_notes((card.spot for group in groups for card in group.cards), setting.language),
        lines=tuple(map(line, lines)),
        questions=tuple(question(ask, asked, setting.render(ask.reason)) for ask in result.asks),
        found=counted(result.total, setting.language),
        total=result.total,
        again=again,
        more=(*again, ("after", result.next_cursor)) if result.next_cursor else (),
    )


def _notes(result: MatchResult, setting: Setting) -> tuple[str, ...]:
    """What was widened; the page has notes of its own for places, with choices to tap."""
    told = (row for row in result.relaxations if not row.code.startswith("place_"))
    return tuple(dict.fromkeys(setting.render(row.reason) for row in told))


def wanted_ids(result: MatchResult, always: Iterable[str] = ()) -> tuple[str, ...]:
    """Every offer a page shows, so that one query reads them all."""
    own = (offer_id for match in result.matches for offer_id in (match.offer_id, *match.also_at[:MOST_PLACES]))
    return tuple(dict.fromkeys((*result.pinned, *result.fallbacks, *always, *own)))


def _groups(matches: Iterable[Match], blobs: Blobs, setting: Setting, open_at: OpenAt) -> tuple[Group, ...]:
    """Groups in the order of their best match, the list's order kept inside each."""
    rows: dict[str, list[Card]] = {}
    for match in matches:
        blob = blobs[match.offer_id]
        card = match_card(match, blob, open_at(blob), setting, _also_at(match, blobs))
        rows.setdefault(_group_key(match, blob), []).append(card)
    headings = _headings()
    return tuple(Group(key, headings[key], tuple(cards)) for key, cards in rows.items())


def _group_key(match: Match, blob: OfferBlob) -> str:
    if match.tier > 1:
        return {2: "ask", 3: "doors"}.get(match.tier, "last")
    if match.ring == Ring.STATE:
        return "state"
    if match.ring in {Ring.NATION, None}:
        return "any-time" if blob["hours"]["always"] else "country"
    return "near"


def _headings() -> dict[str, str]:
    return {
        "near": _("Near you"),
        "state": _("For your whole state"),
        "any-time": _("Anywhere, any time"),
        "country": _("Anywhere in the country"),
        "ask": _("May help too: ask first"),
        "doors": _("They know who can help"),
        "last": _("If nothing else fits"),
    }


def _also_at(match: Match, blobs: Blobs) -> tuple[str, ...]:
    """The further places of a service shown once: city and state where they are public."""
    places = (blobs[offer_id]["location"] for offer_id in match.also_at[:MOST_PLACES] if offer_id in blobs)
    named = (f"{at['city']}, {at['state']}" for at in places if at and at["disclosure"] == "public" and at["city"])
    return tuple(dict.fromkeys(named))


def setting_for(
    language: str,
    result: MatchResult,
    unit: str,
    render: Callable[..., Any],
    token: Callable[[str], str] | None,
    own: Mapping[str, GuideRow],
    blobs: Blobs,
) -> Setting:
    """What the cards of this answer share; `own` is listing -> its guide, `blobs` hold at least its lines."""
    resolved = result.resolved
    wanted = tuple(one.code for one in resolved.languages)
    return Setting(
        render,
        language,
        wanted=wanted,
        unit=unit,
        needs=tuple(need.code for need in resolved.needs),
        token=token,
        guides=own,
        instead=line_instead(blobs, result.fallbacks, wanted),
    )
