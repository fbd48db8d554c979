"""Lay words to codes: what happened, what is asked for, who asks, where, in which language, how urgently.

Phrases come from the taxonomy's synonyms and from `matching/data/reading/`. A guess only widens what is offered; it is
echoed with the words that led to it, so that a person can take it back. Nothing of the text is kept.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import TypeVar

from directory import taxonomy
from matching.reading.closeness import closest
from matching.reading.cues import hinted
from matching.reading.guesses import (
    cause_before_end,
    guesses,
    implied_needs,
    implied_populations,
    of_elders,
    with_listing_codes,
)
from matching.reading.hit import Hit
from matching.reading.hits import find_hits
from matching.reading.lexicon import class_words, lexicon
from matching.reading.merging import CRIME_SURE_FROM, MANY_LEFT, SURE, as_guesses, merged_needs
from matching.reading.people import describes_another, part_of, read_age, tells_of_an_elder
from matching.reading.rules import table, word_set
from matching.reading.speech import ASKED, read_languages
from matching.reading.where import read_places
from matching.reading.words import Word, words_of
from matching.types import Custody, Guess, Inquirer, Interpretation, Stage, Urgency

Value = TypeVar("Value", bound=StrEnum)

READ = 1_000  # characters of a text that are read; a person says what matters first
UNREAD_LIMIT = 40  # tokens
FAINT = 4.0  # weight below which words speak of no crime
SPEAKS_OF = 11.0  # weight from which words that only ask for something also speak of a crime
LONG_ENOUGH = 7  # words
CUSTODY_ORDER = ("immigration", "federal", "state", "local", "unknown")  # the narrowest word wins
STAGE_ORDER = ("removal", "sentenced", "charged", "custody", "investigation", "reported")  # the latest wins
REMOVAL = ("removal", "removal-process")
URGENCY_ORDER = ("in-danger", "today", "this-week", "planning")


def interpret(text: str) -> Interpretation:
    """What lay words mean. An empty text means nothing; any text is safe; only its first 1,000 characters are read."""
    said = text[:READ]
    if not said.strip():
        return Interpretation()
    places = read_places(said)
    words = words_of(places.rest, lexicon().known)
    hits = find_hits(words)
    meant = _not_own_removal(_standing(hits), words)
    languages, spoken = read_languages(places.rest)
    left = _undenied(words, hits, but="victimization")
    left_over = _left_over(hits, words, spoken)
    crimes = _crimes(meant, hits, words, more=left_over >= MANY_LEFT)
    age = read_age(said, speaker_hurt=_speaker_hurt(meant, words))
    told = crimes if _partner_said(words) else of_elders(crimes, age, another=tells_of_an_elder(said))
    victimizations = with_listing_codes(cause_before_end(told))
    topics = _topics(meant, said)
    urgency = _first(URGENCY_ORDER, _codes("urgency", meant))
    named = guesses("need", meant, words)
    sure = tuple(one for one in victimizations if one.score >= SURE)
    implied = implied_needs(sure or victimizations, urgency, topics)
    hints = () if "press" in topics else (*_hinted("need", hits, words), *_of_languages(languages))
    denied = _denied_codes("need", hits)
    close = tuple(one for one in closest("need", left) if one.code not in denied)
    needs = merged_needs(named, hints, implied, close, left=left_over, crime_sure=bool(sure))
    return Interpretation(
        needs=needs,
        victimizations=victimizations,
        populations=_populations(meant, words, sure),
        languages=languages,
        place_text=places.here_text,
        place=places.here,
        crime_place_text=places.crime_text,
        crime_place=places.crime,
        age=age,
        custody=_as(Custody, _first(CUSTODY_ORDER, _codes("custody", meant))),
        stage=_as(Stage, _first(STAGE_ORDER, _codes("stage", meant))),
        inquirer=_as(Inquirer, part_of(_of("inquirer", meant))),
        urgency=_as(Urgency, urgency),
        topics=topics,
        services=_services(meant, said),
        suicide="suicide-prevention" in _codes("need", meant),
        unread=_unread(words, hits, spoken),
    )


def _standing(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What is not denied. A code denied outright goes, unless it is also said outright or told after the denial.

    "It wasnt rape, he just kept going after I said stop" tells of what its first words deny.
    """
    said = {hit.meaning for hit in hits if hit.outright and not hit.negated}
    denials = [hit for hit in hits if hit.outright and hit.negated and hit.meaning not in said]
    until = {hit.meaning: hit.end for hit in sorted(denials, key=lambda one: one.end)}
    return tuple(hit for hit in hits if not hit.negated and hit.start >= until.get(hit.meaning, 0))


