"""Numbers and names as a voice gives them on the phone: digits in groups, letters with the words that stand for them."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

MOST_LETTERS = 40
GAP = (" ", "")  # between two words of a name
# The radiotelephony spelling alphabet: ICAO Annex 10, volume II, chapter 5. The same words in every language.
LETTERS = {
    word[0].upper(): word
    for word in (
        *("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo"),
        *("Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor"),
        *("Whiskey", "X-ray", "Yankee", "Zulu"),
    )
}
DIGITS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
WORDS = LETTERS | {str(digit): word for digit, word in enumerate(DIGITS)}
# Latin letters that Unicode does not take apart into a letter and a mark.
FOLDED = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})

_EXTENSION = re.compile(r"[\s,;(]*(?:extension|(?<![a-z])ext\.?|(?<![a-z])x|#)\s*(\d+)\W*$", re.IGNORECASE)
_PART = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = re.compile(r"[\s\-–—/_&+,:|()]+")


def digits_aloud(number: str) -> tuple[str, ...]:
    """The groups of a displayed number, letter by letter: "1-800-799-7233" is ("1", "8 0 0", "7 9 9", "7 2 3 3").

    An extension is the last group and says so in the language of the page; a leading "+" stays a sign.
    """
    main, extension = main_and_extension(number)
    told = tuple(map(_apart, number_groups(main)))
    return (*told, _("extension %(extension)s") % {"extension": _apart(extension)}) if extension else told


def main_and_extension(number: str) -> tuple[str, str]:
    """("559-233-4357", "12") of "559-233-4357 ext. 12"; the extension is empty where there is none."""
    found = _EXTENSION.search(number)
    return (number[: found.start()], found[1]) if found else (number, "")


def number_groups(number: str) -> tuple[str, ...]:
    """The groups as they are printed; digits in one run are parted as they are in the United States.

    Up to five digits are one group: "911", "88788".
    """
    groups = [group for part in _PART.findall(number) for group in _parted(part)]
    sign = "+" if number.strip().startswith("+") and groups else ""
    return (sign + groups[0], *groups[1:]) if groups else ()


def _parted(run: str) -> Iterator[str]:
    """Threes, and a last group of up to four; the 1 before ten digits stands alone."""
    if len(run) <= 5 or not run.isdecimal():
        yield run
        return
    if len(run) == 11 and run[0] == "1":
        yield "1"
        run = run[1:]
    while len(run) > 4:
        yield run[:3]
        run = run[3:]
    if run:
        yield run


def _apart(group: str) -> str:
    return " ".join(group.upper())


def spelled(name: str) -> tuple[tuple[str, str], ...]:
    """(letter, its word) for each letter and digit, `GAP` between words: ("H", "Hotel"), ("O", "Oscar"), ...

    Marks on letters are left away, other signs and other scripts too; it stops after `MOST_LETTERS` letters.
    """
    told: list[tuple[str, str]] = []
    left = MOST_LETTERS
    for word in _plain_words(name):
        gap = [GAP] if told else []
        told += [*gap, *((letter, WORDS[letter]) for letter in word[:left])]
        left -= len(word[:left])
        if not left:
            break
    return tuple(told)


def _plain_words(name: str) -> Iterator[str]:
    """Upper-case words of the letters and digits that have a word of their own."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(FOLDED)).upper()
    for word in _BETWEEN_WORDS.split(decomposed):
        kept = "".join(letter for letter in word if letter in WORDS)
        if kept:
            yield kept
