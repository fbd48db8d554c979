"""The two lines that are shown before anything is known, and whenever nothing else can be."""

from datetime import UTC, datetime
from functools import lru_cache

from django.conf import settings

from frontend.cards import Card, Setting, line_card
from frontend.saying import say
from matching.hydration import offers, open_state
from matching.service import index_state, match
from matching.types import MatchRequest


def first_lines(language: str) -> list[Card]:
    """The national line for people hurt by a partner and the crisis line, as the directory has them now."""
    at = datetime.now(UTC)
    ids = first_line_ids(index_state().version)
    blobs = offers(ids)
    setting = Setting(say, language, (), settings.DISTANCE_UNIT)
    return [line_card(blob, open_state(blob, at), setting) for blob in map(blobs.get, ids) if blob]


@lru_cache(maxsize=2)
def first_line_ids(_index_version: str) -> tuple[str, ...]:
    asked = (MatchRequest(victimizations=("domestic-violence",), first=1), MatchRequest(first=1))
    return tuple(dict.fromkeys(offer_id for one in asked for offer_id in match(one).fallbacks))
