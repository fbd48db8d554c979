"""A listing as people see it, from the record itself: as it is, and as a proposal would make it."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings

from directory.editing.supposing import supposed
from directory.editing.table import Values
from directory.models import Service
from frontend.cards import Card, Setting, line_card
from frontend.saying import page_language, say
from matching.hydration import open_state
from matching.unindexed import offers_of


def cards_of(service: Service, at: datetime, *, mark: str = "live") -> tuple[Card, ...]:
    """One for each place of the listing; the same card as in a list, without what only a request brings.

    `mark` tells the cards of one listing on one page apart.
    """
    setting = Setting(say, page_language(), (), settings.DISTANCE_UNIT)
    cards = (line_card(blob, open_state(blob, at), setting) for blob in offers_of(service, at))
    return tuple(replace(card, key=f"{mark}-{number}") for number, card in enumerate(cards))


def cards_with(service: Service, values: Values, at: datetime) -> tuple[Card, ...]:
    """The same with these changes in it; nothing is written."""
    with supposed(service, values):
        return cards_of(service, at, mark="with")
