"""Candidates from Elasticsearch, judged and ordered here: the same answers, whoever finds the offers."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from matching.columnar.few import Met, Row
from matching.columnar.ranking import ranking
from matching.documents import OfferDocument, from_json
from matching.engines.base import Ranking
from matching.inquiry import Inquiry
from matching.models import IndexedOffer
from matching.searching.best import Likeliest
from matching.searching.mapping import ALIAS, mapping
from matching.searching.queries import all_candidates, everything, organizations_named

MOST_KEPT = 50_000  # offers whose numbers are kept between requests
MOST_NAMED = 500  # organizations whose name begins alike
AT_ONCE = 500  # ids in one query of the database
FIELDS = mapping()["_meta"]["fields"]
Read = Callable[[Sequence[str]], Iterable[OfferDocument]]
Version = tuple[str, int]  # offer id and the sequence of the change that wrote it
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many candidates are fetched: of a small index, or up to a number, all; else the likeliest of those that surely
    fit, and of all where these are few, the best of each kept place and the best of those behind a question, whose counts
    are then the least that a yes would add.

    Source: Ranking specification, part 11; docs/performance.md says what they cost at a million.
    """

    index: int = 5_000  # offers of an index that is asked for every candidate at once
    all: int = 1_000
    surely: int = 200
    best: int = 250
    of_a_slot: int = 20
    behind_questions: int = 60


class BadAnswerError(Exception):
    """The server answered, but not in full: some of its offers may be missing."""


class ElasticsearchEngine:
    """Holds no offers but the numbers of those met last; the index may be larger than the memory of a worker."""

    name = "elasticsearch"

    def __init__(
        self, client: Elasticsearch, alias: str = ALIAS, read: Read | None = None, limits: Limits | None = None
    ) -> None:
        self._client, self._alias, self._read = client, alias, read or stored_documents
        self.limits = limits or Limits()
        self._fits: bool | None = None
        self._met = Met()
        self._kept: OrderedDict[Version, Row] = OrderedDict()

    def rank(self, inquiry: Inquiry) -> Ranking:
        """Raises what the client raises where the server does not answer, and BadAnswerError for half an answer or an index
        of another version of Waypoint.
        """
        found = self._found(inquiry)
        if not found:
            self._look_at_the_fields()
        return ranking(self._met.columns(self._rows(found)), inquiry)

    def count(self, inquiry: Inquiry) -> int:
        """How many candidates there are, up to one more than `limits.all`; raises as `rank` does, and reads nothing else."""
        (answer,) = self._asked([all_candidates(inquiry, self.limits.all) | {"size": 0}])
        return _total(answer)

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one.offer_id: one for one in self._read(list(offer_ids))}

    def organizations(self, words: Sequence[str]) -> list[str]:
        """Slugs of organizations whose name holds these words, the last only begun; at most `MOST_NAMED`."""
        (answer,) = self._asked([organizations_named(words, MOST_NAMED)])
        return list(_values(answer, "organization"))

    def __len__(self) -> int:
        """How many offers it holds; raises as `rank` does."""
        (answer,) = self._asked([everything()])
        return _total(answer)

    def _found(self, inquiry: Inquiry) -> list[Version]:
        if self._is_small():
            (answer,) = self._asked([all_candidates(inquiry, self.limits.index)])
            if _total(answer) <= self.limits.index:
                return _versions(answer)
            self._fits = False  # the index has grown since it was counted
        return self._of_many(inquiry)

    def _look_at_the_fields(self) -> None:
        """In an index without the fields that are asked for nothing is ever found."""
        told = self._client.indices.get_mapping(index=self._alias).body
        if any(_fields(one) != FIELDS for one in (told or {}).values()):
            raise BadAnswerError("the index has the fields of another version")

    def _is_small(self) -> bool:
        """Asked of the server once."""
        if self._fits is None:
            self._fits = len(self) <= self.limits.index
        return self._fits

    def _of_many(self, inquiry: Inquiry) -> list[Version]:
        """The likeliest of those that surely fit; where these are few, all that may fit, and else the likeliest of all."""
        limits, likeliest = self.limits, Likeliest(inquiry)
        besides = likeliest.besides(limits.of_a_slot, limits.behind_questions)
        first, kept = self._asked([likeliest.surely(limits.surely, limits.all + 1), besides])
        if _total(first) <= limits.all and self.count(inquiry) <= limits.all:
            (answer,) = self._asked([all_candidates(inquiry, limits.all)])
            return _versions(answer)
        answers = [first, *_parts(kept)]
        if len(_versions(first)) < limits.surely:
            answers += self._asked([likeliest.of_all(limits.best)])
        return [version for answer in answers for version in _versions(answer)]

    def _asked(self, bodies: Sequence[Body]) -> list[Body]:
        """One question alone, or several at once."""
        if len(bodies) == 1:
            answers = [self._client.search(index=self._alias, **bodies[0]).body]
        else:
            lines = [line for body in bodies for line in ({}, body)]
            answers = (self._client.msearch(index=self._alias, searches=lines).body or {}).get("responses", [])
        if len(answers) != len(bodies) or not all(map(_whole, answers)):
            raise BadAnswerError("some of the index did not answer")
        return answers

    def _rows(self, found: Sequence[Version]) -> list[Row]:
        """In the order of the ids, so that the order in which a server finds them changes nothing."""
        versions = sorted(set(found))
        missing = [version[0] for version in versions if version not in self._kept]
        fresh = {row.numbered.offer_id: row for row in self._met.rows(self._read(missing))}
        rows = []
        for version in versions:
            row = self._kept.pop(version, None) or fresh.get(version[0])
            if row is not None:  # an offer that the database has dropped since is nobody's answer
                self._kept[version] = row
                rows.append(row)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return rows


