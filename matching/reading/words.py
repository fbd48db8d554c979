"""A text as clauses of plain words, spelling mended towards the words that the tables know."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matching.reading.rules import word_set
from matching.tokens import tokens

ACRONYM = re.compile(r"\b(?:[A-Za-z]\.){2,}")
CLAUSE_ENDS = re.compile(r"[,;:!?\n¿¡。،؟]+|\.(?=\s|$)|\s[-–—]+\s|[—–]")
MENDED_FROM = 5  # letters; shorter words have too many neighbours
TWO_EDITS_FROM = 8  # letters


@dataclass(frozen=True, slots=True)
class Word:
    token: str  # as the tables spell it
    written: str  # the token as the person wrote it
    clause: int


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """A phrase of a table in the form a text takes: words without articles and fillers."""
    return tuple(_kept(tokens(_closed(phrase))))


def words_of(text: str, known: frozenset[str]) -> tuple[Word, ...]:
    """The words of a text, fillers left out, each with the number of its clause (0, 1, …).

    `known` holds every word of the tables; a long word that none of them has, and that is no everyday word, is read as
    the nearest of them that starts alike: one edit, two from eight letters (an adjacent swap is one).
    """
    return tuple(
        Word(token if token in known else _mended(token, known), token, number)
        for number, clause in enumerate(CLAUSE_ENDS.split(_closed(text)))
        for token in _kept(tokens(clause))
    )


def _closed(text: str) -> str:
    """U.S. and d.v. as one word."""
    return ACRONYM.sub(lambda found: found.group().replace(".", "") + " ", text)


def _kept(found: Iterable[str]) -> Iterator[str]:
    fillers = word_set("fillers")
    return (token for token in found if token not in fillers)


def _mended(token: str, known: frozenset[str]) -> str:
    if len(token) < MENDED_FROM or not token.isalpha() or token in word_set("stop") | word_set("common"):
        return token
    edits = 2 if len(token) >= TWO_EDITS_FROM else 1
    sizes = range(len(token) - edits, len(token) + edits + 1)
    near = [word for size in sizes for word in _alike(known, token[0], size)]
    found = process.extract(token, near, scorer=OSA.distance, score_cutoff=edits, limit=5)
    return str(min(found, key=lambda hit: (hit[1], hit[0]))[0]) if found else token


def _alike(known: frozenset[str], first: str, size: int) -> list[str]:
    return _by_size(known).get((first, size), [])


@cache
def _by_size(known: frozenset[str]) -> dict[tuple[str, int], list[str]]:
    """By first letter, which people seldom miss, and length: `hides` is never `rides`."""
    sizes: dict[tuple[str, int], list[str]] = {}
    for word in sorted(known):
        if len(word) >= MENDED_FROM:
            sizes.setdefault((word[0], len(word)), []).append(word)
    return sizes
