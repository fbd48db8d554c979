"""How close a text comes to each need and crime by its words alone, for what no phrase or pattern of ours says.

Every word, and every pair of words that follow each other, weighs by how much more often one code is spoken of with it
than the others are (`talk.json`, synonyms, hints, labels). The sum is a rank, never a certainty; the words that weighed
most are kept, so that a guess can be explained by them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

from directory import taxonomy
from matching.reading.lexicon import class_words
from matching.reading.rules import table, word_set
from matching.reading.stems import learn, stem
from matching.reading.words import Word, phrase_tokens

SMOOTHED = {"need": 60.0, "victimization": 130.0}  # sayings added to every code, at the average of all codes
HINT = 0.5  # a hint beside a whole saying
LEAST = 0.2  # lighter words tell nothing
SHOWN = 3  # words of an explanation
EXPLAINED = 12  # codes that are explained; more are never shown


@dataclass(frozen=True, slots=True)
class Close:
    code: str
    weight: float  # the sum of what its words weigh; about 2 for one telling word
    phrase: str  # the words that weighed most, in their order


def closest(kind: str, words: Sequence[Word]) -> tuple[Close, ...]:
    """Every code that some word speaks for, best first."""
    weights = _weights(kind)
    found: dict[str, dict[int, float]] = {}
    for at, feature in _placed(words, kind):
        for code, weight in weights.get(feature, ()):
            by_place = found.setdefault(code, {})
            by_place[at] = by_place.get(at, 0.0) + weight
    ranked = sorted((-sum(places.values()), code) for code, places in found.items())
    return tuple(
        Close(code, -weight, _shown(found[code], words) if at < EXPLAINED else "")
        for at, (weight, code) in enumerate(ranked)
    )


def _shown(places: Mapping[int, float], words: Sequence[Word]) -> str:
    most = sorted(places, key=lambda at: -places[at])[:SHOWN]
    return " ".join(filter(None, (words[at].written for at in sorted(most))))


def _placed(words: Sequence[Word], of: str) -> Iterator[tuple[int, str]]:
    """Each different word, kind of word and pair once, with the index of its first word."""
    small = word_set("small")
    kept = [(at, word.token) for at, word in enumerate(words) if word.token not in small]
    seen: dict[str, int] = {}
    for at, token in kept:
        for feature in _of_word(token, of):
            seen.setdefault(feature, at)
    for (at, one), (_, two) in pairwise(kept):
        seen.setdefault(_pair(one, two, of), at)
    return ((at, feature) for feature, at in seen.items())


def _of_word(token: str, of: str) -> tuple[str, ...]:
    kind = _kind(token, of)
    return (stem(token), kind) if kind else (stem(token),)


def _pair(one: str, two: str, of: str) -> str:
    return f"{_kind(one, of) or stem(one)} {_kind(two, of) or stem(two)}"


def _kind(token: str, of: str) -> str:
    """`@partner` for husband and marido, `@hit` for slaps and golpea: a crime said of one is said of the others.

    Needs are asked for by the word itself, so for them no word has a kind.
    """
    return _kinds().get(token, "") if of == "victimization" else ""


@cache
def _kinds() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, classes in table("words")["alike"].items():
        for word in class_words(tuple(classes)):
            found.setdefault(word, f"@{kind}")
    return found


@cache
def _weights(kind: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Word or pair -> the codes it speaks for: the logarithm of how many times oftener than with the others."""
    counts, sizes = _counted(kind)
    smoothed = SMOOTHED[kind]
    usual: defaultdict[str, float] = defaultdict(float)
    for code, features in counts.items():
        for feature, count in features.items():
            usual[feature] += count / sizes[code] / len(sizes)
    found: dict[str, list[tuple[str, float]]] = {}
    for code, features in counts.items():
        for feature, count in features.items():
            share = (count + smoothed * usual[feature]) / (sizes[code] + smoothed)
            weight = log(share / usual[feature])
            if weight >= LEAST:
                found.setdefault(feature, []).append((code, round(weight, 3)))
    return {feature: tuple(codes) for feature, codes in found.items()}


def _counted(kind: str) -> tuple[dict[str, defaultdict[str, float]], defaultdict[str, float]]:
    counts: dict[str, defaultdict[str, float]] = {}
    sizes: defaultdict[str, float] = defaultdict(float)
    sayings = list(_sayings(kind))
    learn({token for _, saying, _ in sayings for token in phrase_tokens(saying)})
    for code, saying, weight in sayings:
        sizes[code] += weight
        for feature in _features(saying, kind):
            counts.setdefault(code, defaultdict(float))[feature] += weight
    return counts, sizes


def _sayings(kind: str) -> Iterator[tuple[str, str, float]]:
    for code, languages in table("talk")[kind].items():
        yield from ((code, saying, 1.0) for said in languages.values() for saying in said)
    for term in taxonomy.terms(kind):
        said = (*(one for ones in term.synonyms.values() for one in ones), *term.labels.values())
        yield from ((term.code, saying, 1.0) for saying in said)
        yield term.code, term.definition, HINT
    for code, hints in table("cues")["cues"][kind].items():
        yield from ((code, hint.replace("@", "").replace("*", ""), HINT) for hint in hints)


def _features(saying: str, of: str) -> set[str]:
    small = word_set("small")
    kept = [token for token in phrase_tokens(saying) if token not in small]
    return {feature for token in kept for feature in _of_word(token, of)} | {
        _pair(one, two, of) for one, two in pairwise(kept)
    }
