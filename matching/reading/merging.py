"""Phrases first, then hints, closeness and what a crime suggests: one list of guesses from several ways of reading.

From SURE a guess is used; below it is only echoed. A phrase that names a need is used as before. What is merely close
comes after it and is used only where it stands out; it comes first only where the phrase was one word of a longer text
that speaks of something else ("ropa" in "fotos sin ropa").
"""

from collections.abc import Iterable, Sequence

from matching.reading.closeness import Close
from matching.types import Guess

SURE = 0.5
WEAKEST = 0.2
ECHOED = 0.49  # at most, for what is not used
TELLING = 5.0  # weight of a code that two or three telling words speak for
NEED_SURE_FROM = 6.0  # weight from which the first need is used where none is named: right for 9 of 10 phrases
CRIME_SURE_FROM = 12.0  # the same of a crime
SURE_BESIDE = 15.0  # the same beside what phrases say, or for a second
NEVER = 1e9
SUREST_CLOSE = 0.6
ALONE = 0.8  # up to this score a phrase is one word
OUTWEIGHED = 3.0  # times the weight of a single word's code
MOST = 4  # codes added
MANY_LEFT = 3  # words that no phrase read: from here a text says more than its phrases
SOME_LEFT = 2  # the same where the phrases are single words
FEW_WORDS = 1.5  # times as much weight for what a crime suggests where the text says little else
ECHOED_CRIME = 0.6  # times the weight for what a crime suggests that is only echoed
HINTED = 2.0  # weight that a hint gives its need
SUGGESTED = (7.0, 5.5, 3.0)  # weight that a crime gives its first, second and later needs


def merged_needs(
    named: Sequence[Guess],
    hints: Sequence[Guess],
    implied: Sequence[Guess],
    close: Sequence[Close],
    *,
    left: int,
    crime_sure: bool = True,
) -> tuple[Guess, ...]:
    """Needs that phrases name, then the others; `left` telling words no phrase read.

    What a crime suggests weighs more where the text says little else, less where the crime is only echoed.
    """
    single = bool(named) and all(" " not in guess.phrase for guess in named)
    if left < (SOME_LEFT if single else MANY_LEFT) and (named or not left):
        return tuple(named) or _strongest((*hints, *implied))
    weights = {one.code: one.weight for one in close}
    kept = tuple(_weighed(guess, weights, close) for guess in named)
    likely = _boosted(
        close, hints, implied, times=(FEW_WORDS if left < MANY_LEFT else 1.0) if crime_sure else ECHOED_CRIME
    )
    return _best_first((*kept, *as_guesses(likely, named, sure_from=NEED_SURE_FROM)))


def _strongest(found: Iterable[Guess]) -> tuple[Guess, ...]:
    best = {guess.code: guess for guess in sorted(found, key=lambda one: one.score)}
    return tuple(sorted(best.values(), key=lambda one: -one.score))


def as_guesses(close: Sequence[Close], said: Sequence[Guess], *, sure_from: float) -> tuple[Guess, ...]:
    """The closest few that are not said already; what weighs enough is sure, and beside what is said it must weigh more."""
    codes = {guess.code for guess in said}
    left = [one for one in close if one.code not in codes][:MOST]
    top = max((one.weight for one in left), default=0.0)
    least = (SURE_BESIDE if said else sure_from, *(NEVER if said else SURE_BESIDE for _ in left))
    return tuple(Guess(one.code, _score(one.weight, top, least[at], at), one.phrase) for at, one in enumerate(left))


def _score(weight: float, top: float, sure_from: float, at: int) -> float:
    if weight >= sure_from:
        return round(min(SUREST_CLOSE, SURE + 0.01 * (weight - sure_from)), 4)
    return round(max(WEAKEST, ECHOED * min(1.0, weight / max(top, TELLING))) - 0.001 * at, 4)


def _boosted(
    close: Sequence[Close], hints: Sequence[Guess], implied: Sequence[Guess], *, times: float
) -> tuple[Close, ...]:
    """Closeness with what hints and crimes suggest, in the order they suggest it."""
    known = {one.code: one for one in close}
    suggested = ((guess, times * SUGGESTED[min(at, len(SUGGESTED) - 1)]) for at, guess in enumerate(implied))
    for guess, more in (*suggested, *((guess, HINTED) for guess in hints)):
        one = known.get(guess.code, Close(guess.code, 0.0, guess.phrase))
        known[guess.code] = Close(guess.code, one.weight + more, one.phrase or guess.phrase)
    return tuple(sorted(known.values(), key=lambda one: (-one.weight, one.code)))


def _weighed(guess: Guess, weights: dict[str, float], close: Sequence[Close]) -> Guess:
    """A single word that the rest of the text outweighs is echoed, not used."""
    if guess.score > ALONE or " " in guess.phrase or not close:
        return guess
    best = close[0]
    if best.code == guess.code or best.weight < max(TELLING, OUTWEIGHED * weights.get(guess.code, 0.0)):
        return guess
    return Guess(guess.code, WEAKEST, guess.phrase)


def _best_first(found: Iterable[Guess]) -> tuple[Guess, ...]:
    return tuple(sorted(found, key=lambda guess: -guess.score))
