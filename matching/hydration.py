"""The few offers that are shown: one query for document and blob, which drops what the directory no longer publishes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

import orjson
from django.db.models import QuerySet

from directory.hours import WEEKDAYS, OpenState, Window
from directory.hours import open_state as open_at
from directory.models.services import Audience, Publication
from matching.blobs import OfferBlob
from matching.documents import OfferDocument, from_json
from matching.models import IndexedOffer
from matching.scoring.upkeep import hours_are_stale


@dataclass(frozen=True, slots=True)
class Shown:
    """By offer id: what ranking reads of an offer, and what is shown of it."""

    documents: Mapping[str, OfferDocument]
    blobs: Mapping[str, OfferBlob] = field(default_factory=dict)


def shown(ids: Iterable[str], *, audience: str = Audience.PUBLIC) -> Shown:
    """Of those published now for everybody or for this audience."""
    rows = _published(list(dict.fromkeys(ids)), audience).values_list("offer_id", "document", "blob")
    documents, blobs = {}, {}
    for offer_id, document, blob in rows:
        documents[offer_id], blobs[offer_id] = from_json(bytes(document)), orjson.loads(blob)
    return Shown(documents, blobs)


def offers(ids: Sequence[str], *, audience: str = Audience.PUBLIC) -> dict[str, OfferBlob]:
    """Offer id -> blob, of those published now for everybody or for this audience; in no order."""
    rows = _published(list(ids), audience).values_list("offer_id", "blob")
    return {offer_id: orjson.loads(bytes(raw)) for offer_id, raw in rows}


def document(offer_id: str) -> OfferDocument | None:
    """What ranking reads of one offer, published or not."""
    raw = IndexedOffer.objects.filter(offer_id=offer_id, gone=False).values_list("document", flat=True).first()
    return None if raw is None else from_json(bytes(raw))


def _published(ids: list[str], audience: str) -> QuerySet[IndexedOffer]:
    return IndexedOffer.objects.order_by().filter(
        offer_id__in=ids,
        gone=False,
        service__publication=Publication.PUBLISHED,
        service__audience__in={Audience.PUBLIC, audience},
    )


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
