"""The oracle: judges every offer, one after the other, by the plain rooms."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from matching.assemble import assemble, entry
from matching.documents import OfferDocument
from matching.engines.base import Listed, Ranking
from matching.gates import Judged, judge
from matching.inquiry import Inquiry
from matching.ordering import in_order
from matching.spec import spec


class ReferenceEngine:
    name = "reference"

    def __init__(self, documents: Mapping[str, OfferDocument]) -> None:
        self._documents = documents

    def rank(self, inquiry: Inquiry) -> Ranking:
        judged = [judge(inquiry, document) for document in self._documents.values()]
        entered, widened = enter(judged)
        return Ranking(
            listed=self._listed(inquiry, entered),
            doors=doors(judged),
            stateless=sum(one.stateless for one in judged),
            anchored=any(one.coverage.anchor_missing for one in entered),
            widened=widened,
        )

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        return {one: self._documents[one] for one in offer_ids if one in self._documents}

    def __len__(self) -> int:
        return len(self._documents)

    def _listed(self, inquiry: Inquiry, entered: Sequence[Judged]) -> tuple[Listed, ...]:
        entries = [entry(one.document, inquiry.resolved.stage) for one in in_order(inquiry, entered)]
        same: dict[Hashable, list[str]] = defaultdict(list)
        for one in entries:
            same[one.same].append(str(one.offer))
        seats = assemble(entries, inquiry.resolved.stage)
        return tuple(Listed(str(s.entry.offer), s.slot, tuple(same[s.entry.same][1:])) for s in seats)


def enter(judged: Sequence[Judged]) -> tuple[list[Judged], bool]:
    """Those past the gates; with fewer than three offers of an inferred area, the nearest within 250 km join.

    So many that there are three, and whatever lies as near as the last of them.
    """
    passed = [one for one in judged if one.passed]
    near = sum(one.document.area_basis == "inferred" for one in passed)
    short = int(spec()["geography"]["widen_to"]) - near
    if short <= 0:
        return passed, False
    by_distance = sorted((one for one in judged if one.widening), key=_km)
    far = [one for one in by_distance if _km(one) <= _km(by_distance[:short][-1])]
    return [*passed, *far], bool(far)


def _km(judged: Judged) -> float:
    return judged.coverage.near_km or 0.0


def doors(judged: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """Offers that one yes would let in, by the question."""
    asked = (one.question for one in judged if one.question is not None)
    return Counter((question.code, str(next(iter(question.params.values())))) for question in asked)
