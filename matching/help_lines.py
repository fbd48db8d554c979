"""Lines that are always there: the ones beside the list, and what is pinned in danger. From memory, never an index."""

from collections.abc import Mapping

from matching.documents import OfferDocument
from matching.inquiry import Inquiry
from matching.speaking import level_of
from matching.spec import tables
from matching.types import Urgency

SPOKEN = 2  # telephone interpretation or better
Lines = Mapping[str, OfferDocument]  # by listing id


def fallbacks(inquiry: Inquiry, lines: Lines) -> tuple[str, ...]:
    """Offer ids of `fitting_lines`."""
    return tuple(one.offer_id for one in fitting_lines(inquiry, lines))


def fitting_lines(inquiry: Inquiry, lines: Lines) -> tuple[OfferDocument, ...]:
    """The best-fitting reachable round-the-clock lines, at least one whatever is missing.

    One whose number is being checked only where there is no other.
    """
    lines = {code: one for code, one in lines.items() if not one.number_being_checked} or lines
    fitting = [code for code in _by_table(inquiry) if code in lines]
    fitting = fitting or [code for code in (tables()["fallback_otherwise"],) if code in lines] or _any_line(lines)
    spoken = _for_language(inquiry, fitting, lines)
    chosen = dict.fromkeys((*fitting, *spoken))
    return tuple(lines[code] for code in chosen)


def pinned(inquiry: Inquiry, lines: Lines) -> tuple[str, ...]:
    """911, then the line that fits; 988 too when the words speak of suicide."""
    suicide = inquiry.resolved.interpretation.suicide
    danger = inquiry.resolved.urgency is Urgency.IN_DANGER
    emergency = (tables()["emergency"],) if danger else ()
    crisis = (tables()["suicide_line"],) if suicide else ()
    there = [lines[code].offer_id for code in (*emergency, *crisis) if code in lines]
    return tuple(dict.fromkeys((*there, *(fallbacks(inquiry, lines)[:1] if danger else ()))))


def speaks_first_language(inquiry: Inquiry, document: OfferDocument) -> bool:
    wanted = inquiry.resolved.languages
    return not wanted or (level_of(document, wanted[0].code) or 0) >= SPOKEN


def _by_table(inquiry: Inquiry) -> list[str]:
    crimes, groups = inquiry.crimes, inquiry.groups
    rows = [
        row["lines"]
        for row in tables()["fallbacks"]
        if crimes & set(row.get("victimizations", ())) or groups & set(row.get("populations", ()))
    ]
    return [code for row in rows for code in row]


def _any_line(lines: Lines) -> list[str]:
    known = sorted(lines)
    around_the_clock = (code for code in known if lines[code].reachable_around_the_clock and not lines[code].groups)
    return [code for code in (next(around_the_clock, None),) if code] or known[:1]


def _for_language(inquiry: Inquiry, fitting: list[str], lines: Lines) -> list[str]:
    """A line that speaks the first language where the fitting ones do not; else the one with most languages."""
    if any(speaks_first_language(inquiry, lines[code]) for code in fitting):
        return []
    known = [code for code in tables()["fallback_lines"] if code in lines]
    speaking = [code for code in known if speaks_first_language(inquiry, lines[code])]
    return speaking[:1] or sorted(known, key=lambda code: -_languages(lines[code]))[:1]


def _languages(line: OfferDocument) -> int:
    return len(line.languages) + (1_000 if line.interpreter == "yes" else 0)
