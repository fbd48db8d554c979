"""Sets of codes as bits: whether an offer's set holds any of the codes wanted, for many offers at once."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Mask = NDArray[np.bool_]
MOST_KEPT = 1_000
MOST_SETS = 20_000
MOST_COUNTED = 255
WORD = 64  # codes per word; a taxonomy that outgrows it takes a second word


class CodeBits:
    """Which bit stands for which code. Only ever appended to."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._wanted: dict[tuple[int, frozenset[str]], dict[int, int]] = {}
        self._sets: dict[frozenset[str], dict[int, int]] = {}

    @property
    def width(self) -> int:
        """Words that the codes known so far take."""
        return 1 + max(len(self._bits) - 1, 0) // WORD

    def words(self, codes: Iterable[str]) -> dict[int, int]:
        """Word number -> bits, giving each new code the next bit."""
        found: dict[int, int] = {}
        for code in codes:
            bit = self._bits.setdefault(code, len(self._bits))
            found[bit // WORD] = found.get(bit // WORD, 0) | 1 << (bit % WORD)
        return found

    def of(self, codes: frozenset[str]) -> dict[int, int]:
        """`words`, kept: many offers have the same set, and a bit never changes."""
        found = self._sets.get(codes)
        if found is None:
            if len(self._sets) > MOST_SETS:
                self._sets.clear()
            found = self._sets[codes] = self.words(codes)
        return found

    def wanted(self, codes: Iterable[str]) -> dict[int, int]:
        """As `words`, leaving out codes that no offer has. Kept for each set asked for, while no code is added."""
        key = (len(self._bits), frozenset(codes))
        found = self._wanted.get(key)
        if found is None:
            if len(self._wanted) > MOST_KEPT:
                self._wanted.clear()
            found = self._wanted[key] = self.words(code for code in key[1] if code in self._bits)
        return found


class SetColumn:
    """One set of codes per offer."""

    def __init__(self, bits: CodeBits, words: tuple[Bits, ...], counts: NDArray[np.uint8]) -> None:
        self.bits = bits
        self.counts = counts
        self.words = words

    @classmethod
    def of(cls, bits: CodeBits, sets: Sequence[frozenset[str]]) -> "SetColumn":
        rows = [bits.of(codes) for codes in sets]
        width = 1 + max((max(row, default=0) for row in rows), default=0)
        words = tuple(np.array([row.get(at, 0) for row in rows], dtype=np.uint64) for at in range(width))
        return cls(bits, words, np.array([min(len(codes), MOST_COUNTED) for codes in sets], dtype=np.uint8))

    def joined(self, other: "SetColumn") -> "SetColumn":
        """These offers, then those of the other, numbered by the same bits."""
        width = max(len(self.words), len(other.words))
        words = tuple(np.concatenate([self.word(at), other.word(at)]) for at in range(width))
        return SetColumn(self.bits, words, np.concatenate([self.counts, other.counts]))

    def hits(self, codes: Iterable[str], rows: NDArray[np.intp] | None = None) -> Mask:
        """Whether each offer has any of the codes; of all offers, or of `rows`."""
        found = np.zeros(len(self.counts) if rows is None else len(rows), dtype=bool)
        for at, wanted in self.bits.wanted(codes).items():
            word = self.word(at)
            found |= ((word if rows is None else word[rows]) & np.uint64(wanted)) != 0
        return found

    @property
    def nbytes(self) -> int:
        return self.counts.nbytes + sum(word.nbytes for word in self.words)

    def word(self, at: int) -> Bits:
        return self.words[at] if at < len(self.words) else np.zeros(len(self.counts), dtype=np.uint64)
