"""Dates as the sources print them: a year, a month or a day, and what each can mean."""

from datetime import date

from babel.dates import format_date, format_skeleton

from directory.locales import locale_of, month_name


def earliest_day(printed: str | None) -> date | None:
    """The first day that a printed date can mean: a year is its January 1; null when there is none.

    The first, so that nothing ever looks fresher than its source proves.
    """
    if not printed:
        return None
    year, month, day = (*map(int, printed.split("-")), 1, 1)[:3]
    return date(year, month, day)


def printed_date(printed: str, language: str) -> str:
    """'December 2, 2024', 'September 2025', '2026'; anything else as it stands."""
    try:
        day = earliest_day(printed)
    except (ValueError, TypeError):
        return printed
    if day is None or len(printed) == len("2026"):
        return printed
    whole, month = len(printed) > len("2026-08"), month_name(day, language)
    if month:
        return f"{day.day} {month} {day.year}" if whole else f"{month} {day.year}"
    if whole:
        return format_date(day, format="long", locale=locale_of(language))
    return format_skeleton("yMMMM", day, locale=locale_of(language))
