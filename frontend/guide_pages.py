"""Guides become the rows of their pages; nothing here reads or writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from directory.dates import printed_date
from directory.guides import Guide, GuideSource
from frontend.presenting import GuideRow, guide_row
from frontend.shelves import NUMBER_OF, SHELVES, held_where, shelf_headings


@dataclass(frozen=True, slots=True)
class Entry:
    """A link to one guide: its number in addresses and what it is called, in `language`."""

    number: int
    language: str
    title: str
    summary: str


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
class GuidePage:
    guide: GuideRow
    in_english: bool  # on a page of another language
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
    return GuidePage(row, row.language != language, tuple(_source(each, language) for each in guide.sources))


def _source(source: GuideSource, language: str) -> SourceRow:
    url = source.url if urlsplit(source.url).scheme in {"http", "https"} else ""
    day = printed_date(source.date, language)
    return SourceRow(
        source.title, url, _("Dated %(date)s") % {"date": day} if day else _("No date printed"), source.note
    )
