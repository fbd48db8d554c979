"""The one tokenizer: documents and queries are split by the same pure function, in every script.

NFKC, casefold, marks stripped where they are accents (Latin, Greek, Cyrillic, Arabic, Hebrew) and kept where they are
letters (Hindi, Burmese, Khmer, Thai), apostrophes closed up ("don't" is `dont`, "K'iche'" is `kiche`), Han, kana and
Hangul runs as pairs, scripts without spaces (Thai, Lao, Khmer, Burmese) as pairs of written syllables. No stemming: the
words of two languages that share a stem are different words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

APOSTROPHES = frozenset("'’‘ʼʻ`´′")
STRIPPED_MARKS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW")
IN_PAIRS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
WITHOUT_SPACES = ("THAI", "LAO", "KHMER", "MYANMAR")
TATWEEL = "ـ"  # stretches an Arabic word, means nothing
PLAIN_WORD = re.compile(r"[a-z0-9]+")
PLAIN_APOSTROPHES = {ord(mark): None for mark in APOSTROPHES}
LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")  # Thai and Lao: written before the consonant they belong to
JOINERS = frozenset("‌‍")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in their order, repeats kept; empty for a text without letters or digits."""
    if text.isascii():  # the same by a shorter way: most of what is typed
        return tuple(PLAIN_WORD.findall(text.lower().translate(PLAIN_APOSTROPHES)))
    return tuple(part for word in _words(normalise(text)) for part in _split(word))


def normalise(text: str) -> str:
    """NFKC and casefold, accents and harakat stripped, apostrophes gone; spaces and punctuation stay."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", folded):
        if unicodedata.category(char) in ("Mn", "Me"):
            if base in STRIPPED_MARKS or _script(char) in STRIPPED_MARKS:
                continue
        else:
            base = _script(char)
        if char not in APOSTROPHES and char != TATWEEL and char not in JOINERS:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _words(text: str) -> Iterator[str]:
    for inside, run in groupby(text, key=_in_word):
        if inside:
            yield "".join(run)


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def _split(word: str) -> Iterator[str]:
    """A word, or its parts where several scripts meet or the script sets no spaces."""
    for way, run in groupby(_with_marks(word), key=_way):
        units = list(run)
        if way == "word":
            yield "".join(units)
        elif len(units) == 1:
            yield units[0]
        else:
            yield from ("".join(pair) for pair in pairwise(units))


def _with_marks(word: str) -> Iterator[str]:
    """Letters each with the marks that follow it, so that no vowel sign is ever torn off."""
    unit = ""
    for char in word:
        if unit and not _continues(unit, char):
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit


def _continues(unit: str, char: str) -> bool:
    if unicodedata.category(char)[0] == "M":
        return True
    stacked = unit[-1] in "\u17d2\u1039"  # Khmer coeng and Burmese virama: the next letter sits below
    return stacked or unit in LEADING_VOWELS


def _way(unit: str) -> str:
    script = _script(unit[0])
    return "pairs" if script in IN_PAIRS or script in WITHOUT_SPACES else "word"


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    return unicodedata.name(char, "NONE").split()[0].split("-")[0]
