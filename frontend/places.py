"""What to say when a place was not understood, or only roughly: what happened, what was kept, what to do."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from frontend.forms import Asked, hidden_fields
from geodata.types import Place, PlaceKind
from matching.types import ResolvedRequest

MOST_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    words: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlaceNote:
    words: str
    trouble: bool  # false: the place was read, with a remark
    choices: tuple[PlaceChoice, ...] = ()
    name: str = ""  # of the form's field


def place_notes(asked: Asked, understood: ResolvedRequest) -> tuple[PlaceNote, ...]:
    read = understood.interpretation
    pairs = (
        ("place", asked.place or read.place_text, understood.here),
        ("crime_place", asked.crime_place or read.crime_place_text, understood.crime),
    )
    found = (_note(asked, name, typed, place) for name, typed, place in pairs if place is not None)
    return tuple(note for note in found if note)


def _note(asked: Asked, name: str, typed: str, place: Place) -> PlaceNote | None:
    words = _trouble(place, typed)
    if words:
        return PlaceNote(words, trouble=True, choices=_choices(asked, name, place), name=name)
    if place.guessed:
        says = _("We read “%(typed)s” as %(place)s.") % {"typed": typed, "place": place.label}
        return PlaceNote(says, trouble=False, choices=_choices(asked, name, place), name=name)
    if place.approximate:
        return PlaceNote(_("We placed “%(typed)s” roughly, at %(place)s. Ask each place if they serve your town.")
                         % {"typed": typed, "place": place.label}, trouble=False)  # fmt: skip
    return None


def _trouble(place: Place, typed: str) -> str:
    given = {"typed": typed, "place": place.label or typed}
    if place.kind == PlaceKind.AMBIGUOUS:
        return _("There is more than one “%(typed)s”. Which one do you mean?") % given
    if place.kind == PlaceKind.OUTSIDE_US:
        return (
            _(
                "“%(place)s” is outside the United States. This list covers the United States and its territories. "
                "These lines may still help."
            )
            % given
        )
    if place.kind == PlaceKind.MILITARY:
        return _("“%(typed)s” is a military mail address. We show lines that serve the whole country.") % given
    if place.kind == PlaceKind.NOT_FOUND:
        return (
            _(
                "We do not know the place “%(typed)s”. Your other answers are kept. "
                "Try a ZIP code, or a city and state, such as “Fresno, CA”."
            )
            % given
        )
    return ""


def _choices(asked: Asked, name: str, place: Place) -> tuple[PlaceChoice, ...]:
    labels = dict.fromkeys(row.label for row in place.candidates if row.label != place.label)
    return tuple(
        PlaceChoice(label, hidden_fields(replace(asked, **{name: label}))) for label in list(labels)[:MOST_CANDIDATES]
    )
