"""The ways of finding that are measured beside each other."""

from bench.scaling.measuring import Way, of_engine
from bench.scaling.stores import Stores
from bench.scaling.usual import usual_search
from matching.columnar.columns import Snapshot
from matching.engines.elasticsearch import ElasticsearchEngine
from matching.engines.embedded import EmbeddedEngine
from matching.inquiry import Inquiry

REFERENCE, ENGINE, USUAL, SQL = "embedded", "elasticsearch", "usual search", "postgresql"


def ways(stores: Stores, small: Snapshot, large: Snapshot) -> dict[str, Way]:
    """By name and count."""
    client = stores.node.client

    def usual(inquiry: Inquiry) -> list[str]:
        answer = client.search(index=stores.usual.name, **usual_search(inquiry))
        return [hit["_id"] for hit in answer["hits"]["hits"]]

    return {
        named(REFERENCE, len(small)): of_engine(EmbeddedEngine({}, small)),
        named(REFERENCE, len(large)): of_engine(EmbeddedEngine({}, large)),
        named(ENGINE, stores.small.count): of_engine(ElasticsearchEngine(client, stores.small.name)),
        named(ENGINE, stores.large.count): of_engine(ElasticsearchEngine(client, stores.large.name)),
        named(USUAL, stores.usual.count): usual,
        named(SQL, stores.table.count): stores.table.best,
    }


def named(way: str, count: int) -> str:
    return f"{way} {count:,}"
