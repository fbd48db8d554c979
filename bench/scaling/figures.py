"""A table of figures on standard output, each beside its limit where it has one."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """What was said so far; `missed`: names of the bars that were not held."""

    missed: list[str] = field(default_factory=list)

    def say(self, name: str, *parts: str) -> None:
        print(f"{name:<46} {'   '.join(parts)}", flush=True)

    def bar(self, name: str, value: float, limit: float, *, at_most: bool = True) -> None:
        kept = value <= limit if at_most else value >= limit
        self.say(name, f"{value:10.3f}", f"bar {'<=' if at_most else '>='} {limit:g}", "held" if kept else "MISSED")
        if not kept:
            self.missed.append(name)


def size(count: float) -> str:
    """Bytes, in millions."""
    return f"{count / 1e6:10,.1f} MB"
