"""The listings that were chosen as rows of a page to print in large type; nothing in them is of the caller."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.dates import printed_date
from frontend.cards import Card
from frontend.console.aloud import MOST_ASKS
from frontend.console.sentences import sentences
from frontend.console.spelling import main_and_extension, number_groups


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Plain text. `name`, `organization`, `keyword` and `hours` are the listing's own English."""

    name: str
    organization: str  # empty where it says no more than the name
    operator: str  # who answers
    verb: str  # "Call", "Text"; empty without a number
    number: tuple[str, ...]  # its groups: 1, 800, 799, 7233; always left to right
    extension: str
    keyword: str  # the word to text
    press: tuple[str, ...]
    opening: tuple[str, ...]  # as it was on the day of `written`
    hours: str
    ask: tuple[str, ...]  # at most two
    written: str
    checking: str = ""  # says that its number is being checked; `number` is then that of the line `instead`
    instead: str = ""


def sheet(cards: Sequence[Card], language: str, on: date) -> tuple[SheetRow, ...]:
    """A row for each card, in their order; `on` is the day the page is made."""
    with override(language):
        written = _("Written on %(date)s") % {"date": printed_date(on.isoformat(), language)}
        return tuple(_row(card, language, written) for card in cards)


def _row(card: Card, language: str, written: str) -> SheetRow:
    way = card.call or next(iter(card.texting), None) or (card.instead.call if card.instead else None)
    main, inside = main_and_extension(way.number) if way else ("", "")
    return SheetRow(
        name=card.name,
        organization=card.organization,
        operator=card.operator,
        verb=(_("Text") if way.kind == "text" else _("Call")) if way else "",
        number=number_groups(main),
        extension=(way.extension or inside) if way else "",
        keyword=way.keyword if way else "",
        press=_each(card.press, language),
        opening=sentences(card.opening.words, language),
        hours=card.hours_text or "",
        ask=_each(card.ask[:MOST_ASKS], language),
        written=written,
        checking=_("Number being checked. Please use the line below.") if card.number_being_checked else "",
        instead=card.instead.name if card.instead else "",
    )


def _each(told: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(sentence for words in told for sentence in sentences(words, language))
