"""One place of a text that says something."""

from dataclasses import dataclass

from matching.reading.lexicon import Meaning


@dataclass(frozen=True, slots=True)
class Hit:
    meaning: Meaning
    start: int  # index of its first word
    end: int  # one past its last
    score: float  # 0 to 1
    outright: bool  # the words name it, rather than a pattern that speaks of it
    negated: bool = False

    @property
    def size(self) -> int:
        return self.end - self.start