def _whole(answer: Any) -> bool:
    try:
        return not answer["timed_out"] and not answer["_shards"]["failed"] and "hits" in answer["hits"]
    except (KeyError, TypeError) as problem:
        raise BadAnswerError("not an answer to a search") from problem


def _total(answer: Body) -> int:
    try:
        return int(answer["hits"]["total"]["value"])
    except (KeyError, TypeError, ValueError) as problem:
        raise BadAnswerError("not an answer to a search") from problem


def _fields(index: Body) -> str | None:
    """Of which version the fields of an index are."""
    try:
        return index["mappings"]["_meta"]["fields"]  # type: ignore[no-any-return]
    except (KeyError, TypeError):
        return None


def _parts(answer: Body) -> list[Body]:
    """Of `Likeliest.besides`, each as an answer of its own."""
    try:
        return [part["best"] for part in answer["aggregations"].values()]
    except (AttributeError, KeyError, TypeError) as problem:
        raise BadAnswerError("not an answer to a search") from problem


def _versions(answer: Body) -> list[Version]:
    ids, sequences = _values(answer, "offer_id"), _values(answer, "sequence")
    return [(str(offer_id), int(sequence)) for offer_id, sequence in zip(ids, sequences, strict=True)]


def _values(answer: Body, field: str) -> Iterator[Any]:
    """Of each hit."""
    try:
        yield from [hit["fields"][field][0] for hit in answer["hits"]["hits"]]
    except (KeyError, TypeError, IndexError) as problem:
        raise BadAnswerError("not an answer to a search") from problem


def stored_documents(offer_ids: Sequence[str]) -> Iterator[OfferDocument]:
    """As the database has them now, which is never older than the index."""
    for start in range(0, len(offer_ids), AT_ONCE):
        some = offer_ids[start : start + AT_ONCE]
        rows = IndexedOffer.objects.filter(offer_id__in=some, gone=False).values_list("document", flat=True)
        yield from (from_json(bytes(raw)) for raw in rows)
