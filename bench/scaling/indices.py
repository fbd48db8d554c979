"""The offers in Elasticsearch twice: as the product keeps them, and as a search of the usual kind does."""

from collections.abc import Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from bench.scaling.usual import usual_document, usual_mapping
from matching.documents import OfferDocument
from matching.searching.flat import flat
from matching.searching.mapping import mapping, settings

BATCH = 1_000
WHILE_FILLED = {"refresh_interval": "-1", "translog.durability": "async"}  # nobody searches it yet


class Index:
    """One index, with a document of its own kind for each offer."""

    def __init__(self, client: Elasticsearch, name: str, count: int) -> None:
        self.client, self.name, self.count = client, name, count

    def mapping(self) -> dict[str, Any]:
        return mapping()

    def settings(self) -> dict[str, Any]:
        return settings()

    def document(self, offer: OfferDocument) -> dict[str, Any]:
        return flat(offer)

    def held(self) -> int:
        """Asked of the server, which takes the items of a batch in their order.

        The index is made where it is missing, and anew where its fields are those of another version.
        """
        if self._is_of_another_version():
            self.client.indices.delete(index=self.name)
        if not self.client.indices.exists(index=self.name):
            self.client.indices.create(index=self.name, mappings=self.mapping(), settings=self.settings())
        self.client.indices.refresh(index=self.name)
        return int(self.client.count(index=self.name)["count"])

    def _is_of_another_version(self) -> bool:
        found = self.client.indices.get_mapping(index=self.name, ignore_unavailable=True).body
        return any(one["mappings"].get("_meta") != self.mapping().get("_meta") for one in found.values())

    def take(self, rows: Sequence[OfferDocument]) -> None:
        """Raises BulkIndexError for the first document that is refused."""
        self.client.indices.put_settings(index=self.name, settings=WHILE_FILLED)
        actions = ({"_index": self.name, "_id": one.offer_id, "_source": self.document(one)} for one in rows)
        for _ in streaming_bulk(self.client, actions, chunk_size=BATCH):
            pass

    def finish(self) -> None:
        """Visible, and in one segment, as an index stands that has been there for a while."""
        as_kept = {"refresh_interval": settings()["refresh_interval"], "translog.durability": "request"}
        self.client.indices.put_settings(index=self.name, settings=as_kept)
        self.client.indices.refresh(index=self.name)
        self.client.indices.forcemerge(index=self.name, max_num_segments=1)
        self.client.indices.refresh(index=self.name)
        self.client.indices.flush(index=self.name)  # drops the files of what was merged

    @property
    def size(self) -> int:
        """Bytes on disk."""
        stats = self.client.indices.stats(index=self.name, metric="store")
        return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])


class UsualIndex(Index):
    def mapping(self) -> dict[str, Any]:
        return usual_mapping()

    def settings(self) -> dict[str, Any]:
        return {name: value for name, value in settings().items() if name != "sort"}

    def document(self, offer: OfferDocument) -> dict[str, Any]:
        return usual_document(offer)
