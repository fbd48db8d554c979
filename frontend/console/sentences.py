"""The words of a card as plain sentences: without markup, with an end, in the order of right-to-left text."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeData

from frontend.guide_rows import direction

FULL_STOP = {"zh-hans": "。"}
_ENDED = re.compile(r"[.?!。？！؟][”»\"’')\]\u2069]*$")
_FOREIGN = re.compile(r"<bdi\b[^>]*>|</bdi>")


def set_apart(words: str, language: str) -> str:
    """A number or an English name, in a left-to-right isolate (U+2066, U+2069) where the text runs right to left.

    Without it UAX #9 turns the groups of a number round.
    """
    return f"\u2066{words}\u2069" if words and direction(language) == "rtl" else words


def plain(words: str, language: str) -> str:
    """The text of what may be markup; words marked as another language are set apart."""
    if not isinstance(words, SafeData):
        return words
    opened, closed = ("\u2066", "\u2069") if direction(language) == "rtl" else ("", "")
    bare = _FOREIGN.sub(lambda tag: closed if tag[0].startswith("</") else opened, words)
    return unescape(strip_tags(bare))


def sentences(words: str, language: str) -> tuple[str, ...]:
    """ "Closed now · opens Monday" as "Closed now." and "Opens Monday."; what has an end keeps it."""
    parts = (part.strip() for part in plain(words, language).split(" · "))
    return tuple(_ended(part[0].upper() + part[1:], language) for part in parts if part)


def _ended(words: str, language: str) -> str:
    return words if _ENDED.search(words) else words + FULL_STOP.get(language, ".")
