"""The last way to read a text: words that together hint at a code, in any order, near each other.

Used for needs or crimes only where no phrase says any: "he keeps our wages" has no phrase of ours, but `wages` hints.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matching.reading.lexicon import class_words
from matching.reading.rules import table, word_set
from matching.reading.words import Word
from matching.tokens import tokens
from matching.types import Guess

ONE_WORD = 0.5  # strength of a single hint: just enough to be used
PER_WORD = 0.06  # each further word of the same hint
PER_HINT = 0.02  # each further hint for the same code
STRONGEST = 0.68  # below any phrase
MOST = 3  # codes of a kind


@dataclass(frozen=True, slots=True)
class Cue:
    code: str
    parts: tuple[str, ...]  # a word, a beginning ("evict*") or a class ("@partner")


def hinted(kind: str, words: Sequence[Word]) -> tuple[Guess, ...]:
    """At most three guesses of a kind, best first, each with the words that hint at it."""
    at = _Places(tuple(word for index, word in enumerate(words) if kind == "need" or not _denied(words, index)))
    found: dict[str, list[tuple[int, str]]] = {}
    for cue in _cues(kind):
        places = at.of(cue)
        if places:
            found.setdefault(cue.code, []).append((len(cue.parts), at.written(places)))
    guesses = (Guess(code, _score(hints), max(hints)[1]) for code, hints in found.items())
    return tuple(sorted(guesses, key=lambda guess: -guess.score))[:MOST]


class _Places:
    """Where each part of a cue stands in one text; every part is looked up once."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.window = int(table("cues")["window"])
        self.known: dict[str, tuple[int, ...]] = {}
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self.places.setdefault(word.written, []).append(place)

    def of(self, cue: Cue) -> tuple[int, ...]:
        """One place per part, all near the first; empty where a part is missing."""
        lists = [self._part(part) for part in cue.parts]
        if not all(lists):
            return ()
        for first in lists[0]:
            near = [self._near(places, first) for places in lists[1:]]
            if None not in near and len({first, *near}) == len(lists):
                return (first, *(place for place in near if place is not None))
        return ()

    def written(self, places: Sequence[int]) -> str:
        return " ".join(self.words[place].written for place in sorted(places))

    def _near(self, places: Sequence[int], first: int) -> int | None:
        return next((place for place in places if 0 < abs(place - first) <= self.window), None)

    def _part(self, part: str) -> tuple[int, ...]:
        if part not in self.known:
            self.known[part] = tuple(sorted(place for word in self._words(part) for place in self.places[word]))
        return self.known[part]

    def _words(self, part: str) -> list[str]:
        """The text's different words that a part stands for."""
        if part.startswith("@"):
            return [word for word in self.places if word in class_words((part[1:],))]
        if part.endswith("*"):
            return [word for word in self.places if word.startswith(part[:-1])]
        return [part] if part in self.places else []


def _score(hints: Sequence[tuple[int, str]]) -> float:
    most = max(size for size, _ in hints)
    return round(min(STRONGEST, ONE_WORD + PER_WORD * (most - 1) + PER_HINT * (len(hints) - 1)), 4)


def _denied(words: Sequence[Word], index: int) -> bool:
    """Shortly after a "not" of the same clause, so that "he never pushed me" hints at nothing."""
    before = words[max(index - 3, 0) : index]
    return any(word.token in word_set("negators") and word.clause == words[index].clause for word in before)


@cache
def _cues(kind: str) -> tuple[Cue, ...]:
    return tuple(_compiled(table("cues")["cues"][kind]))


def _compiled(codes: Mapping[str, Sequence[str]]) -> Iterator[Cue]:
    fillers = word_set("fillers")
    for code, hints in codes.items():
        for hint in hints:
            parts = tuple(_plain(part) for part in hint.split())
            kept = tuple(dict.fromkeys(part for part in parts if part and part not in fillers))
            if kept and not _thinned(parts, kept):
                yield Cue(code, kept)


def _thinned(parts: Sequence[str], kept: Sequence[str]) -> bool:
    """A hint of several words of which one is left would say too little: "kept my kids" is not "kids"."""
    return len(kept) == 1 and len(parts) > 1


def _plain(part: str) -> str:
    if part.startswith("@"):
        return part
    token = "".join(tokens(part))
    return f"{token}*" if part.endswith("*") else token
