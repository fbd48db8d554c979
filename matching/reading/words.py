"""A text as clauses of plain words, spelling mended towards the words that the tables know."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matching.reading.rules import table, word_set
from matching.reading.stems import sound
from matching.tokens import tokens

ACRONYM = re.compile(r"\b(?:[A-Za-z]\.){2,}")
CLAUSE_ENDS = re.compile(r"[,;:!?\n¿¡。،؟]+|\.(?=\s|$)|\s[-–—]+\s|[—–]")
DOING = ("ing", "in")  # how people end a verb after "keeps"
MENDED_FROM = 4  # letters of a word that is mended by its sound
NEAREST_FROM = 5  # letters of one mended by its neighbours; shorter words have too many
SOUND_FROM = 4  # letters of a sound
TWO_EDITS_FROM = 8  # letters


@dataclass(frozen=True, slots=True)
class Word:
    token: str  # as the tables spell it
    written: str  # the token as the person wrote it
    clause: int


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """A phrase of a table in the form a text takes: words without articles and fillers."""
    found = tokens(_closed(phrase))
    return tuple(found[at] for at in _told(found))


def words_of(text: str, known: frozenset[str]) -> tuple[Word, ...]:
    """The words of a text, fillers left out, each with the number of its clause (0, 1, …).

    `known` holds every word of the tables. Short forms of messages (`u`, `xq`, `idk`) are written out first. A word that
    neither the tables nor everyday speech has is read as the one that sounds like it, or else as the nearest that starts
    alike: one edit, two from eight letters where no more than one is heard (an adjacent swap is one).
    """
    return tuple(
        Word(token if token in known else _mended(token, known), written, number)
        for number, clause in enumerate(CLAUSE_ENDS.split(_closed(text)))
        for token, written in _written_out(tokens(clause))
    )


def _written_out(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word with what was written for it; of several words for one short form only the first shows it."""
    short = table("words")["shorthand"]
    spelt = [
        (token, written if place == 0 else "")
        for written in found
        for place, token in enumerate(short.get(written, written).split())
    ]
    return (spelt[at] for at in _told([token for token, _ in spelt]))


def _closed(text: str) -> str:
    """U.S. and d.v. as one word."""
    return ACRONYM.sub(lambda found: found.group().replace(".", "") + " ", text)


def _told(found: Sequence[str]) -> Iterator[int]:
    """The places of words that say something: no filler, nor a "keeps" before a doing ("keeps calling", "kept my pay")."""
    fillers, carriers = word_set("fillers"), word_set("carriers")
    for at, token in enumerate(found):
        if token not in fillers and not (token in carriers and _doing(found, at + 1)):
            yield at


def _doing(found: Sequence[str], at: int) -> bool:
    return at < len(found) and len(found[at]) >= MENDED_FROM and found[at].endswith(DOING)


def _mended(token: str, known: frozenset[str]) -> str:
    if len(token) < MENDED_FROM or not token.isalpha() or token in _everyday():
        return token
    alike = _by_sound(known).get(sound(token))
    return alike or _nearest(token, known)


def _nearest(token: str, known: frozenset[str]) -> str:
    if len(token) < NEAREST_FROM:
        return token
    edits = 2 if len(token) >= TWO_EDITS_FROM else 1
    sizes = range(len(token) - edits, len(token) + edits + 1)
    near = [word for size in sizes for word in _by_size(known).get((token[0], size), ())]
    found = process.extract(token, near, scorer=OSA.distance, score_cutoff=edits, limit=5)
    alike = [(hit[1], str(hit[0])) for hit in found if hit[1] == 1 or OSA.distance(sound(token), sound(hit[0])) <= 1]
    return min(alike)[1] if alike else token


@cache
def _everyday() -> frozenset[str]:
    return word_set("stop") | word_set("common") | word_set("small")


@cache
def _by_sound(known: frozenset[str]) -> dict[str, str]:
    """What a misspelt word sounds like, where only one word of the tables or of every day sounds so: `biolaron`."""
    sounds: dict[str, set[str]] = {}
    for word in known | _everyday():
        if len(word) >= MENDED_FROM and word.isascii():
            sounds.setdefault(sound(word), set()).add(word)
    return {said: min(words) for said, words in sounds.items() if len(words) == 1 and len(said) >= SOUND_FROM}


@cache
def _by_size(known: frozenset[str]) -> dict[tuple[str, int], list[str]]:
    """By first letter, which people seldom miss, and length: `hides` is never `rides`."""
    sizes: dict[tuple[str, int], list[str]] = {}
    for word in sorted(known):
        if len(word) >= NEAREST_FROM:
            sizes.setdefault((word[0], len(word)), []).append(word)
    return sizes
