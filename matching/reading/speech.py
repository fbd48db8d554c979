"""Languages a text asks for, speaks of, or is written in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from directory.languages import all_languages, names
from matching.reading.rules import table, word_set
from matching.tokens import tokens
from matching.types import Guess

ASKED, NAMED, WRITTEN = 0.9, 0.6, 0.7  # "I speak Dari"; "shelter dari"; the text itself
LONGEST_NAME = 3  # words
CONTEXT = 3  # words before a name that may ask for it
LATIN = re.compile(r"[a-z]")


def read_languages(text: str) -> tuple[tuple[Guess, ...], frozenset[str]]:
    """Languages best first, and the tokens that were read as one; English is guessed only where somebody asks for it."""
    words = tokens(text)
    said, used, refused = _named(words)
    for code in (_by_script(text), _by_words(words)):
        if code is not None:
            said.setdefault(code, Guess(code, WRITTEN))
    kept = [guess for code, guess in said.items() if code not in refused]
    return tuple(sorted(kept, key=lambda guess: -guess.score)), frozenset(used)


def _named(words: Sequence[str]) -> tuple[dict[str, Guess], set[str], set[str]]:
    said: dict[str, Guess] = {}
    used: set[str] = set()
    refused: set[str] = set()
    for start, end, code in _mentions(words):
        score = _strength(words, start, end)
        if score == 0:
            continue
        used.update(words[start:end])
        if _denied(words, start):
            refused.add(code)
        elif code not in said or said[code].score < score:
            said[code] = Guess(code, score, " ".join(words[start:end]))
    if "en" in said and said["en"].score < ASKED:
        del said["en"]
    return said, used, refused


def _mentions(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Names of languages, the longest first: Haitian Creole before Haitian."""
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            code = _spoken().get(tuple(words[at : at + size]))
            if code is not None:
                yield at, at + size, code
                at += size - 1
                break
        at += 1


def _strength(words: Sequence[str], start: int, end: int) -> float:
    rules = table("speech")
    after = words[end] if end < len(words) else ""
    if after in rules["not_a_language_before"]:
        return 0.0
    if _asked(words, start, after):
        return ASKED
    context_needed = " ".join(words[start:end]) in rules["only_with_context"]
    return 0.0 if context_needed and len(words) > 1 else NAMED


def _asked(words: Sequence[str], start: int, after: str) -> bool:
    rules = table("speech")
    near = words[max(start - CONTEXT, 0) : start]
    joined = ("and", "y", "or", "o", "is")
    if near and near[-1] in set(rules["before"]) - {"and", "y", "or", "is"}:
        return True
    spoken = {word for word in near if word in rules["before"]} - {*joined, "in", "en", "only", "solo"}
    return bool(spoken) or after in rules["after"]


def _denied(words: Sequence[str], start: int) -> bool:
    near = words[max(start - CONTEXT, 0) : start]
    return bool(set(near) & (word_set("negators") | {"cant", "cannot", "little", "poco", "limited"}))


@cache
def _spoken() -> dict[tuple[str, ...], str]:
    """Names people use, as tokens -> tag: of the languages to choose from and some rarer ones."""
    codes = {*all_languages(), *table("speech")["rarer"]}
    found: dict[tuple[str, ...], str] = {}
    for name, code in names().items():
        if code in codes and tokens(name) and (len(name) > 2 or not LATIN.match(name)):
            found.setdefault(tokens(name), code)
    return found


def _by_script(text: str) -> str | None:
    """The language a script points to, by most letters; letters of one language alone settle Arabic and Cyrillic."""
    scripts = Counter(unicodedata.name(char, "NONE").split()[0].split("-")[0] for char in text if char.isalpha())
    if not scripts:
        return None
    rules = table("speech")
    script, count = scripts.most_common(1)[0]
    code = rules["scripts"].get(script)
    if code is None or count < 3:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] >= 2:
        return "ja"
    if code in ("ru", "ar"):
        return next((str(one) for one, letters in rules["letters"] if set(letters) & set(text.casefold())), str(code))
    return str(code)


def _by_words(words: Sequence[str]) -> str | None:
    """The language of a Latin text by its small words; None where it is English or too short to tell."""
    rules = table("speech")
    counts = {code: sum(word in _small(code) for word in words) for code in rules["function_words"]}
    best, count = max(counts.items(), key=lambda item: item[1])
    others = [n for code, n in counts.items() if code != best]
    needed = min(int(rules["function_words_needed"]), max(2, len(words) - 1))
    return best if best != "en" and count >= needed and count > max(others) else None


@cache
def _small(code: str) -> frozenset[str]:
    return frozenset(table("speech")["function_words"][code])
