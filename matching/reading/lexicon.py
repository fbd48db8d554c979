"""Every phrase and pattern that means something, compiled once from the taxonomy and the reading tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from directory import taxonomy
from matching.reading.rules import table
from matching.reading.words import phrase_tokens

JUDGED_IN = ("en", "es", "ar")  # the reader was judged in these; a label in another language may be a word of one
LABELLED = ("need", "victimization")  # labels of populations ("Men") would read the person who did harm
PATTERN_LONGEST = 6  # elements from which a pattern is no surer
STRONGEST = 0.9


@dataclass(frozen=True, slots=True)
class Meaning:
    kind: str  # need, victimization, population, inquirer, custody, stage, urgency, topic, service
    code: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Word sets in their order, at most `gap` other words between two of them."""

    elements: tuple[frozenset[str], ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    longest: int  # tokens of the longest phrase
    patterns: Mapping[str, tuple[Pattern, ...]]  # by each word that may come first
    gap: int
    known: frozenset[str]  # every word of the phrases and patterns


def phrase_strength(size: int) -> float:
    """A longer phrase is surer: .75 for one word, .9 from four."""
    return min(STRONGEST, 0.7 + 0.05 * size)


def pattern_strength(elements: int) -> float:
    """More words that fit in their order are surer: .78 for two, .86 from six."""
    return round(0.74 + 0.02 * min(elements, PATTERN_LONGEST), 2)


@cache
def lexicon() -> Lexicon:
    phrases = _phrases()
    patterns = tuple(_patterns())
    starts: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in pattern.elements[0]:
            starts.setdefault(word, []).append(pattern)
    known = {token for phrase in phrases for token in phrase}
    known.update(word for pattern in patterns for element in pattern.elements for word in element)
    return Lexicon(
        phrases,
        max(len(phrase) for phrase in phrases),
        {word: tuple(found) for word, found in starts.items()},
        int(table("patterns")["gap"]),
        frozenset(known),
    )


@cache
def class_words(classes: tuple[str, ...]) -> frozenset[str]:
    """The words of some classes of `patterns.json`, as tokens."""
    return frozenset(token for name in classes for word in _classes()[name] for token in phrase_tokens(word))


def _phrases() -> dict[tuple[str, ...], tuple[Meaning, ...]]:
    found: dict[tuple[str, ...], dict[Meaning, None]] = {}
    for phrase, meaning in (*_of_terms(), *_of_facts()):
        wanted = phrase_tokens(phrase)
        if wanted:
            found.setdefault(wanted, {})[meaning] = None
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


def _of_terms() -> Iterator[tuple[str, Meaning]]:
    for name, kind in (*((one, one) for one in LABELLED), ("population", "population"), ("role", "inquirer")):
        for term in taxonomy.terms(name):
            meaning = Meaning(kind, term.code)
            said = (phrase for phrases in term.synonyms.values() for phrase in phrases)
            for phrase in (*said, *(_names(term) if kind in LABELLED else ())):
                yield phrase, meaning


def labels_read(term: taxonomy.Term) -> tuple[str, ...]:
    return tuple(words for language, words in term.labels.items() if language in JUDGED_IN)


def _names(term: taxonomy.Term) -> tuple[str, ...]:
    return (term.code.replace("-", " "), *labels_read(term))


def _of_facts() -> Iterator[tuple[str, Meaning]]:
    for kind, codes in table("facts")["facts"].items():
        for code, phrases in codes.items():
            for phrase in phrases:
                yield phrase, Meaning(kind, code)


def _patterns() -> Iterator[Pattern]:
    classes = {name: frozenset(t for word in words for t in phrase_tokens(word)) for name, words in _classes().items()}
    for row in table("patterns")["patterns"]:
        meanings = tuple(Meaning(kind, code) for kind, codes in row.items() if kind != "pattern" for code in codes)
        elements = (
            classes[part[1:]] if part.startswith("@") else frozenset(phrase_tokens(part))
            for part in row["pattern"].split()
        )
        yield Pattern(tuple(element for element in elements if element), meanings)


def _classes() -> dict[str, Any]:
    return dict(table("patterns")["classes"])
