"""How much a text speaks for each crime and each need, learned from thousands of texts that were told apart.

`data/reading/learned.npz` holds what `manage.py train_reader` made of `data/reading/told/`. A text is weighed by its
pieces and sayings (`matching.reading.pieces`); each of them speaks for or against every code. The words that spoke most
for a code are kept, so that a guess can be explained by them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching.reading.pieces import Placed, pieces, sayings
from matching.reading.words import Word

FILE = Path(__file__).parent.parent / "data" / "reading" / "learned.npz"
NOTHING = "-"  # what a text tells that tells of no crime
SHARPNESS = 5.0  # of the shares: so sharp, the first is right as often as its share says, on writers not learned from
SHOWN = 3  # words of an explanation
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """What was learned about one kind of code."""

    codes: tuple[str, ...]
    weights: NDArray[np.int8]  # feature by code
    scales: Floats  # of each code's weights
    biases: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    numbers: dict[str, int]  # feature -> its row
    rarities: Floats  # of each feature: inverse document frequency
    heads: dict[str, Head]


class Weighed:
    """The features of one text that are known: their rows, what each weighs in it, and at which words it stands."""

    def __init__(self, words: Sequence[Word], learned: Learned | None = None) -> None:
        self.words = words
        self.book = learned or learned_from_file()
        rows: list[int] = []
        values: list[float] = []
        self.places: list[list[int]] = []
        for placed in (pieces(words), sayings(words)):
            at = _places_of(placed, self.book)
            values += evened([len(where) for where in at.values()], self.book.rarities[[*at]])
            rows += at
            self.places += at.values()
        self.rows = np.array(rows, dtype=np.intp)
        self.values = np.array(values, dtype=np.float32)


def _places_of(placed: Placed, book: Learned) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for feature, place in placed:
        row = book.numbers.get(feature)
        if row is not None:
            found.setdefault(row, []).append(place)
    return found


class Spoken:
    """What one text speaks for, of one kind of code ("need", "victimization").

    `speaks` of a code is above 0 where the text by itself speaks for it; the `shares` of all codes together are 1.
    """

    def __init__(self, kind: str, weighed: Weighed) -> None:
        self._weighed = weighed
        self._head = weighed.book.heads[kind]
        spoken = weighed.values @ self._head.weights[weighed.rows] * self._head.scales + self._head.biases
        shares = np.exp(SHARPNESS * (spoken - spoken.max()))
        self.codes = self._head.codes
        self.speaks: dict[str, float] = dict(zip(self.codes, spoken.tolist(), strict=True))
        self.shares: dict[str, float] = dict(zip(self.codes, (shares / shares.sum()).tolist(), strict=True))

    def __bool__(self) -> bool:
        """Whether any feature of the text is known."""
        return len(self._weighed.rows) > 0

    def words_for(self, code: str) -> str:
        """The words that spoke most for a code, in their order; empty where none did."""
        words, at = self._weighed.words, self.codes.index(code)
        by_word = [0.0] * len(words)
        heard = (self._weighed.values * self._head.weights[self._weighed.rows, at]).tolist()
        for weight, where in zip(heard, self._weighed.places, strict=True):
            for place in where:
                by_word[place] += weight / len(where)
        most = sorted((at for at, weight in enumerate(by_word) if weight > 0), key=lambda at: -by_word[at])[:SHOWN]
        return " ".join(filter(None, (words[at].written for at in sorted(most))))


def evened(counts: Sequence[int], rarities: Floats) -> list[float]:
    """What features weigh by how often they stand and how rare they are, so that long and short texts weigh alike."""
    raw = [(1 + log(count)) * rarity for count, rarity in zip(counts, rarities.tolist(), strict=True)]
    length = sqrt(sum(one * one for one in raw)) or 1.0
    return [one / length for one in raw]


def counted(placed: Placed) -> Counter[str]:
    return Counter(feature for feature, _ in placed)


@cache
def learned_from_file() -> Learned:
    """Raises ValueError where the file is missing or of another form."""
    try:
        with np.load(FILE) as stored:
            features = bytes(stored["features"]).decode().split("\n")
            heads = {
                kind: Head(
                    tuple(bytes(stored[f"{kind}_codes"]).decode().split("\n")),
                    stored[f"{kind}_weights"],
                    stored[f"{kind}_scales"],
                    stored[f"{kind}_biases"],
                )
                for kind in ("need", "victimization")
            }
            return Learned({name: number for number, name in enumerate(features)}, stored["rarities"], heads)
    except (OSError, KeyError) as problem:
        raise ValueError(f"{FILE.name}: {problem}. Make it with manage.py train_reader.") from problem
