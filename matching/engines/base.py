"""What every engine must do: say which offers stand in the list, in which order, and what a yes would add."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from matching.documents import OfferDocument
from matching.inquiry import Inquiry
from matching.types import Slot

Doors = Mapping[tuple[str, str], int]  # ("group", "veterans") or ("context", a situation) -> offers a yes would add


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the list."""

    offer_id: str
    slot: Slot | None = None
    also_at: tuple[str, ...] = ()  # offer ids of the same service elsewhere, best first


@dataclass(frozen=True, slots=True)
class Ranking:
    """The whole list of a request, at most 50, and what is told beside it."""

    listed: Sequence[Listed]
    doors: Doors
    stateless: int  # offers that may or may not serve the person: no place was given
    anchored: bool  # some stand where the person is because nobody said where it happened
    widened: bool  # the circle was drawn wider
    by: str = ""  # who found it, where that was not the engine that was asked


class Engine(Protocol):
    name: str

    def rank(self, inquiry: Inquiry) -> Ranking:
        """The same answer from every engine."""
        ...

    def documents(self, offer_ids: Iterable[str]) -> Mapping[str, OfferDocument]:
        """Of those that are there."""
        ...

    def __len__(self) -> int:
        """How many offers it holds."""
        ...
