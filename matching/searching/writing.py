"""Writes the stored index into Elasticsearch: a new index under its own name, filled, then swapped in behind the alias."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk

from matching.documents import from_json
from matching.models import IndexedOffer
from matching.searching.flat import flat
from matching.searching.mapping import ALIAS, mapping, settings

BATCH = 500  # offers read, and sent, at once
FAILURES = (TransportError, ApiError)
NOT_THERE = 404
STALE = 409  # an older version than what is there: nothing is lost


@dataclass(frozen=True, slots=True)
class Refusal:
    offer_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """How many were written, how many were newer there already, and which were refused."""

    written: int = 0
    newer_there: int = 0
    refused: tuple[Refusal, ...] = ()


def rebuild(
    client: Elasticsearch,
    *,
    alias: str = ALIAS,
    now: datetime | None = None,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[str, Written]:
    """Fills a new index from the database and swaps it in; answers go on from the old one meanwhile.

    Returns the name of the new index; `told` is called with it right before the swap. Where an offer was refused, or the
    server fails, the old index stays in use and the new one is dropped.
    """
    name = f"{alias}-{(now or datetime.now(UTC)):%Y%m%d%H%M%S%f}"
    client.indices.create(index=name, mappings=mapping(), settings=settings())
    try:
        found = write(client, name, stored())
        if not found.refused:
            client.indices.refresh(index=name)
            told(name)
            _swap(client, alias, name)
            return name, found
    except FAILURES:
        client.options(ignore_status=404).indices.delete(index=name)
        raise
    client.indices.delete(index=name)
    return name, found


def stored(*, after: int | None = None) -> Iterator[tuple[str, int, bytes | None]]:
    """(offer id, sequence, search document) of every stored offer, or of those changed after this sequence.

    None for the document of an offer that is gone.
    """
    rows = IndexedOffer.objects.all() if after is not None else IndexedOffer.objects.filter(gone=False)
    rows = rows if after is None else rows.filter(sequence__gt=after)
    ordered = rows.order_by("sequence", "offer_id").values_list("offer_id", "sequence", "document", "gone")
    for offer_id, sequence, document, gone in ordered.iterator(chunk_size=BATCH):
        yield offer_id, sequence, None if gone else bytes(document)


def write(client: Elasticsearch, index: str, rows: Iterable[tuple[str, int, bytes | None]]) -> Written:
    """Idempotent: the sequence is the version, so that an older write never covers a newer one."""
    written, newer, refused = 0, 0, list[Refusal]()
    actions = (_action(index, *row) for row in rows)
    for done, told in streaming_bulk(client, actions, chunk_size=BATCH, raise_on_error=False, max_retries=3):
        ((_, said),) = told.items()
        if done or said.get("status") == NOT_THERE:
            written += 1
        elif said.get("status") == STALE:
            newer += 1
        else:
            refused.append(Refusal(str(said.get("_id")), _reason(said)))
    return Written(written, newer, tuple(refused))


def _action(index: str, offer_id: str, sequence: int, raw: bytes | None) -> dict[str, Any]:
    version = {"_index": index, "_id": offer_id, "version": sequence + 1, "version_type": "external_gte"}
    if raw is None:
        return {"_op_type": "delete", **version}
    return {"_op_type": "index", **version, "_source": flat(from_json(raw), sequence)}


def _reason(said: dict[str, Any]) -> str:
    error = said.get("error")
    return str(error.get("reason", error)) if isinstance(error, dict) else str(error)


def _swap(client: Elasticsearch, alias: str, name: str) -> None:
    """In one step; what was behind the alias before is dropped."""
    old = list(client.indices.get_alias(name=alias)) if client.indices.exists_alias(name=alias) else []
    client.indices.update_aliases(
        actions=[
            {"add": {"index": name, "alias": alias}},
            *({"remove_index": {"index": one}} for one in old if one != name),
        ]
    )
