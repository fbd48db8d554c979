"""Typed text and table names brought to one spelling, so that equality means the same name."""

import re
import unicodedata
from functools import cache
from pathlib import Path

MAX_TEXT = 200  # characters; a longer text is no place name and is not searched

_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b|\w\.|\s|,|$)")
_APOSTROPHES = re.compile("['’‘`´ʻʼ]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_NOT_WORD_OR_COMMA = re.compile(r"(?:[^\w,]|_)+")
_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "sto": "santo", "sta": "santa"}
_POINTS = {"n": "north", "s": "south", "e": "east", "w": "west", "no": "north", "so": "south"}


def plain(text: str) -> str:
    """Lower case without accents, control or direction marks; digits of any script become 0-9."""
    if text.isascii():
        return text.lower() if text.isprintable() else "".join(c if c.isprintable() else " " for c in text).lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(_plain_character(c) for c in decomposed).casefold()


def _plain_character(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    return "" if category in {"Mn", "Cf", "Cs", "Co"} else char


def fold(text: str) -> str:
    """Words of a text separated by single spaces: `Coeur d'Alene` is `coeur dalene`, `D.C.` is `dc`."""
    bare = _APOSTROPHES.sub("", _INITIALS.sub("", plain(text)))
    return _NOT_WORD.sub(" ", bare).strip()


def fold_parts(text: str) -> list[list[str]]:
    """The words of each comma-separated part, empty parts left out."""
    bare = _APOSTROPHES.sub("", _INITIALS.sub("", plain(text)))
    parts = _NOT_WORD_OR_COMMA.sub(" ", bare).split(",")
    return [words for part in parts if (words := part.split())]


def spaced_key(words: list[str]) -> str:
    """One spelling of a name, words apart: `st` is `saint`, `ft` is `fort`, never in the last word (`Butte MT`)."""
    last = len(words) - 1
    long = [_LONG_FORMS.get(word, word) if i < last else word for i, word in enumerate(words)]
    if last > 0:
        long[0] = _POINTS.get(long[0], long[0])
    return " ".join(long)


def name_key(words: list[str]) -> str:
    """The key of a name in the tables: one spelling without spaces, so `De Kalb` and `DeKalb` are one."""
    return spaced_key(words).replace(" ", "")


def key_of(text: str) -> str:
    return name_key(fold(text).split())


@cache
def common_words() -> frozenset[str]:
    """English and Spanish words of everyday and of this service, as folded words: never a place by themselves."""
    path = Path(__file__).resolve().parent / "data" / "common_words.txt"
    return frozenset(fold(path.read_text(encoding="utf-8")).split())