def _crimes(meant: Sequence[Hit], hits: Sequence[Hit], words: Sequence[Word], *, more: bool) -> tuple[Guess, ...]:
    """Crimes that phrases name or else words hint at, then those that the text comes close to."""
    said = guesses("victimization", meant, words) or _hinted("victimization", hits, words)
    gone = _denied_codes("victimization", hits)
    close = tuple(one for one in closest("victimization", _undenied(words, hits)) if one.code not in gone)
    least = FAINT if more else SPEAKS_OF
    if not close or close[0].weight < least or (not more and (said or gone or len(words) < LONG_ENOUGH)):
        return _without_generic(said, words)
    return _without_generic((*said, *as_guesses(close, said, sure_from=CRIME_SURE_FROM)), words)


def _left_over(hits: Sequence[Hit], words: Sequence[Word], spoken: frozenset[str]) -> int:
    """How many telling words no phrase read; all of them where no phrase names a need or crime, denied or not."""
    named = any(hit.meaning.kind in ("need", "victimization") for hit in hits)
    return len(_unread(words, hits, spoken)) if named else UNREAD_LIMIT


def _denied_codes(kind: str, hits: Sequence[Hit]) -> frozenset[str]:
    said = {hit.meaning.code for hit in hits if hit.meaning.kind == kind and not hit.negated}
    return frozenset(hit.meaning.code for hit in hits if hit.meaning.kind == kind and hit.negated) - said


def _undenied(words: Sequence[Word], hits: Sequence[Hit], but: str = "") -> tuple[Word, ...]:
    """The words that no denied phrase holds, nor a phrase of the kind `but`: the name of a crime asks for nothing."""
    gone = {
        at
        for hit in hits
        if hit.negated or (hit.outright and hit.meaning.kind == but)
        for at in range(hit.start, hit.end)
    }
    return tuple(word for at, word in enumerate(words) if at not in gone)


def _hinted(kind: str, hits: Sequence[Hit], words: Sequence[Word]) -> tuple[Guess, ...]:
    """Hints of the words that no denied phrase holds."""
    gone = _denied_codes(kind, hits)
    return tuple(guess for guess in hinted(kind, _undenied(words, hits)) if guess.code not in gone)


def _of_languages(languages: Sequence[Guess]) -> tuple[Guess, ...]:
    """Somebody who says which language they speak may need an interpreter."""
    return tuple(Guess("language-access", SURE, one.phrase) for one in languages if one.score >= ASKED)[:1]


def _of(kind: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.meaning.kind == kind)


