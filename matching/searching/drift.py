"""Whether a search server holds what the stored index holds: by id, version and content."""

from collections.abc import Iterator
from dataclasses import dataclass

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from matching.searching.flat import digest
from matching.searching.mapping import ALIAS
from matching.searching.writing import stored

HELD = ["offer_id", "sequence", "digest"]


@dataclass(frozen=True, slots=True)
class Drift:
    """Offer ids, in order."""

    missing: tuple[str, ...]  # stored, and not on the server
    left_over: tuple[str, ...]  # on the server alone
    older: tuple[str, ...]  # of another change than the stored one
    different: tuple[str, ...]  # of the same change, with another content

    def __bool__(self) -> bool:
        return bool(self.missing or self.left_over or self.older or self.different)


def drift(client: Elasticsearch, alias: str = ALIAS) -> Drift:
    ours = {offer_id: (sequence, digest(raw)) for offer_id, sequence, raw in stored() if raw is not None}
    theirs = dict(_held(client, alias))
    both = sorted(ours.keys() & theirs.keys())
    older = tuple(one for one in both if ours[one][0] != theirs[one][0])
    return Drift(
        missing=tuple(sorted(ours.keys() - theirs.keys())),
        left_over=tuple(sorted(theirs.keys() - ours.keys())),
        older=older,
        different=tuple(one for one in both if one not in older and ours[one][1] != theirs[one][1]),
    )


def _held(client: Elasticsearch, alias: str) -> Iterator[tuple[str, tuple[int, str]]]:
    body = {"query": {"match_all": {}}, "_source": False, "docvalue_fields": HELD}
    for hit in scan(client, index=alias, query=body, size=1_000):
        fields = hit["fields"]
        yield str(fields["offer_id"][0]), (int(fields["sequence"][0]), str(fields["digest"][0]))
