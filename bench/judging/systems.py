"""Every system that is compared, over one snapshot: ours through its front door, and the baselines."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.judging.baselines import BASELINES, Baselines, wanted
from bench.judging.golden import GoldenRequest
from directory.errors import DomainError
from matching import index
from matching.documents import OfferDocument
from matching.holding import Loaded, held
from matching.resolving import understand
from matching.service import match_with
from matching.types import ResolvedRequest

OURS = "ours"
SYSTEMS = (OURS, *BASELINES)


@dataclass(frozen=True, slots=True)
class Answer:
    rankings: Mapping[str, tuple[str, ...]]  # system -> listing ids, best first
    guides: tuple[str, ...]  # of our answer: no baseline has any
    resolved: ResolvedRequest


class Systems:
    def __init__(self, loaded: Loaded, documents: Mapping[str, OfferDocument]) -> None:
        """Ours answers from `loaded`, the baselines from the same offers as documents."""
        self._loaded = loaded
        self.name = f"{loaded.version}, {loaded.engine.name} engine"
        self.baselines = Baselines(documents)
        self.listings = _first_offers(documents)

    def answer(self, golden: GoldenRequest) -> Answer:
        """At most 50 listings a system; an offer stands for its listing, the first of several counts."""
        resolved = understand(golden.request).resolved
        found = match_with(self._loaded, golden.request)
        ours = tuple(dict.fromkeys(listing_of(one.offer_id) for one in found.matches))
        plain = self.baselines.rankings(wanted(resolved, golden.request.text))
        return Answer(
            rankings={OURS: ours, **plain},
            guides=found.guides,
            resolved=resolved,
        )


def systems_in_use() -> Systems | None:
    """Over the snapshot of the database in use, as it answers people; None before listings and index are there."""
    try:
        loaded = held()
    except DomainError:
        return None
    snapshot = index.load()
    return Systems(loaded, snapshot.documents) if snapshot else None


def listing_of(offer_id: str) -> str:
    """An offer at one of several places adds the place after an @."""
    return offer_id.partition("@")[0]


def _first_offers(documents: Mapping[str, OfferDocument]) -> dict[str, OfferDocument]:
    """Listing id -> its first offer."""
    return {documents[offer_id].source_id: documents[offer_id] for offer_id in sorted(documents, reverse=True)}
