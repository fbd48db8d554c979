"""What counts for the ranking, as chips to accept or turn down: given by the operator, or read from the words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.languages import language_name
from directory.taxonomy import label_and_language
from frontend.chips import TERMS
from frontend.console.asking import Call
from frontend.forms import MANY, Asked
from frontend.wording import CHOICES
from matching.types import Guess, ResolvedRequest


@dataclass(frozen=True, slots=True)
class Chip:
    """`name` and `value` are the form's field and what it would hold; `heard` the caller's words that led to it."""

    name: str
    value: str
    words: str
    language: str
    given: bool
    heard: str = ""

    @property
    def turned_down(self) -> str:
        """What the form sends so that the words are not read like this again."""
        return f"{self.name}:{self.value if self.name in MANY else ''}"


def chips(call: Call, understood: ResolvedRequest, language: str) -> tuple[Chip, ...]:
    """Places, needs, what happened, who, language, then stage, custody, urgency and age."""
    return (
        *_places(call, understood, language),
        *_terms(call.asked, understood, language),
        *_languages(call.asked, understood, language),
        *_choices(call.asked, understood, language),
    )


def _places(call: Call, understood: ResolvedRequest, language: str) -> Iterator[Chip]:
    read = understood.interpretation
    rows = (
        ("place", _("near %(place)s"), understood.here, call.asked.place, read.place_text),
        ("crime_place", _("it happened in %(place)s"), understood.crime, call.asked.crime_place, read.crime_place_text),
        ("destination", _("going to %(place)s"), understood.destination, call.destination, ""),
    )
    for name, wording, place, typed, heard in rows:
        if place is not None and place.resolved:
            yield Chip(name, place.label, wording % {"place": place.label}, language, bool(typed), heard)


def _terms(asked: Asked, understood: ResolvedRequest, language: str) -> Iterator[Chip]:
    read = understood.interpretation
    codes = {
        "need": tuple(need.code for need in understood.needs),
        "victimization": understood.victimizations,
        "population": understood.populations,
    }
    guesses = dict(zip(TERMS, (read.needs, read.victimizations, read.populations), strict=True))
    for name in TERMS:
        for code in codes[name]:
            words, own = label_and_language(name, code, language)
            yield Chip(name, code, words, own, code in getattr(asked, name), _heard(guesses[name], code))


def _languages(asked: Asked, understood: ResolvedRequest, language: str) -> Iterator[Chip]:
    heard = understood.interpretation.languages
    for wanted in understood.languages:
        words = language_name(wanted.code, language) or wanted.code
        yield Chip("language", wanted.code, words, language, wanted.code in asked.language, _heard(heard, wanted.code))


def _heard(guesses: tuple[Guess, ...], code: str) -> str:
    return next((guess.phrase for guess in guesses if guess.code == code), "")


def _choices(asked: Asked, understood: ResolvedRequest, language: str) -> Iterator[Chip]:
    """Who calls is not among them: the row of keys above the form says it."""
    for name, words in CHOICES.items():
        value = getattr(understood, name)
        if value is not None and name != "inquirer":
            yield Chip(name, str(value), str(words[value]), language, bool(getattr(asked, name)))
    if understood.age is not None:
        words = _("age %(years)s") % {"years": understood.age}
        yield Chip("age", str(understood.age), words, language, bool(asked.age))