def _codes(kind: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Codes of a kind in the order they are said, each once."""
    return tuple(dict.fromkeys(hit.meaning.code for hit in sorted(_of(kind, hits), key=lambda one: one.start)))


def _first(order: Sequence[str], said: Sequence[str]) -> str | None:
    return next((code for code in order if code in said), None)


def _as(kind: type[Value], code: str | None) -> Value | None:
    return None if code is None else kind(code)


def _populations(hits: Sequence[Hit], words: Sequence[Word], crimes: Sequence[Guess]) -> tuple[Guess, ...]:
    own = tuple(hit for hit in _of("population", hits) if not describes_another(hit, words))
    said = guesses("population", own, words)
    return (*said, *(one for one in implied_populations(crimes) if one.code not in {guess.code for guess in said}))


def _without_generic(crimes: tuple[Guess, ...], words: Sequence[Word]) -> tuple[Guess, ...]:
    """Without what a more telling crime explains: who vanished with the money is no missing person.

    "Hits me" is read as a partner's doing; beside another crime it needs a word for the partner.
    """
    implied = table("implied")
    yields = implied["yields"] if _partner_said(words) else {**implied["yields"], **implied["yields_without_partner"]}
    sure = {guess.code for guess in crimes if guess.score >= SURE}
    return tuple(guess for guess in crimes if not sure & set(yields.get(guess.code, ())))


def _partner_said(words: Sequence[Word]) -> bool:
    """A word for a partner, or "el papá de mis hijos", "the father of my kids"."""
    told = [word.token for word in words]
    if class_words(tuple(table("implied")["partner_classes"])) & set(told):
        return True
    parents, children = class_words(("parent",)), class_words(("child", "nino"))
    fours = (told[at : at + 4] for at in range(len(told) - 3))
    return any(
        one in parents and of in ("of", "de") and my in ("my", "mi", "mis") and child in children
        for one, of, my, child in fours
    )


def _speaker_hurt(hits: Sequence[Hit], words: Sequence[Word]) -> bool:
    crimes = _of("victimization", hits)
    return any("me" in {word.token for word in words[hit.start : hit.end]} for hit in crimes)


def _not_own_removal(hits: Sequence[Hit], words: Sequence[Word]) -> tuple[Hit, ...]:
    """Somebody afraid of their own removal asks for a lawyer, not for news of the one who hurt them."""
    return tuple(hit for hit in hits if hit.meaning.code not in REMOVAL or not _about_self(hit, words))


def _about_self(hit: Hit, words: Sequence[Word]) -> bool:
    clause = {word.token for word in words if word.clause == words[hit.start].clause}
    return bool(clause & word_set("first_person")) and not clause & word_set("third_person")


def _topics(hits: Sequence[Hit], text: str) -> tuple[str, ...]:
    facts = table("facts")
    said = [*_codes("topic", hits), *_in_capitals("topic", text)]
    together = [more for topic in said for more in facts["topics_together"].get(topic, ())]
    by_need = [topic for need in _codes("need", hits) for topic in facts["topics_of_needs"].get(need, ())]
    return tuple(dict.fromkeys((*together, *said, *by_need)))


def _services(hits: Sequence[Hit], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_codes("service", hits), *_in_capitals("service", text))))


def _in_capitals(kind: str, text: str) -> tuple[str, ...]:
    """Names that are everyday words in small letters: VOICE, the DA. A text all in capitals says nothing by them."""
    if text.isupper() and len(text.split()) > 1:
        return ()
    named = table("facts")["upper_case"].items()
    return tuple(code for word, (what, code) in named if what == kind and re.search(rf"\b{word}\b", text))


def _unread(words: Sequence[Word], hits: Sequence[Hit], spoken: frozenset[str]) -> tuple[str, ...]:
    """Words that meant nothing to us, denied ones counted as read, small words left out; the first 40, each once."""
    read = {at for hit in hits for at in range(hit.start, hit.end)}
    left = (word.written for at, word in enumerate(words) if at not in read)
    return tuple(dict.fromkeys(token for token in left if _tells(token) and token not in spoken))[:UNREAD_LIMIT]


def _tells(token: str) -> bool:
    return len(token) > 1 and not token.isdigit() and token not in _telling_nothing()


@cache
def _telling_nothing() -> frozenset[str]:
    return word_set("stop") | class_words(tuple(table("words")["kin_classes"]))


def listing_codes(kind: str, code: str) -> tuple[str, ...]:
    """The codes of the listings' own vocabulary that a term stands for."""
    found = taxonomy.term(kind, code)
    return () if found is None else tuple(found.crosswalk.get("listings", ()))
