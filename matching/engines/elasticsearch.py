"""Candidates from Elasticsearch, judged and ordered here: the same answers, whoever finds the offers."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from elasticsearch import Elasticsearch

from matching.columnar.columns import few_columns
from matching.columnar.encoding import Numbered, Numbers
from matching.documents import OfferDocument, from_json
from matching.engines.base import Ranking
from matching.engines.embedded import EmbeddedEngine
from matching.inquiry import Inquiry
from matching.models import IndexedOffer
from matching.searching.mapping import ALIAS
from matching.searching.queries import all_candidates

MOST_FETCHED = 5_000  # candidates: Ranking specification, part 11
MOST_KEPT = 50_000  # offers whose numbers are kept between requests
AT_ONCE = 500  # ids in one query of the database
Read = Callable[[Sequence[str]], Iterable[OfferDocument]]
Version = tuple[str, int]  # offer id and the sequence of the change that wrote it


class BadAnswerError(Exception):
    """The server answered, but not in full: some of its offers may be missing."""


class ElasticsearchEngine:
    """Holds no offers but the numbers of those met last; the index may be larger than the memory of a worker."""

    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, alias: str = ALIAS, read: Read | None = None) -> None:
        self._client, self._alias, self._read = client, alias, read or stored_documents
        self._numbers = Numbers()
        self._kept: OrderedDict[Version, Numbered] = OrderedDict()

    def rank(self, inquiry: Inquiry) -> Ranking:
        """Raises what the client raises where the server does not answer, and BadAnswerError for half an answer."""
        found = self._found(inquiry)
        rows = self._numbered(found)
        return EmbeddedEngine({}, few_columns(self._numbers, rows)).rank(inquiry)

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one.offer_id: one for one in self._read(list(offer_ids))}

    def __len__(self) -> int:
        return int(self._client.count(index=self._alias)["count"])

    def _found(self, inquiry: Inquiry) -> list[Version]:
        answer = self._client.search(index=self._alias, **all_candidates(inquiry, MOST_FETCHED))
        try:
            if answer["timed_out"] or answer["_shards"]["failed"]:
                raise BadAnswerError("some of the index did not answer")
            hits = [hit["fields"] for hit in answer["hits"]["hits"]]
            return [(str(fields["offer_id"][0]), int(fields["sequence"][0])) for fields in hits]
        except (KeyError, TypeError, ValueError, IndexError) as problem:
            raise BadAnswerError("not an answer to a search") from problem

    def _numbered(self, found: Sequence[Version]) -> list[Numbered]:
        """In the order of the ids, so that the order in which a server finds them changes nothing."""
        missing = [offer_id for offer_id, _ in (one for one in found if one not in self._kept)]
        fresh = {one.offer_id: self._numbers.of(one) for one in self._read(missing)}
        rows = []
        for version in sorted(found):
            row = self._kept.pop(version, None) or fresh.get(version[0])
            if row is not None:  # an offer that the database has dropped since is nobody's answer
                self._kept[version] = row
                rows.append(row)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return rows


def stored_documents(offer_ids: Sequence[str]) -> Iterator[OfferDocument]:
    """As the database has them now, which is never older than the index."""
    for start in range(0, len(offer_ids), AT_ONCE):
        some = offer_ids[start : start + AT_ONCE]
        rows = IndexedOffer.objects.filter(offer_id__in=some, gone=False).values_list("document", flat=True)
        yield from (from_json(bytes(raw)) for raw in rows)
