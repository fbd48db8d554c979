"""Ages read from a source's own words. What is not surely the age of the person helped stays unknown."""

import re

OLDEST = 120  # years; a larger number is no age

_RANGE = re.compile(
    r"\b(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})\s+years of age\b|\baged\s+(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})\b"
)
_FROM = re.compile(
    r"\b(\d{1,3})\s+years(?: of age)?\s+(?:or|and)\s+(?:older|over)\b"
    r"|\baged?\s+(\d{1,3})\s+(?:or|and)\s+(?:older|over)\b"
)
_UP_TO = re.compile(r"\b(\d{1,3})\s+years of age\s+(?:or|and)\s+younger\b")
_UNDER = re.compile(r"\bunder\s+(\d{1,3})\s+years of age\b")
# The age of a victim's child, of relatives served beside the victim, or of anyone at all is no limit on who may ask.
_OTHERS_TOO = re.compile(r"famil|children|any age|caregivers|parents", re.IGNORECASE)


def ages(text: str | None) -> tuple[int | None, int | None]:
    """(minimum, maximum) age in years, null where the text does not limit it.

    Read: "16 - 20 years of age", "aged 12 to 21", "60 years or older", "aged 60 or over", "24 years of age and
    younger", "under 25 years of age". A text that speaks of families, children or any age is left unread.
    """
    if not text or _OTHERS_TOO.search(text):
        return None, None
    plain = " ".join(text.split()).lower()
    if found := _RANGE.search(plain):
        low, high = (int(number) for number in found.groups() if number)
        return (low, high) if low <= high <= OLDEST else (None, None)
    return _number(_FROM, plain), _maximum(plain)


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    if found is None:
        return None
    number = int(next(group for group in found.groups() if group))
    return number if number <= OLDEST else None


def _maximum(text: str) -> int | None:
    under = _number(_UNDER, text)
    return under - 1 if under else _number(_UP_TO, text)
