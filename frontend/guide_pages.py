"""Guides become the rows of their pages; nothing here reads or writes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.dates import printed_date
from directory.guides import Guide, GuideSource
from frontend.guide_rows import GuideRow, direction, guide_row, opens
from frontend.shelves import NUMBER_OF, SHELVES, held_where, shelf_headings

# A number, or a name such as DHS-VINE.
_UNBROKEN = re.compile("\u2066?((?:\\d{1,3}|\\b[A-Z]{2,})(?:-[\\dA-Z]+)+)\u2069?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A link to one guide: its number in addresses and what it is called, in `language`."""

    number: int
    language: str
    title: str
    summary: str

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    key: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    title: str
    url: str  # empty when it cannot be opened
    date: str  # in words of the page
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; a number is one that no line may break, with a link where it can be called."""

    text: str
    number: bool = False
    href: str = ""


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    guide: GuideRow
    in_english: bool  # on a page of another language
    title: Sentence
    summary: Sentence
    steps: tuple[Sentence, ...]
    good_to_know: tuple[Sentence, ...]
    sources: tuple[SourceRow, ...]


def shelf_rows(guides: Iterable[Guide], language: str) -> tuple[ShelfRow, ...]:
    """All shelves with their guides, in the order of the page."""
    entries = _entries(guides, language)
    headings = shelf_headings()
    return tuple(
        ShelfRow(key, headings[key], tuple(entries[one] for one in shelf.values() if one in entries))
        for key, shelf in SHELVES.items()
    )


def custody_rows(guides: Iterable[Guide], language: str) -> tuple[ShelfRow, ...]:
    """The choices of who holds a person, each with its guides, best first; the last is for who does not know."""
    entries = _entries(guides, language)
    return tuple(
        ShelfRow(str(place), words, tuple(entries[one] for one in leads))
        for place, (words, leads) in enumerate(held_where(), start=1)
    )


def _entries(guides: Iterable[Guide], language: str) -> dict[str, Entry]:
    rows = (guide_row(each, language) for each in guides)
    return {row.key: Entry(NUMBER_OF[row.key], row.language, row.text.title, row.text.summary) for row in rows}


def guide_page(guide: Guide, language: str) -> GuidePage:
    row = guide_row(guide, language)
    calls = {contact.display: f"tel:{contact.value}" for contact in guide.contacts if contact.type != "web"}
    return GuidePage(
        guide=row,
        in_english=row.language != language,
        title=pieces(row.text.title, calls),
        summary=pieces(row.text.summary, calls),
        steps=tuple(pieces(step, calls) for step in row.text.steps),
        good_to_know=tuple(pieces(fact, calls) for fact in row.text.good_to_know),
        sources=tuple(_source(each, language) for each in guide.sources),
    )


def pieces(text: str, calls: Mapping[str, str]) -> Sentence:
    """A sentence cut at its numbers; `calls` is number as printed -> tel: address. Isolates give way to markup."""
    cut = _UNBROKEN.split(text)  # words and numbers by turns, words first
    told = (
        Piece(part, number=True, href=calls.get(part, "")) if turn % 2 else Piece(part) for turn, part in enumerate(cut)
    )
    return tuple(piece for piece in told if piece.text)


def _source(source: GuideSource, language: str) -> SourceRow:
    url = source.url if opens(source.url) else ""
    day = printed_date(source.date, language)
    return SourceRow(
        source.title, url, _("Dated %(date)s") % {"date": day} if day else _("No date printed"), source.note
    )
