"""The form's rows: the plain needs, the languages in their own names, and what was typed before."""

from dataclasses import dataclass

from directory.languages import all_languages, autonym
from frontend.forms import LONGEST_PLACE, LONGEST_TEXT, Asked, hidden_fields
from frontend.tiles import Tile, tiles, without_tile


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FormRows:
    asked: Asked
    tiles: tuple[Tile, ...]
    languages: tuple[LanguageChoice, ...]
    unseen: tuple[tuple[str, str], ...]  # fields without a box of their own
    longest_text: int = LONGEST_TEXT
    longest_place: int = LONGEST_PLACE


def form_rows(asked: Asked, interface: str) -> FormRows:
    untouched = asked == Asked() and interface != "en"
    chosen = interface.partition("-")[0] if untouched else next(iter(asked.language), "")
    boxes = Asked(
        need=without_tile(asked.need),
        victimization=asked.victimization,
        population=asked.population,
        language=asked.language[1:],
        custody=asked.custody,
        stage=asked.stage,
        inquirer=asked.inquirer,
        urgency=asked.urgency,
        age=asked.age,
    )
    return FormRows(asked, tiles(asked.need), language_choices(chosen), hidden_fields(boxes))


def language_choices(chosen: str) -> tuple[LanguageChoice, ...]:
    """The most spoken first, each in its own name; a chosen one is never missing."""
    codes = dict.fromkeys((*all_languages(), *([chosen] if chosen else [])))
    return tuple(LanguageChoice(code, autonym(code), code == chosen) for code in codes)
