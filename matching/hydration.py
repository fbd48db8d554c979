"""The few offers that are shown: one query for document and blob, which drops what the directory no longer publishes.

The same query reads what the directory has hidden since, so that a hold or a withdrawn address waits for no index.
"""

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
from matching.hiding import Now, changes_of_blob, hidden_document
from matching.models import IndexedOffer
from matching.scoring.upkeep import hours_are_stale

# An offer at one of several places has its place in its id (`matching.index`); one with the plain id is as hidden as the
# most hidden place of its service.
SHOWN = """
    SELECT {columns}, publication, audience,
        EXISTS (SELECT 1 FROM directory_hold
            WHERE directory_hold.service_id = directory_service.id AND lifted_at IS NULL),
        (SELECT MIN(CASE disclosure WHEN 'public' THEN 2 WHEN 'area' THEN 1 ELSE 0 END)
            FROM directory_serviceatlocation JOIN directory_location ON directory_location.id = location_id
            WHERE directory_serviceatlocation.service_id = directory_service.id
            AND (offer_id = source_id OR offer_id = source_id || '@' || directory_location.id))
    FROM matching_indexedoffer JOIN directory_service ON directory_service.id = matching_indexedoffer.service_id
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
    for now, (offer_id, document, blob) in _published(ids, audience, "offer_id", "document", "blob"):
        documents[offer_id] = hidden_document(from_json(bytes(document)), now)
        blobs[offer_id] = cast("OfferBlob", _as_now(_read(bytes(blob)), now))
    return Shown(documents, blobs)


def _as_now(kept: KeptBlob, now: Now) -> KeptBlob:
    """What doors have made of the whole one is nothing for one of which something is hidden."""
    hidden = changes_of_blob(kept, now)
    return KeptBlob({**kept, **hidden}) if hidden else kept.fresh()


@lru_cache(maxsize=4_096)
def _read(raw: bytes) -> KeptBlob:
    """The last read are kept, as with their documents."""
    return KeptBlob(orjson.loads(raw))


def offers(ids: Sequence[str], *, audience: str = Audience.PUBLIC) -> dict[str, OfferBlob]:
    """Offer id -> blob, of those published now for everybody or for this audience; in no order."""
    found = {}
    for now, (offer_id, raw) in _published(ids, audience, "offer_id", "blob"):
        blob = orjson.loads(raw)
        found[offer_id] = cast("OfferBlob", {**blob, **changes_of_blob(blob, now)})
    return found


def document(offer_id: str) -> OfferDocument | None:
    """What ranking reads of one offer, published or not."""
    raw = IndexedOffer.objects.filter(offer_id=offer_id, gone=False).values_list("document", flat=True).first()
    return None if raw is None else from_json(bytes(raw))


def _published(ids: Iterable[str], audience: str, *columns: str) -> Iterator[tuple[Now, tuple[Any, ...]]]:
    """Whether one is published is looked at here: as a filter it makes SQLite walk every published service.

    The query is written out: building it anew for each answer took longer than running it.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return
    with connection.cursor() as cursor:
        cursor.execute(SHOWN.format(columns=", ".join(columns), marks=", ".join(["%s"] * len(wanted))), wanted)
        rows = cursor.fetchall()
    for *row, publication, its_audience, held, openness in rows:
        if publication == Publication.PUBLISHED and its_audience in {Audience.PUBLIC, audience}:
            yield Now(bool(held), openness), tuple(row)


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
