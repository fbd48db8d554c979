"""The listings that were chosen as one text to a phone that somebody else may read.

How its length is counted: 3GPP TS 23.038, see `frontend.console.segments`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from frontend.cards import Card
from frontend.console.discretion import discreet_name, tells
from frontend.console.segments import segments
from frontend.console.sentences import plain
from frontend.dialling import Way

__all__ = ["Message", "as_message", "segments"]

MOST_SEGMENTS = 3
NAME_LENGTHS = (60, 40, 30, 22, 16, 12)  # characters, tried in this order before a listing is left out
# Printers' marks are not in the 7-bit alphabet: one of them would halve the room of the whole text.
PLAIN_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "|": "/"}
)
SMALL_WORDS = frozenset({"&", "+", "-", "/", "a", "and", "at", "de", "for", "in", "la", "of", "on", "the", "y"})


@dataclass(frozen=True, slots=True)
class Message:
    """`left_out` counts the cards that are not in the text: no room, or nothing to dial or to text."""

    text: str
    segments: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    number: str
    then: tuple[str, ...]  # what to do on that number


def as_message(cards: Sequence[Card], language: str, most: int = MOST_SEGMENTS) -> Message:
    """One text of at most `most` segments, in the order of the cards, with every number whole.

    Each listing has a line for its name, one for its number and those for the key to press. Nothing says who sends
    it or why. A number has a line of its own: after an Arabic word UAX #9 would turn its groups round.
    """
    with override(language):
        placed = enumerate(cards, start=1)
        entries = [_entry(card, way, place, language) for place, card in placed if (way := _number(card))]
    fitting = (tried for tried in _shorter_and_shorter(entries) if segments(tried[1]) <= most)
    kept, text = next(fitting, (0, ""))
    return Message(text, segments(text), len(cards) - kept)


def _shorter_and_shorter(entries: Sequence[_Entry]) -> Iterator[tuple[int, str]]:
    """(how many listings, text): first shorter names, then fewer listings, at last one without its keys."""
    for kept in range(len(entries), 0, -1):
        for length in NAME_LENGTHS:
            yield kept, _text(entries[:kept], length)
    for only in entries[:1]:
        yield 1, _text([_Entry(only.name, only.number, ())], NAME_LENGTHS[-1])


def _text(entries: Sequence[_Entry], length: int) -> str:
    told = ("\n".join((_cut(entry.name, length), entry.number, *entry.then)) for entry in entries)
    return "\n\n".join(told)


def _number(card: Card) -> Way | None:
    """Where to call, else where to text; the line to use while its own number is being checked."""
    return card.call or next(iter(card.texting), None) or (card.instead.call if card.instead else None)


def _entry(card: Card, way: Way, place: int, language: str) -> _Entry:
    named = (card.instead.name, card.instead.organization) if card.instead else (card.name, card.organization)
    name = discreet_name(*map(_one_line, named), place)
    then = (*_extension(way), *_written(way), *(plain(words, language) for words in card.press))
    return _Entry(_one_line(name), _one_line(way.number), tuple(map(_one_line, then)))


def _extension(way: Way) -> tuple[str, ...]:
    return (_("extension %(extension)s") % {"extension": way.extension},) if way.extension else ()


def _written(way: Way) -> tuple[str, ...]:
    if way.kind != "text":
        return ()
    word = "" if tells(way.keyword) else _one_line(way.keyword)
    return (_("Send a text: %(word)s") % {"word": word} if word else _("Send a text"),)


def _one_line(words: str) -> str:
    return " ".join(words.translate(PLAIN_MARKS).split())


def _cut(name: str, length: int) -> str:
    """Whole words of at most `length` characters, without a small word at the end; a longer first word is cut."""
    if len(name) <= length:
        return name
    words = name[: length + 1].split(" ")[:-1] or [name[:length]]
    while len(words) > 1 and words[-1].casefold() in SMALL_WORDS:
        words.pop()
    return " ".join(words).rstrip(" ,:;-/&")
