"""Dates as the sources print them (2024-12-02, 2025-09, 2026), written out in the reader's language."""

from datetime import date

from babel.dates import format_date, format_skeleton


def printed_date(printed: str, language: str) -> str:
    """'December 2, 2024', 'September 2025', '2026'; anything else as it stands."""
    try:
        numbers = [int(part) for part in printed.split("-")]
        day = date(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        return printed
    if len(numbers) == 1:
        return str(day.year)
    if len(numbers) == 2:
        return format_skeleton("yMMMM", day, locale=language)
    return format_date(day, format="long", locale=language)
