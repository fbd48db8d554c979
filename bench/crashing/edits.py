"""One edit of a listing as it is told and as it is found again: a word of its own, added to the description once."""

import re
from dataclasses import dataclass
from typing import Self

WORD = re.compile(r"\be\d+x\d+\b")
PUBLISHED, WITHHELD = "published", "withheld"


def word(life: int, number: int) -> str:
    """Letters and digits alone, so that it is one word in the index: `e3x17` is edit 17 of the writer's third life."""
    return f"e{life}x{number}"


def words(text: str) -> tuple[str, ...]:
    """The edits of a description in their order, repeats kept."""
    return tuple(WORD.findall(text))


def life_and_number(of: str) -> tuple[int, int]:
    life, number = of[1:].split("x")
    return int(life), int(number)


def publication(number: int) -> str:
    """What the edit of this number makes of its listing."""
    return WITHHELD if number % 2 else PUBLISHED


@dataclass(frozen=True, slots=True)
class Edit:
    """Acknowledged: told after its commit. `version` is when the listing was last changed, in ISO with microseconds."""

    life: int
    number: int
    listing: str
    version: str

    @property
    def word(self) -> str:
        return word(self.life, self.number)

    @property
    def line(self) -> str:
        return f"{self.life} {self.number} {self.listing} {self.version}"

    @classmethod
    def from_line(cls, line: str) -> Self:
        life, number, listing, version = line.split()
        return cls(int(life), int(number), listing, version)


def acknowledged(told: str) -> list[Edit]:
    """Of what a writer has told; a line without its end was cut off and acknowledges nothing."""
    whole, _, _ = told.rpartition("\n")
    return [Edit.from_line(line) for line in whole.splitlines()]
