"""Which parts of a score are told as reasons."""

from matching.types import Part

MOST_REASONS = 3
WEAK = 0.45  # of a part's weight: below it a part is no reason
DOUBTS = frozenset({"fit_group_other", "fit_other_crimes", "fit_populations_limited"})


def strongest(parts: tuple[Part, ...]) -> list[Part]:
    """The parts that speak for the offer, strongest first; a weak one is no reason, nor is what must be asked."""
    speaking = (part for part in parts if part.value >= WEAK and not _is_doubt(part.reason.code))
    return sorted(speaking, key=lambda part: -part.points)[:MOST_REASONS]


def _is_doubt(code: str) -> bool:
    """That something is not known speaks for nobody."""
    return code in DOUBTS or code.endswith("_unknown")
