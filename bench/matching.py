"""A whole match on the shipped listings: both engines over the same requests in one run, and that they agree."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from time import perf_counter

from geodata.tables import zips
from matching import index
from matching.engines.embedded import EmbeddedEngine
from matching.engines.reference import ReferenceEngine
from matching.holding import Loaded, known_lines
from matching.service import match_with
from matching.types import LanguageWanted, MatchRequest, NeedWanted, PlaceGiven, PlacesGiven

REQUESTS = 60
NEEDS = ("emergency-shelter", "legal-civil", "counseling", "compensation", "crisis-intervention", "legal-immigration")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def main() -> int:
    """0 when both engines give the same answers; prints p50 and p95 in ms and the ratio of the medians."""
    snapshot = index.load()
    if snapshot is None:
        print("no search snapshot: run manage.py build_index first")
        return 1
    asked = _requests()
    engines = (ReferenceEngine(snapshot.documents), EmbeddedEngine(snapshot.documents))
    lines = known_lines(snapshot.documents.values())
    held = [Loaded(snapshot.version, snapshot.built_at, engine, lines) for engine in engines]
    times: dict[str, list[float]] = {one.engine.name: [] for one in held}
    for request in asked[:5]:
        match_with(held[0], request)
    differing = sum(_compared(held, request, times) for request in asked)
    for name, found in times.items():
        found.sort()
        print(f"{name:<10} p50 {found[len(found) // 2]:7.2f} ms   p95 {found[int(0.95 * (len(found) - 1))]:7.2f} ms")
    medians = [found[len(found) // 2] for found in times.values()]
    print(f"embedded / reference {medians[1] / medians[0]:.3f}   different answers {differing} of {len(asked)}")
    return int(differing > 0)


def _compared(held: Sequence[Loaded], request: MatchRequest, times: dict[str, list[float]]) -> bool:
    answers = []
    for one in held:
        start = perf_counter()
        answers.append(match_with(one, request).matches)
        times[one.engine.name].append((perf_counter() - start) * 1000)
    return answers[0] != answers[1]


def _requests() -> list[MatchRequest]:
    dice = random.Random(1)  # noqa: S311  a sample, no secret
    return [
        MatchRequest(
            needs=tuple(NeedWanted(code) for code in dice.sample(NEEDS, dice.randint(1, 3))),
            languages=(LanguageWanted(dice.choice(["en", "es", "ar"])),),
            places=PlacesGiven(here=PlaceGiven(code)),
            at=NOW,
        )
        for code in dice.sample(sorted(zips()), REQUESTS)
    ]
