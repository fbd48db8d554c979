"""What a text denies or refuses is taken out of what it tells."""

from collections.abc import Sequence

from matching.reading.hit import Hit
from matching.reading.rules import word_set
from matching.reading.telling import tells
from matching.reading.words import Word
from matching.types import Guess

REPORTING = "crime-reporting"
REFUSED_BEFORE = 4  # words between "don't" and "police"


def standing(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What is not denied. A code denied outright goes, unless it is also said outright or told after the denial.

    "It wasnt rape, he just kept going after I said stop" tells of what its first words deny.
    """
    said = {hit.meaning for hit in hits if hit.outright and not hit.negated}
    denials = [hit for hit in hits if hit.outright and hit.negated and hit.meaning not in said]
    until = {hit.meaning: hit.end for hit in sorted(denials, key=lambda one: one.end)}
    return tuple(hit for hit in hits if not hit.negated and hit.start >= until.get(hit.meaning, 0))


def denied_codes(kind: str, hits: Sequence[Hit]) -> frozenset[str]:
    said = {hit.meaning.code for hit in hits if hit.meaning.kind == kind and not hit.negated}
    return frozenset(hit.meaning.code for hit in hits if hit.meaning.kind == kind and hit.negated) - said


def undenied(words: Sequence[Word], hits: Sequence[Hit]) -> tuple[Word, ...]:
    """The words that no denied phrase holds, or another that stands; none where no telling word is left."""
    kept = {at for hit in hits if not hit.negated for at in range(hit.start, hit.end)}
    gone = {at for hit in hits if hit.negated for at in range(hit.start, hit.end)} - kept
    left = tuple(word for at, word in enumerate(words) if at not in gone)
    return left if not gone or any(tells(word.written) for word in left) else ()


def without_denied(kind: str, told: tuple[Guess, ...], hits: Sequence[Hit]) -> tuple[Guess, ...]:
    gone = denied_codes(kind, hits)
    return tuple(guess for guess in told if guess.code not in gone)


def without_police(needs: tuple[Guess, ...], meant: Sequence[Hit], words: Sequence[Word]) -> tuple[Guess, ...]:
    """Who refuses the police ("without police", "no quiero policía") is not taken to ask how to report, unless in words."""
    named = any(hit.meaning.kind == "need" and hit.meaning.code == REPORTING for hit in meant)
    refused = any(word.token in word_set("police") and _refused_before(words, at) for at, word in enumerate(words))
    return needs if named or not refused else tuple(guess for guess in needs if guess.code != REPORTING)


def _refused_before(words: Sequence[Word], at: int) -> bool:
    """ "Without police", "no police", "don't want any police"; not "I have not been to the police"."""
    before = [word.token for word in words[max(at - REFUSED_BEFORE, 0) : at] if word.clause == words[at].clause]
    said, negators = set(before), word_set("negators")
    unwanted = said & negators and (said & word_set("need_refused_by") or before[-1] in negators)
    return bool(unwanted or said & word_set("refusing"))
