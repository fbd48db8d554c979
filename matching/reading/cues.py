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
    for cue in at.possible(kind):
        places = at.of(cue)
        if places:
            found.setdefault(cue.code, []).append((len(cue.parts), at.written(places)))
    guesses = (Guess(code, _score(hints), max(hints)[1]) for code, hints in found.items())
    return tuple(sorted(guesses, key=lambda guess: -guess.score))[:MOST]


class _Places:
    """Where each part of a cue stands in one text; every word is looked up once."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.window = int(table("cues")["window"])
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            for part in dict.fromkeys((*_parts_of(word.written), *_parts_of(word.token))):
                self.places.setdefault(part, []).append(place)

    def possible(self, kind: str) -> Iterator[Cue]:
        """The cues whose first part stands in the text, in the order of the table."""
        by_first = _by_first_part(kind)
        numbers = sorted(number for part in self.places for number in by_first.get(part, ()))
        return (_cues(kind)[number] for number in numbers)

    def of(self, cue: Cue) -> tuple[int, ...]:
        """One place per part, all near the first; empty where a part is missing."""
        lists = [self.places.get(part, ()) for part in cue.parts]
        if not all(lists):
            return ()
        for first in lists[0]:
            near = [self._near(places, first) for places in lists[1:]]
            if None not in near and len({first, *near}) == len(lists):
                return (first, *(place for place in near if place is not None))
        return ()

    def written(self, places: Sequence[int]) -> str:
        return " ".join(filter(None, (self.words[place].written for place in sorted(places))))

    def _near(self, places: Sequence[int], first: int) -> int | None:
        return next((place for place in places if 0 < abs(place - first) <= self.window), None)


def _parts_of(word: str) -> tuple[str, ...]:
    """What a cue may call a word: itself, its beginnings that cues use, its classes. Not kept: the word may be a name."""
    named = _named_parts()
    beginnings = (f"{word[:size]}*" for size in range(1, len(word) + 1))
    return (word, *(part for part in beginnings if part in named), *_classes_by_word().get(word, ()))


@cache
def _classes_by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part in sorted(part for part in _named_parts() if part.startswith("@")):
        for word in class_words((part[1:],)):
            found.setdefault(word, []).append(part)
    return {word: tuple(parts) for word, parts in found.items()}


@cache
def _named_parts() -> frozenset[str]:
    """Every beginning and class that a cue of any kind names."""
    parts = (part for kind in table("cues")["cues"] for cue in _cues(kind) for part in cue.parts)
    return frozenset(part for part in parts if part.startswith("@") or part.endswith("*"))


@cache
def _by_first_part(kind: str) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, cue in enumerate(_cues(kind)):
        found.setdefault(cue.parts[0], []).append(number)
    return {part: tuple(numbers) for part, numbers in found.items()}


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
