"""A run in words and figures: a line for each round, then every figure beside its bar."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.crashing.judging import Verdict
from bench.crashing.plan import Kill

LEVEL_BAR = 60.0  # seconds from the last kill of a round until the index equals the database


@dataclass(frozen=True, slots=True)
class Outcome:
    number: int
    kills: tuple[Kill, ...]  # as they were done, seconds after the round's first edit
    built: bool  # a whole build was made meanwhile
    edits: int  # acknowledged in this round
    level_after: float | None  # seconds; None: not within the bar
    why: str  # it is not level; empty where it is
    verdict: Verdict

    def __bool__(self) -> bool:
        """That it all held."""
        return self.level_after is not None and bool(self.verdict)


def line(one: Outcome) -> str:
    killed = ", ".join(f"{kill.victim} at {kill.at:.2f} s" for kill in one.kills)
    level = f"not level: {one.why}" if one.level_after is None else f"level after {one.level_after:5.1f} s"
    build = "   a whole build" if one.built else ""
    return f"{one.number:>3}  {killed:<36} {one.edits:>4} edits   {level}{build}{_wrong(one.verdict)}"


def _wrong(verdict: Verdict) -> str:
    kinds = ("lost", "doubled", "unexplained", "unequal")
    found = {kind: getattr(verdict, kind) for kind in kinds}
    return "".join(f"   {kind}: {', '.join(words)}" for kind, words in found.items() if words)


def summary(outcomes: Sequence[Outcome], builds_cut_off: int) -> tuple[str, bool]:
    """The figures of a whole run and whether every bar was kept. Each verdict is of all edits so far."""
    last = outcomes[-1].verdict
    killed = Counter(kill.victim for one in outcomes for kill in one.kills)
    rows = [
        ("killed", ", ".join(f"{victim} {count}" for victim, count in sorted(killed.items())), "", True),
        ("edits acknowledged", f"{sum(one.edits for one in outcomes):,}", "", True),
        ("committed, and killed before it was told", str(last.cut_off), "", True),
        ("acknowledged edits lost", *_none(outcomes, "lost")),
        ("edits or offers doubled", *_none(outcomes, "doubled")),
        ("edits that nobody made", *_none(outcomes, "unexplained")),
        ("offers unlike their listing", *_none(outcomes, "unequal")),
        ("slowest until level", *_slowest(outcomes)),
        ("indexes left by builds that were cut off", str(builds_cut_off), "", True),
    ]
    text = "\n".join(f"{name:<42} {figure:>12}   {bar}".rstrip() for name, figure, bar, _ in rows)
    return text, all(kept for *_, kept in rows)


def _none(outcomes: Sequence[Outcome], kind: str) -> tuple[str, str, bool]:
    count = len({word for one in outcomes for word in getattr(one.verdict, kind)})
    return str(count), "bar 0", count == 0


def _slowest(outcomes: Sequence[Outcome]) -> tuple[str, str, bool]:
    bar = f"bar <= {LEVEL_BAR:g} s"
    never = [one.number for one in outcomes if one.level_after is None]
    if never:
        return f"never in {', '.join(map(str, never))}", bar, False
    return f"{max(one.level_after or 0 for one in outcomes):.1f} s", bar, True
