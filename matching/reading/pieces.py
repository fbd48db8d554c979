"""What a text is weighed by: pieces of its words, and its words with their neighbours, each with where it stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matching.reading.stems import stem
from matching.reading.words import Word

SIZES = (3, 4, 5)  # letters of a piece, with a space before and after each word
Placed = list[tuple[str, int]]  # a feature and the index of the word it is of


def pieces(words: Sequence[Word]) -> Placed:
    """Beginnings, middles and ends of the words as they were written: a misspelt word keeps most of its pieces."""
    return [(piece, at) for at, word in enumerate(words) for piece in _cut(word.written)]


def _cut(written: str) -> Iterator[str]:
    """A word of at most three letters is one piece; of none there is none."""
    if not written:
        return
    padded = f" {written} "
    for size in SIZES:
        if size >= len(padded):
            yield padded
            return
        yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def sayings(words: Sequence[Word]) -> Placed:
    """The stem of each word, and of each two that follow each other."""
    stems = [stem(word.token) for word in words]
    alone = [(f"{one}.", at) for at, one in enumerate(stems)]
    return alone + [(f"{one} {two}.", at) for at, (one, two) in enumerate(pairwise(stems))]
