"""The one order of results, with exact ties rotating weekly so that no provider is favoured by its id."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b
from typing import NamedTuple

from matching.documents import NEVER, UNDATED, OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.scoring import Scored, score, weights
from matching.tiers import relaxed_requirements, tier_of
from matching.types import Reason

STEP = 100  # millionths of a point: scores closer than 1e-4 are the same
TENTHS = 10  # of a kilometre: distances closer than that are the same


class Ranked(NamedTuple):
    """A scored offer with its tier and its place in the order."""

    scored: Scored
    tier: int
    tier_reason: Reason | None
    relaxed: tuple[Reason, ...]

    @property
    def document(self) -> OfferDocument:
        return self.scored.judged.document


def ranked(inquiry: Inquiry, judged: Judged, weighed: dict[str, float]) -> Ranked:
    scored = score(inquiry, judged, weighed)
    tier, reason = tier_of(inquiry, judged)
    return Ranked(scored, tier, reason, relaxed_requirements(inquiry, judged))


def sort_key(inquiry: Inquiry, one: Ranked) -> tuple[object, ...]:
    """What orders results, the smaller first: ranking specification, part 5."""
    document, coverage = one.document, one.scored.judged.coverage
    return (
        one.tier,
        len(one.relaxed),
        -score_steps(one.scored.micro),
        coverage.km is None,
        distance_steps(coverage.km or 0.0),
        -verified_day(document),
        rotation(document.source_id, inquiry.at),
        document.source_id,
        document.offer_id,
    )


def score_steps(micro: int) -> int:
    """A score in millionths as whole steps of 1e-4, the half up."""
    return (micro + STEP // 2) // STEP


def distance_steps(km: float) -> int:
    """Kilometres as whole tenths, the half up."""
    return int(km * TENTHS + 0.5)


def verified_day(document: OfferDocument) -> int:
    """The day of the older of the two confirmations as a number, the newer, the better; 0 where one has no day."""
    days = (document.existence_on, document.contact_on)
    return 0 if {NEVER, UNDATED} & {*days} else datetime.fromisoformat(min(days)).toordinal()


def week_of(at: datetime) -> str:
    year, week, _ = at.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02d}"


def rotation(source_id: str, at: datetime) -> bytes:
    return blake2b(f"{source_id}|{week_of(at)}".encode()).digest()[:8]


def in_order(inquiry: Inquiry, judged: Iterable[Judged]) -> list[Ranked]:
    weighed = weights(inquiry)
    return sorted((ranked(inquiry, one, weighed) for one in judged), key=lambda one: sort_key(inquiry, one))
