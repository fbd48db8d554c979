"""What the database and the search server hold now; needs Django and its settings."""

from collections.abc import Iterator

from django.db import Error, close_old_connections
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from bench.crashing.edits import words
from bench.crashing.judging import Found, Listing, Offer
from directory.models import Service
from matching import index
from matching.building import document
from matching.documents import to_json
from matching.models import IndexedOffer
from matching.searching.drift import drift
from matching.searching.mapping import ALIAS
from matching.searching.syncing import level
from matching.searching.writing import FAILURES

SHOWN = ["source_id", "description_tokens", "publication"]


def unlevel(client: Elasticsearch) -> str:
    """Why the index does not equal the database yet; empty where it does, by id, version and content."""
    close_old_connections()
    try:
        now = level(client)
        if now.behind != 0 or now.refused:
            return f"behind {now.behind}, refused {now.refused}"
        drifted = drift(client)
        return str(drifted) if drifted else _not_taken_in()
    except (Error, *FAILURES) as problem:
        return type(problem).__name__


def found(client: Elasticsearch) -> Found:
    listings = {
        name: Listing(words(text), publication, changed.isoformat(timespec="microseconds"))
        for name, text, publication, changed in Service.objects.values_list(
            "source_id", "description", "publication", "last_modified"
        )
    }
    return Found(listings, tuple(_offers(client)))


def builds_cut_off(client: Elasticsearch) -> int:
    """Indexes that no alias names: each is left from a whole build that was killed."""
    known = client.indices.get_alias(index=f"{ALIAS}-*")
    return sum(not one["aliases"] for one in known.values())


def _not_taken_in() -> str:
    """Listings whose stored document is not what the directory gives now: each of ours has one place or none."""
    stored = {
        name: bytes(raw) for name, raw in IndexedOffer.objects.filter(gone=False).values_list("offer_id", "document")
    }
    derived = {one.source_id: to_json(document(one, None, one.source_id)) for one in index.services()}
    other = sorted(name for name in stored.keys() | derived.keys() if stored.get(name) != derived.get(name))
    return f"not taken in: {', '.join(other)}" if other else ""


def _offers(client: Elasticsearch) -> Iterator[Offer]:
    for hit in scan(client, index=ALIAS, query={"query": {"match_all": {}}, "_source": SHOWN}):
        source = hit["_source"]
        text = " ".join(source.get("description_tokens", ()))
        yield Offer(source["source_id"], frozenset(words(text)), source["publication"])
