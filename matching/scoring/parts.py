"""One weighted part of a score, in whole millionths of a point."""

from matching.types import Part, Reason

MICRO = 1_000_000  # points are whole millionths before they are added


def weighed(factor: str, weight: float, value: float, reason: Reason) -> Part:
    return Part(factor, weight, value, round(weight * value * MICRO) / MICRO, reason)
