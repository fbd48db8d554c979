"""Which words of a text tell something, and which of those no phrase read."""

from collections.abc import Sequence
from functools import cache

from matching.reading.hit import Hit
from matching.reading.lexicon import class_words
from matching.reading.rules import table, word_set
from matching.reading.words import Word

UNREAD_LIMIT = 40  # tokens


def unread(words: Sequence[Word], hits: Sequence[Hit], spoken: frozenset[str]) -> tuple[str, ...]:
    """Words that meant nothing to us, denied ones counted as read, small words left out; the first 40, each once."""
    read = {at for hit in hits for at in range(hit.start, hit.end)}
    left = (word.written for at, word in enumerate(words) if at not in read)
    return tuple(dict.fromkeys(token for token in left if tells(token) and token not in spoken))[:UNREAD_LIMIT]


def tells(token: str) -> bool:
    return len(token) > 1 and not token.isdigit() and token not in _telling_nothing()


@cache
def _telling_nothing() -> frozenset[str]:
    return word_set("stop") | class_words(tuple(table("words")["kin_classes"]))


def left_over(hits: Sequence[Hit], words: Sequence[Word], spoken: frozenset[str]) -> int:
    """How many telling words no phrase read; all of them where no phrase names a need or crime, denied or not."""
    named = any(hit.meaning.kind in ("need", "victimization") for hit in hits)
    return len(unread(words, hits, spoken)) if named else UNREAD_LIMIT
