"""What is read aloud of the listings that were chosen: short sentences, who answers before the number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from directory.models.organizations import OperatedBy
from frontend.cards import Card
from frontend.console.sentences import sentences, set_apart
from frontend.console.spelling import GAP, digits_aloud, main_and_extension, spelled
from frontend.dialling import Way

__all__ = ["HOW_MANY", "MANY", "RUN_BY", "Line", "digits_aloud", "read_aloud", "spelled"]

MOST_ASKS = 2
RUN_BY = {
    OperatedBy.POLICE: gettext_lazy("This is the police."),
    OperatedBy.PROSECUTOR: gettext_lazy("This is a prosecutor’s office."),
    OperatedBy.COURT_CORRECTIONS: gettext_lazy("This is a court or corrections office."),
    OperatedBy.GOVERNMENT: gettext_lazy("This is a government office, not police."),
    OperatedBy.ICE: gettext_lazy("This is ICE, the immigration agency."),
    OperatedBy.TRIBAL: gettext_lazy("This is a tribal program."),
    OperatedBy.COMMUNITY: gettext_lazy("This is a community group, not police."),
    OperatedBy.NOT_STATED: gettext_lazy("Our source does not say who answers."),
}
# Whole sentences: a numeral in a pattern would need the plural forms of every language.
HOW_MANY = (
    gettext_lazy("I have one place for you."),
    gettext_lazy("I have two places for you."),
    gettext_lazy("I have three places for you."),
    gettext_lazy("I have four places for you."),
    gettext_lazy("I have five places for you."),
)
MANY = gettext_lazy("I have more than five places for you.")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `language` is that of its words, as Django tags it.

    `kind` is one of: start, next, who, name, spelled, number, extension, write, web, press, note, open, language,
    ask, know, safety, again. A `note` is the source's own English; `spelled` can be folded.
    """

    words: str
    language: str
    kind: str


def read_aloud(cards: Sequence[Card], language: str) -> tuple[Line, ...]:
    """The lines for these cards, in their order; the cards' own words are in `language` already.

    The question stands last, because the caller answers it.
    """
    with override(language):
        told = [_listing(card, language) for card in cards]
        if not told:
            return _nothing_yet(language)
        parted = chain(told[0], *([_line("next", _("Here is the next place."), language), *each] for each in told[1:]))
        start = _line("start", str(HOW_MANY[len(told) - 1] if len(told) <= len(HOW_MANY) else MANY), language)
        again = _line("again", _("Do you want me to say it again?"), language)
        return (start, *parted, _safety(language), again)


def _nothing_yet(language: str) -> tuple[Line, ...]:
    return (
        _line("start", _("I have no place for you yet."), language),
        _line("start", _("I can look for a line that answers day and night."), language),
        _safety(language),
    )


def _line(kind: str, words: str, language: str) -> Line:
    return Line(words, language, kind)


def _safety(language: str) -> Line:
    return _line("safety", _("If you are in danger, call 911."), language)


def _listing(card: Card, language: str) -> tuple[Line, ...]:
    """One place, each sentence once: what is known before a call may repeat whether it is open."""
    lines = (
        _line("who", str(RUN_BY.get(card.operator_mark, RUN_BY[OperatedBy.NOT_STATED])), language),
        *_name(card, language),
        *_how_to_reach(card, language),
        *_each("press", card.press, language),
        *_notes(card),
        *_each("open", [card.opening.words], language),
        *_each("language", card.languages, language),
        *_each("ask", card.ask[:MOST_ASKS], language),
        *_each("know", card.know, language),
    )
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.words, line)
    return tuple(first.values())


def _each(kind: str, told: Iterable[str], language: str) -> list[Line]:
    return [_line(kind, sentence, language) for words in told for sentence in sentences(words, language)]


def _name(card: Card, language: str) -> list[Line]:
    """The organization before its program: it is what a person finds again. It alone is spelled."""
    whole = ": ".join(part.rstrip(".") for part in (card.organization, card.name) if part)
    said = _line("name", _("Name: %(name)s.") % {"name": set_apart(whole, language)}, language)
    letters = spelled(card.organization or card.name)
    by_letter = ", ".join(f"{letter} {word}" for letter, word in letters).replace(f", {' '.join(GAP)}, ", ". ")
    return [said, _line("spelled", f"{by_letter}.", "en")] if by_letter else [said]


def _how_to_reach(card: Card, language: str) -> list[Line]:
    """The phone number, or the line to call while it is being checked; without one the number for texts, else the website, else that there is none."""
    if card.call:
        return _number(_("Number: %(number)s."), card.call, language)
    if card.number_being_checked:
        return _instead(card, language)
    if card.texting:
        return _texting(card.texting[0], language)
    pages = [way.href for way in card.ways if way.external]
    if pages:
        address = pages[0].split("://", maxsplit=1)[-1].rstrip("/")
        return [_line("web", _("Website: %(address)s.") % {"address": set_apart(address, language)}, language)]
    return [_line("number", _("We have no number to give you."), language)]


def _instead(card: Card, language: str) -> list[Line]:
    told = [_line("number", _("Their number is being checked now."), language)]
    if card.instead is None:
        return told
    name = _("Please use this line: %(name)s.") % {"name": set_apart(card.instead.name.rstrip("."), language)}
    return [*told, _line("name", name, language), *_number(_("Number: %(number)s."), card.instead.call, language)]


def _number(pattern: str, way: Way, language: str) -> list[Line]:
    main, inside = main_and_extension(way.number)
    told = [_line("number", pattern % {"number": _groups(main, language)}, language)]
    if extension := way.extension or inside:
        words = _("Extension: %(number)s.") % {"number": _groups(extension, language)}
        told.append(_line("extension", words, language))
    return told


def _texting(way: Way, language: str) -> list[Line]:
    told = _number(_("Send a text to: %(number)s."), way, language)
    if way.keyword:
        told.append(_line("write", _("Write: %(word)s.") % {"word": set_apart(way.keyword, language)}, language))
    return told


def _groups(number: str, language: str) -> str:
    return set_apart(", ".join(digits_aloud(number)), language)


def _notes(card: Card) -> list[Line]:
    """A note may hold the option to choose; nobody has translated it. The key is not told a second time."""
    told = _each("note", [card.call.note], "en") if card.call else []
    return [line for line in told if not (card.press and "press " in line.words.casefold())]
