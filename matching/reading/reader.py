"""Lay words to codes: what happened, what is asked for, who asks, where, in which language, how urgently.

Phrases come from the taxonomy's synonyms and from `matching/data/reading/`. A guess only widens what is offered; it is
echoed with the words that led to it, so that a person can take it back. Nothing of the text is kept.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from directory import taxonomy
from matching.reading.guesses import (
    by_age,
    cause_before_end,
    guesses,
    implied_needs,
    implied_populations,
    with_listing_codes,
)
from matching.reading.hit import Hit
from matching.reading.hits import find_hits
from matching.reading.learned import Spoken, Weighed
from matching.reading.lexicon import class_words, lexicon
from matching.reading.merging import SURE, Named, at_least_one, crimes_told, needs_told
from matching.reading.people import describes_another, part_of, read_age, tells_of_an_elder
from matching.reading.refusals import standing, undenied, without_denied, without_police
from matching.reading.rules import table, word_set
from matching.reading.speech import read_languages
from matching.reading.telling import left_over, unread
from matching.reading.where import read_places
from matching.reading.words import Word, words_of
from matching.types import Custody, Guess, Inquirer, Interpretation, Stage, Urgency

Value = TypeVar("Value", bound=StrEnum)

READ = 1_000  # characters of a text that are read; a person says what matters first
ASKED_BEFORE = 3  # words between "need" and what is needed
FEW_LEFT = 2  # telling words that no phrase read: up to here its phrases say all of a text
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
    meant = _not_own_removal(standing(hits), words)
    languages, spoken = read_languages(places.rest)
    all_read = left_over(hits, words, spoken) <= FEW_LEFT
    weighed = Weighed(undenied(words, hits))
    crimes = _crimes(meant, hits, words, weighed, all_read=all_read)
    age = read_age(said, speaker_hurt=_speaker_hurt(meant, words))
    told = crimes if _partner_said(words) else by_age(crimes, age, another=tells_of_an_elder(said))
    victimizations = with_listing_codes(cause_before_end(told))
    topics = _topics(meant, said)
    urgency = _first(URGENCY_ORDER, _codes("urgency", meant))
    sure = tuple(one for one in victimizations if one.score >= SURE)
    implied = implied_needs(sure or victimizations, urgency, topics)
    asked = needs_told(Spoken("need", weighed), _named("need", meant, words), implied, all_read=all_read)
    needs = at_least_one(asked, implied) if sure else asked
    return Interpretation(
        needs=without_denied("need", without_police(needs, meant, words), hits),
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
        unread=unread(words, hits, spoken),
    )


def _crimes(
    meant: Sequence[Hit], hits: Sequence[Hit], words: Sequence[Word], weighed: Weighed, *, all_read: bool
) -> tuple[Guess, ...]:
    told = crimes_told(Spoken("victimization", weighed), _named("victimization", meant, words), all_read=all_read)
    return _without_generic(without_denied("victimization", told, hits), words)


def _named(kind: str, meant: Sequence[Hit], words: Sequence[Word]) -> tuple[Named, ...]:
    found = _of(kind, meant)
    outright = {hit.meaning.code for hit in found if hit.outright and hit.size > 1}
    asked = {hit.meaning.code for hit in found if kind == "need" and _asked(hit, words)}
    return tuple(Named(guess, guess.code in outright, guess.code in asked) for guess in guesses(kind, meant, words))


def _asked(hit: Hit, words: Sequence[Word]) -> bool:
    before = words[max(hit.start - ASKED_BEFORE, 0) : hit.start]
    return any(word.token in word_set("asking") and word.clause == words[hit.start].clause for word in before)


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
    """Said of the one who needs help, then those whom such crimes are done to; none that is said of another."""
    own = tuple(hit for hit in _of("population", hits) if not describes_another(hit, words))
    said = guesses("population", own, words)
    codes = {guess.code for guess in said}
    others = {hit.meaning.code for hit in _of("population", hits)} - codes
    return (*said, *(one for one in implied_populations(crimes, others) if one.code not in codes))


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
    named, loud = table("facts")["upper_case"].items(), "|".join(table("facts")["loud_after"])
    said = re.sub(rf"\b(?:{loud}) [A-Z]+\b", " ", text)  # "in this VOICE"
    return tuple(code for word, (what, code) in named if what == kind and re.search(rf"\b{word}\b", said))


def listing_codes(kind: str, code: str) -> tuple[str, ...]:
    """The codes of the listings' own vocabulary that a term stands for."""
    found = taxonomy.term(kind, code)
    return () if found is None else tuple(found.crosswalk.get("listings", ()))
