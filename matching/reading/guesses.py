"""From hits to guesses: one per code, best first, and what follows where a text leaves something unsaid."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from directory import taxonomy
from matching.reading.hit import Hit
from matching.reading.rules import table
from matching.reading.words import Word
from matching.types import Guess

SAID_AGAIN = 0.03  # per further mention
SUREST = 0.98
IMPLIED = 0.5  # a need that nobody named but the crime suggests
IMPLIED_LATER = 0.01  # each further one a little less
JUST = 0.01  # a step that only orders
BROADER = 0.7  # of the score: the listings' code that holds one of ours


def guesses(kind: str, hits: Sequence[Hit], words: Sequence[Word]) -> tuple[Guess, ...]:
    """By score, then by the longer phrase, then by what was said first."""
    by_code: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.meaning.kind == kind:
            by_code.setdefault(hit.meaning.code, []).append(hit)
    ranked = sorted(by_code.values(), key=lambda found: (-_score(found), -_best(found).size, _best(found).start))
    return tuple(Guess(_best(found).meaning.code, _score(found), _words(_best(found), words)) for found in ranked)


def with_listing_codes(found: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """A crime the listings do not name (robbery) brings the one they file it under (violent crime)."""
    said = {guess.code for guess in found}
    more = [
        Guess(code, round(guess.score * BROADER, 4), guess.phrase)
        for guess in found
        for code in _filed_under(guess.code)
        if code not in said
    ]
    unique = {guess.code: guess for guess in reversed(more)}
    return (*found, *sorted(unique.values(), key=lambda guess: -guess.score))


def implied_needs(crimes: Sequence[Guess], urgency: str | None, topics: Sequence[str]) -> tuple[Guess, ...]:
    """What people hurt in this way mostly ask for first; used only where no need was said."""
    rules = table("implied")
    if topics and not crimes:
        return ()
    codes = [
        *rules["urgent_needs"].get(urgency, ()),
        *(need for crime in crimes[:2] for need in rules["needs_of_victimizations"].get(crime.code, ())),
    ]
    phrase = crimes[0].phrase if crimes else ""
    unique = tuple(dict.fromkeys(codes))
    return tuple(
        Guess(code, round(IMPLIED + IMPLIED_LATER * (len(unique) - at), 4), phrase) for at, code in enumerate(unique)
    )


def implied_populations(crimes: Sequence[Guess], others: Collection[str] = ()) -> tuple[Guess, ...]:
    """Whom such crimes are done to; nothing by a crime that may have been heard in what is said of `others`."""
    rules = table("implied")["populations_of_victimizations"]
    told = ((crime, rules.get(crime.code, ())) for crime in reversed(crimes))
    codes = {code: crime.phrase for crime, groups in told if not set(groups) & set(others) for code in groups}
    return tuple(Guess(code, IMPLIED, phrase) for code, phrase in codes.items())


def cause_before_end(crimes: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Who died by a drunk driver was killed, but by the driver first: what led to it stands before it."""
    behind = table("implied")["stands_behind"]
    scores = {guess.code: guess.score for guess in crimes}
    return tuple(sorted((_behind(guess, scores, behind.get(guess.code, ())) for guess in crimes), key=_falling))


def _behind(guess: Guess, scores: Mapping[str, float], others: Sequence[str]) -> Guess:
    least = min((scores[code] for code in others if scores.get(code, 0.0) >= IMPLIED), default=guess.score + JUST)
    return guess if guess.score < least else replace(guess, score=max(IMPLIED, round(least - JUST, 4)))


def _falling(guess: Guess) -> float:
    return -guess.score


def by_age(crimes: tuple[Guess, ...], age: int | None, *, another: bool) -> tuple[Guess, ...]:
    """Violence at home, not by a partner, is abuse of an elder where the one hurt is old, of a child where they are young.

    `another` is old where the text says so of somebody else; then a word for a son names who did it, not a child.
    """
    old, young = table("implied")["of_elders"], table("implied")["of_the_young"]
    if not another and crimes and crimes[0].code == young["code"]:
        return crimes  # somebody old tells of a child
    if another or (age is not None and age >= old["from_age"]):
        return _turned(crimes, (*old["instead_of"], *(old["instead_of_of_another"] if another else ())), old["code"])
    return _turned(crimes, young["instead_of"], young["code"]) if age is not None and age <= young["to_age"] else crimes


def _turned(crimes: tuple[Guess, ...], replaced: Sequence[str], code: str) -> tuple[Guess, ...]:
    unique: dict[str, Guess] = {}
    for one in crimes:
        turned = replace(one, code=code) if one.code in replaced else one
        unique.setdefault(turned.code, turned)
    return tuple(unique.values())


def _filed_under(code: str) -> tuple[str, ...]:
    term = taxonomy.term("victimization", code)
    listed = term.crosswalk.get("listings", ()) if term else ()
    return tuple(one for one in listed if one not in (code, "any-crime"))


def _best(found: Sequence[Hit]) -> Hit:
    return min(found, key=lambda hit: (-hit.score, -hit.size, hit.start))


def _score(found: Sequence[Hit]) -> float:
    places = {hit.start for hit in found}
    return round(min(SUREST, _best(found).score + SAID_AGAIN * (len(places) - 1)), 4)


def _words(hit: Hit, words: Sequence[Word]) -> str:
    return " ".join(word.written for word in words[hit.start : hit.end] if word.written)
