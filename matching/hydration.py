"""The blobs of the few offers that are shown: one query, which drops what the directory no longer publishes."""

from collections.abc import Sequence
from datetime import datetime, time

import orjson

from directory.hours import WEEKDAYS, OpenState, Window
from directory.hours import open_state as open_at
from directory.models.services import Audience, Publication
from matching.blobs import OfferBlob
from matching.models import IndexedOffer
from matching.scoring.upkeep import hours_are_stale


def offers(ids: Sequence[str], *, audience: str = Audience.PUBLIC) -> dict[str, OfferBlob]:
    """Offer id -> blob, of those published now for everybody or for this audience; in no order."""
    rows = IndexedOffer.objects.filter(
        offer_id__in=list(ids),
        service__publication=Publication.PUBLISHED,
        service__audience__in={Audience.PUBLIC, audience},
    )
    return {offer_id: orjson.loads(bytes(raw)) for offer_id, raw in rows.values_list("offer_id", "blob")}


def open_state(blob: OfferBlob, at: datetime) -> OpenState:
    """Whether the offer is open at an instant, on its own clock; as in the score, stale hours are unknown."""
    hours, location = blob["hours"], blob["location"]
    written = [] if hours_are_stale(hours["confirmed"], at.date()) else hours["windows"]
    windows = tuple(
        Window(
            frozenset(WEEKDAYS.index(day) for day in row["days"].split(",")),
            time.fromisoformat(row["opens"]),
            time.fromisoformat(row["closes"]),
            row["timezone"],
        )
        for row in written
    )
    return open_at(windows, always=hours["always"], at=at, state=location["state"] if location else "")
