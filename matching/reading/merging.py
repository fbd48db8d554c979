"""Phrases and what was learned are two witnesses: one list of guesses, best first, each as sure as both make it.

The numbers were fitted (logistic regression) on texts of writers whom nothing had been learned from, then moved a little
towards using a guess (ADR 24). From SURE a guess is used; below it is only echoed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp

from matching.reading.learned import NOTHING, Spoken
from matching.types import Guess

SURE = 0.5
SUREST = 0.97
ECHOED = 0.49  # at most, for what is not used
LEAST = 0.2  # a guess that is right less often is not told
MOST = 5  # guesses
PLAINLY = 0.3  # so much more than for nothing a text must speak for a need; few texts taught what nothing is
NEARLY = 0.05  # so far below the likeliest need another is as likely


@dataclass(frozen=True, slots=True)
class Weights:
    """What each witness adds to the odds (their logarithm)."""

    usual: float  # before anything is heard
    speaks: float  # for each unit that the text speaks for the code
    share: float  # for its share of what the text speaks for
    named: float  # for a phrase or pattern, by its strength of 0 to 1
    outright: float  # more for a phrase of several words that names it
    all_read: float  # more where phrases read nearly all of the text
    implied: tuple[float, ...] = ()  # for a need that the crime suggests, by its place
    unasked: float = 1.0  # times as much for it where no phrase names any need


CRIME = Weights(usual=1.26, speaks=5.3, share=1.3, named=1.95, outright=0.47, all_read=0.25)
# A need is used from a chance of a third: one too many only widens, and each text was given few of those that fit.
NEED = Weights(
    usual=0.94, speaks=4.2, share=0.0, named=0.86, outright=0.0, all_read=0.23, implied=(1.13, 0.88, 0.66), unasked=2.0
)


@dataclass(frozen=True, slots=True)
class Named:
    """A code that a phrase or pattern names."""

    guess: Guess
    outright: bool = False  # a phrase of several words names it
    asked: bool = False  # an asking word stands right before it: "I need a shelter"


def crimes_told(spoken: Spoken, named: Sequence[Named], *, all_read: bool) -> tuple[Guess, ...]:
    """A crime that no phrase names is only echoed where the text speaks more for no crime at all."""
    found = _guessed(spoken, named, (), CRIME, all_read=all_read)
    return _unless_nothing(found, spoken, {one.guess.code for one in named})


def _unless_nothing(
    found: Sequence[Guess], spoken: Spoken, named: Collection[str], more: float = 0.0
) -> tuple[Guess, ...]:
    """What is neither `named` nor spoken for by so much `more` than nothing is only echoed."""
    nothing = spoken.speaks.get(NOTHING, -1.0 - more) + more
    heard = (
        one if one.code in named or spoken.speaks.get(one.code, -1.0) >= nothing else _echoed(one) for one in found
    )
    return tuple(sorted(heard, key=lambda one: -one.score))


def _echoed(guess: Guess) -> Guess:
    return Guess(guess.code, min(guess.score, ECHOED), guess.phrase)


def needs_told(
    spoken: Spoken, named: Sequence[Named], implied: Sequence[Guess], *, all_read: bool
) -> tuple[Guess, ...]:
    """`implied` are the needs that the crime and the urgency suggest, the first first.

    What is not asked for in so many words is only echoed where the text speaks more for asking nothing of us.
    """
    found = _guessed(spoken, named, implied, NEED, all_read=all_read)
    return _unless_nothing(found, spoken, {one.guess.code for one in named if one.asked or one.outright}, PLAINLY)


def at_least_one(needs: tuple[Guess, ...], implied: Sequence[Guess]) -> tuple[Guess, ...]:
    """Whoever tells of a crime asks for something: where no need is sure, the likeliest and the first that such a crime
    suggests count as just so.
    """
    if needs and needs[0].score >= SURE:
        return needs
    likely = {one.code for one in needs if one.score >= needs[0].score - NEARLY}
    first = implied[0].code if implied else ""
    told = needs if first in {"", *(one.code for one in needs)} else (*needs, implied[0])
    found = (Guess(one.code, SURE, one.phrase) if one.code in {*likely, first} else one for one in told)
    return tuple(sorted(found, key=lambda one: -one.score))


def _guessed(
    spoken: Spoken, named: Sequence[Named], implied: Sequence[Guess], weights: Weights, *, all_read: bool
) -> tuple[Guess, ...]:
    by_code = {one.guess.code: one for one in named}
    times = 1.0 if named else weights.unasked
    suggested = {one.code: times * weight for one, weight in zip(implied, weights.implied, strict=False)}
    codes = dict.fromkeys((*(spoken.codes if spoken else ()), *by_code, *suggested))
    found = [
        Guess(
            code,
            _score(_odds(code, spoken, by_code.get(code), suggested, weights, all_read=all_read), by_code.get(code)),
        )
        for code in codes
        if code != NOTHING
    ]
    best = sorted((one for one in found if one.score >= LEAST), key=lambda one: -one.score)[:MOST]
    return tuple(Guess(one.code, one.score, _phrase(one.code, by_code, spoken, implied)) for one in best)


def _odds(
    code: str,
    spoken: Spoken,
    named: Named | None,
    suggested: dict[str, float],
    weights: Weights,
    *,
    all_read: bool,
) -> float:
    """The logarithm of how many times likelier it is told than not."""
    heard = weights.speaks * spoken.speaks.get(code, -1.0) + weights.share * spoken.shares.get(code, 0.0)
    told = 0.0
    if named is not None:
        told = weights.named * named.guess.score + weights.outright * named.outright + weights.all_read * all_read
    return weights.usual + heard + told + suggested.get(code, 0.0)


def _phrase(code: str, named: dict[str, Named], spoken: Spoken, implied: Iterable[Guess]) -> str:
    if code in named:
        return named[code].guess.phrase
    heard = spoken.words_for(code) if code in spoken.codes else ""
    return heard or next((one.phrase for one in implied if one.code == code), "")


def _score(odds: float, named: Named | None) -> float:
    """What is asked for in so many words is always used."""
    found = min(SUREST, 1 / (1 + exp(-odds)))
    return round(max(found, SURE) if named is not None and named.asked else found, 4)
