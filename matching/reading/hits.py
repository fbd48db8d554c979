"""Where a text says something: phrases and patterns found in its words, the longest of a kind first, negation marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.reading.denial import denied
from matching.reading.hit import Hit
from matching.reading.lexicon import Lexicon, Pattern, lexicon, pattern_strength, phrase_strength
from matching.reading.rules import word_set
from matching.reading.words import Word

MENDED_COST = 0.1  # a mended word is a little less sure
HIDING = frozenset({"custody", "topic", "service", "victimization"})


def find_hits(words: Sequence[Word]) -> tuple[Hit, ...]:
    """Every meaning in the text, negated ones too; of one kind none lies inside a longer one."""
    book = lexicon()
    found = [*_phrase_hits(words, book), *_pattern_hits(words, book)]
    return tuple(_mark(hit, words) for hit in _longest_first(found))


def _phrase_hits(words: Sequence[Word], book: Lexicon) -> Iterator[Hit]:
    for start in range(len(words)):
        run: tuple[str, ...] = ()
        for end in range(start, min(start + book.longest, len(words))):
            if words[end].clause != words[start].clause:
                break
            run = (*run, words[end].token)
            for meaning in book.phrases.get(run, ()):
                strength = phrase_strength(len(run)) - _mending(words[start : end + 1])
                yield Hit(meaning, start, end + 1, strength, outright=True)


def _pattern_hits(words: Sequence[Word], book: Lexicon) -> Iterator[Hit]:
    for start, word in enumerate(words):
        following = [one.token for one in words[start + 1 : start + 2 + book.gap] if one.clause == word.clause]
        for pattern in book.patterns.get(word.token, ()):
            if _may_follow(pattern, following) and (places := _follow(pattern, words, start, book.gap)):
                yield from _of_pattern(pattern, words, places)


def _may_follow(pattern: Pattern, following: Sequence[str]) -> bool:
    """Whether the second element is among the next words, which few patterns pass: most are looked at no further."""
    return len(pattern.elements) == 1 or not pattern.elements[1].isdisjoint(following)


def _of_pattern(pattern: Pattern, words: Sequence[Word], places: tuple[int, ...]) -> Iterator[Hit]:
    start, end = places[0], places[-1] + 1
    inside = {words[at].token for at in range(start, end) if at not in places}
    negated = bool(inside & word_set("negators"))
    score = pattern_strength(len(places)) - _mending([words[at] for at in places])
    for place, meaning in enumerate(pattern.meanings):
        yield Hit(meaning, start, end, score - 0.01 * place, outright=False, negated=negated)


def _follow(pattern: Pattern, words: Sequence[Word], start: int, gap: int) -> tuple[int, ...]:
    """The index of each element's word from `start` on, in one clause; empty where it does not fit."""
    places = [start]
    for element in pattern.elements[1:]:
        last = places[-1]
        near = range(last + 1, min(last + 2 + gap, len(words)))
        at = next((i for i in near if words[i].token in element and words[i].clause == words[start].clause), None)
        if at is None or any(words[i].token in word_set("barriers") for i in range(last + 1, at)):
            return ()
        places.append(at)
    return tuple(places)


def _mending(words: Sequence[Word]) -> float:
    return MENDED_COST if any(word.token != word.written for word in words) else 0.0


def _longest_first(found: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda one: (-one.size, one.start, -one.score, one.meaning.code)):
        if not any(_inside(hit, other) for other in kept):
            kept.append(hit)
    return kept


def _inside(hit: Hit, other: Hit) -> bool:
    """Within a longer phrase of its kind, or a lone word for a need within any name: "immigration" in "immigration court".

    A pattern leaves the words between its own free, so it hides only its equals, and those only where it is as sure.
    """
    if other.size == hit.size or not (other.start <= hit.start and hit.end <= other.end):
        return False
    if hit.meaning.kind == "need" and hit.size == 1 and other.meaning.kind in HIDING:
        return True
    alike = hit.meaning.kind == other.meaning.kind
    surer = other.meaning.code == hit.meaning.code and other.score >= hit.score
    return alike and (other.outright or surer)


def _mark(hit: Hit, words: Sequence[Word]) -> Hit:
    return replace(hit, negated=hit.negated or denied(hit, words))
