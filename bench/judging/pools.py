"""What a judge is given for a request: the best of every system and a few drawn by chance, in an order that tells nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from bench.judging.elsewhere import elsewhere
from bench.judging.golden import GoldenRequest
from bench.judging.grades import Judgement
from bench.judging.systems import Answer
from matching.documents import OfferDocument

DEPTH = 10  # of each system's list
RANDOM = 5


@dataclass(frozen=True, slots=True)
class Pool:
    request: str
    listings: tuple[str, ...]  # in the order of the cards
    guides: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()  # graded by geography alone, without a card

    @property
    def empty(self) -> bool:
        return not self.listings and not self.guides and not self.elsewhere


def pool(
    golden: GoldenRequest,
    answer: Answer,
    eligible: Iterable[str],
    known: Judgement,
    listings: Mapping[str, OfferDocument],
) -> Pool:
    """Without what is graded already. The same request and lists always give the same cards in the same order."""
    union = {one for ranked in answer.rankings.values() for one in ranked[:DEPTH]}
    by_chance = _shuffled(golden.id, "chance", set(eligible) - union)[:RANDOM]
    left = (union | set(by_chance)) - known.grades.keys()
    away = elsewhere(listings, left, answer.resolved)
    guides = [one for one in answer.guides if one not in known.guides] if golden.non_victim else []
    cards = tuple(_shuffled(golden.id, "order", left - away))
    return Pool(golden.id, cards, tuple(_shuffled(golden.id, "guides", guides)), tuple(sorted(away)))


def known_of(request: str, judgements: Mapping[str, Judgement]) -> Judgement:
    return judgements.get(request, Judgement(request))


def _shuffled(request: str, purpose: str, ids: Iterable[str]) -> list[str]:
    """By a hash with the request in it: an id's place does not depend on which others are there."""
    return sorted(ids, key=lambda one: blake2b(f"{request}|{purpose}|{one}".encode(), digest_size=8).digest())
