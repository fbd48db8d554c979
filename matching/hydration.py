"""The few offers that are shown: one query for document and blob, which drops what the directory no longer publishes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any, cast

import orjson
from django.db import connection

from directory.hours import ALWAYS_OPEN, NOT_KNOWN, WEEKDAYS, OpenState, Window
from directory.hours import open_state as open_at
from directory.models.services import Audience, Publication
from matching.blobs import KeptBlob, OfferBlob
from matching.documents import OfferDocument, from_json
from matching.models import IndexedOffer
from matching.scoring.upkeep import hours_are_stale

SHOWN = """
    SELECT {columns}, publication, audience
    FROM matching_indexedoffer JOIN directory_service ON directory_service.id = service_id
    WHERE offer_id IN ({marks}) AND NOT gone
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """By offer id: what ranking reads of an offer, and what is shown of it."""

    documents: Mapping[str, OfferDocument]
    blobs: Mapping[str, OfferBlob] = field(default_factory=dict)


def shown(ids: Iterable[str], *, audience: str = Audience.PUBLIC) -> Shown:
    """Of those published now for everybody or for this audience."""
    documents, blobs = {}, {}
    for offer_id, document, blob in _published(ids, audience, "offer_id", "document", "blob"):
        documents[offer_id] = from_json(bytes(document))
        blobs[offer_id] = cast("OfferBlob", _read(bytes(blob)).fresh())
    return Shown(documents, blobs)


@lru_cache(maxsize=4_096)
def _read(raw: bytes) -> KeptBlob:
    """The last read are kept, as with their documents."""
    return KeptBlob(orjson.loads(raw))


def offers(ids: Sequence[str], *, audience: str = Audience.PUBLIC) -> dict[str, OfferBlob]:
    """Offer id -> blob, of those published now for everybody or for this audience; in no order."""
    return {offer_id: orjson.loads(raw) for offer_id, raw in _published(ids, audience, "offer_id", "blob")}


def document(offer_id: str) -> OfferDocument | None:
    """What ranking reads of one offer, published or not."""
    raw = IndexedOffer.objects.filter(offer_id=offer_id, gone=False).values_list("document", flat=True).first()
    return None if raw is None else from_json(bytes(raw))


def _published(ids: Iterable[str], audience: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Whether one is published is looked at here: as a filter it makes SQLite walk every published service.

    The query is written out: building it anew for each answer took longer than running it.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return
    with connection.cursor() as cursor:
        cursor.execute(SHOWN.format(columns=", ".join(columns), marks=", ".join(["%s"] * len(wanted))), wanted)
        rows = cursor.fetchall()
    for *row, publication, its_audience in rows:
        if publication == Publication.PUBLISHED and its_audience in {Audience.PUBLIC, audience}:
            yield tuple(row)


def open_state(blob: OfferBlob, at: datetime) -> OpenState:
    """Whether the offer is open at an instant, on its own clock; as in the score, stale hours are unknown."""
    hours, location = blob["hours"], blob["location"]
    if hours["always"] or not hours["windows"] or hours_are_stale(hours["confirmed"], at.astimezone(UTC).date()):
        return ALWAYS_OPEN if hours["always"] else NOT_KNOWN
    windows = [_window(row["days"], row["opens"], row["closes"], row["timezone"]) for row in hours["windows"]]
    return open_at(windows, always=None, at=at, state=location["state"] if location else "")


@lru_cache(maxsize=4_096)
def _window(days: str, opens: str, closes: str, zone: str) -> Window:
    on = frozenset(WEEKDAYS.index(day) for day in days.split(","))
    return Window(on, time.fromisoformat(opens), time.fromisoformat(closes), zone)
