"""What a person typed or ticked, read once from the form, carried from page to page in POST bodies alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from directory.errors import BadInput
from matching.types import (
    Custody,
    Inquirer,
    LanguageWanted,
    MatchRequest,
    NeedWanted,
    PlaceGiven,
    PlacesGiven,
    ResolvedRequest,
    Stage,
    Urgency,
)

LONGEST_TEXT = 2_000  # characters read of a person's own words
LONGEST_PLACE = 200
LONGEST_CURSOR = 400
MOST_CODES = 20
MANY = ("need", "victimization", "population", "language")
ONE = ("text", "place", "no_place", "crime_place", "custody", "stage", "inquirer", "urgency", "age")


@dataclass(frozen=True, slots=True)
class Asked:
    """The form's fields, as text; codes are checked by the matching service, choices by `match_request`."""

    text: str = ""
    place: str = ""
    no_place: str = ""  # anything: "do not use my place", whatever is typed
    crime_place: str = ""
    need: tuple[str, ...] = ()
    victimization: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    custody: str = ""
    stage: str = ""
    inquirer: str = ""
    urgency: str = ""
    age: str = ""


def read_form(posted: QueryDict) -> Asked:
    """The fields of a posted form; unknown fields are left out, blanks and doubles dropped."""
    many = {name: _codes(posted.getlist(name)) for name in MANY}
    one = {name: _clean(posted.get(name, ""), _longest(name)) for name in ONE}
    return Asked(**one, **many)


def _longest(name: str) -> int:
    return LONGEST_TEXT if name == "text" else LONGEST_PLACE


def _clean(value: str, longest: int) -> str:
    return value.replace("\x00", "").strip()[:longest]


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    cleaned = (_clean(value, 80) for value in values)
    return tuple(dict.fromkeys(value for value in cleaned if value))[:MOST_CODES]


def hidden_fields(asked: Asked) -> tuple[tuple[str, str], ...]:
    """(name, value) pairs that post the same question again."""
    single = [(name, getattr(asked, name)) for name in ONE]
    several = [(name, value) for name in MANY for value in getattr(asked, name)]
    return tuple((name, value) for name, value in single + several if value)


def read_cursor(posted: QueryDict) -> str:
    """Where in the list the page begins; nothing for its start."""
    return posted.get("after", "")[:LONGEST_CURSOR]


def same_page(posted: QueryDict) -> tuple[tuple[str, str], ...]:
    """(name, value) pairs that post the same question again and lead to the same part of the list."""
    after = read_cursor(posted)
    return hidden_fields(read_form(posted)) + ((("after", after),) if after else ())


def match_request(asked: Asked, *, after: str = "") -> MatchRequest:
    """Raise BadInput for an age or a choice that no form of ours offers."""
    return MatchRequest(
        needs=tuple(NeedWanted(code) for code in asked.need),
        text=asked.text,
        victimizations=asked.victimization,
        populations=asked.population,
        age=_age(asked.age),
        languages=tuple(LanguageWanted(code) for code in asked.language),
        places=_places(asked),
        urgency=_choice(Urgency, "urgency", asked.urgency),
        stage=_choice(Stage, "stage", asked.stage),
        custody=_choice(Custody, "custody", asked.custody),
        inquirer=_choice(Inquirer, "inquirer", asked.inquirer),
        after=after,
    )


def _places(asked: Asked) -> PlacesGiven:
    here = None if asked.no_place else _place(asked.place)
    return PlacesGiven(here=here, crime=_place(asked.crime_place), here_from_text=not asked.no_place)


def _place(text: str) -> PlaceGiven | None:
    return PlaceGiven(text=text) if text else None


def _choice(choices: Any, name: str, value: str) -> Any:
    if not value:
        return None
    if value not in set(choices):
        raise BadInput(name, f"{value!r} is not a choice here")
    return choices(value)


def _age(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and int(value) <= 120):
        raise BadInput("age", f"{value!r} is not an age in years")
    return int(value)


def with_code(asked: Asked, name: str, code: str) -> Asked:
    """The same question with one more code, or with this single choice."""
    if name in MANY:
        return replace(asked, **{name: tuple(dict.fromkeys((*getattr(asked, name), code)))})
    return replace(asked, **{name: code})


def without(asked: Asked, name: str, code: str = "") -> Asked:
    """The same question without one code, or without this single choice."""
    if name in MANY:
        return replace(asked, **{name: tuple(kept for kept in getattr(asked, name) if kept != code)})
    return replace(asked, **{name: ""})


def spelled_out(asked: Asked, understood: ResolvedRequest) -> Asked:
    """All that was read from the text as fields of its own, so that one of them can be taken away.

    Of the text only the words that meant nothing stay, or it would be read the same way again.
    """
    read = understood.interpretation
    return Asked(
        text=" ".join(understood.unread),
        place=asked.place or ("" if asked.no_place else read.place_text),
        no_place=asked.no_place,
        crime_place=asked.crime_place or read.crime_place_text,
        need=tuple(need.code for need in understood.needs),
        victimization=understood.victimizations,
        population=understood.populations,
        language=tuple(language.code for language in understood.languages),
        custody=understood.custody or "",
        stage=understood.stage or "",
        inquirer=understood.inquirer or "",
        urgency=understood.urgency or "",
        age="" if understood.age is None else str(understood.age),
    )
