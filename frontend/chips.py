"""What was understood, as chips; taking one away posts the question again without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.languages import language_name
from directory.taxonomy import label, label_and_language, terms
from frontend.forms import MANY, Asked, hidden_fields, spelled_out, with_code, without
from frontend.wording import CHOICES
from geodata.types import Place
from matching.types import Ask, Custody, Interpretation, ResolvedRequest

TERMS = ("need", "victimization", "population")
Fields = tuple[tuple[str, str], ...]
# A situation some offers are for, and the answer that says it is so.
SITUATIONS = {
    "immigration-custody": ("custody", Custody.IMMIGRATION.value),
    "federal-custody": ("custody", Custody.FEDERAL.value),
    "state-custody": ("custody", Custody.STATE.value),
    "federal-case": ("victimization", "any-federal-crime"),
    "terrorism-abroad": ("victimization", "terrorism"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    words: str
    fields: Fields  # what to post so that it is gone
    language: str = ""  # of the words, where it is not the page's


@dataclass(frozen=True, slots=True)
class Question:
    words: str
    would_add: int
    fields: Fields  # what to post for a yes; empty where a tap cannot answer


def chips(asked: Asked, understood: ResolvedRequest, language: str) -> tuple[Chip, ...]:
    """In the order of the form: place, needs, language, then what was read beside them."""
    named = [*_places(asked, understood), *_codes(understood, language), *_choices(understood)]
    return tuple(
        Chip(words, _fields_without(asked, understood, name, code), _other_language(name, code, language))
        for name, code, words in named
    )


def _other_language(name: str, code: str, language: str) -> str:
    """English for a term without a label in the page's language; nothing for the page's own words."""
    shown = label_and_language(name, code, language)[1] if name in TERMS else language
    return "" if shown == language else shown


def _places(asked: Asked, understood: ResolvedRequest) -> Iterator[tuple[str, str, str]]:
    if asked.no_place:
        yield "no_place", "", _("without my place")
    if _known(understood.here):
        yield "place", "", _("near %(place)s") % {"place": understood.here.label}
    if _known(understood.crime):
        yield "crime_place", "", _("it happened in %(place)s") % {"place": understood.crime.label}


def _known(place: Place | None) -> bool:
    return place is not None and place.resolved


def _codes(understood: ResolvedRequest, language: str) -> Iterator[tuple[str, str, str]]:
    for need in understood.needs:
        yield "need", need.code, label("need", need.code, language)
    for code in understood.victimizations:
        yield "victimization", code, label("victimization", code, language)
    for code in understood.populations:
        yield "population", code, label("population", code, language)
    for wanted in understood.languages:
        yield "language", wanted.code, language_name(wanted.code, language) or wanted.code


def _choices(understood: ResolvedRequest) -> Iterator[tuple[str, str, str]]:
    for name, words in CHOICES.items():
        value = getattr(understood, name)
        if value is not None:
            yield name, "", str(words[value])
    if understood.age is not None:
        yield "age", "", _("age %(years)s") % {"years": understood.age}


def _fields_without(asked: Asked, understood: ResolvedRequest, name: str, code: str) -> Fields:
    """A chip that came from the form is dropped there; one read from the text needs the text spelled out."""
    given = code in getattr(asked, name) if name in MANY else bool(getattr(asked, name))
    if given and not _also_read(understood.interpretation, name, code):
        return hidden_fields(without(asked, name, code))
    return hidden_fields(without(spelled_out(asked, understood), name, code))


def _also_read(read: Interpretation, name: str, code: str) -> bool:
    guesses = {"need": read.needs, "victimization": read.victimizations, "population": read.populations}
    if name in guesses or name == "language":
        return any(guess.code == code for guess in guesses.get(name, read.languages))
    value = {"place": read.place_text, "crime_place": read.crime_place_text}.get(name, getattr(read, name, None))
    return value not in {None, ""}


def question(ask: Ask, asked: Asked, words: str) -> Question:
    answer = answer_field(ask.code)
    fields = hidden_fields(with_code(asked, *answer)) if answer else ()
    return Question(words, ask.would_add, fields)


def answer_field(code: str) -> tuple[str, str] | None:
    """The form's field and value that say yes to a question's code, 'kind:value' or the plain value."""
    value = code.rpartition(":")[2]
    if value in SITUATIONS:
        return SITUATIONS[value]
    taxonomy = next((name for name in ("population", "victimization") if _is_term(name, value)), None)
    return (taxonomy, value) if taxonomy else None


def _is_term(taxonomy: str, code: str) -> bool:
    return any(term.code == code for term in terms(taxonomy))
