"""Places outside the United States by name, so that they are never read as a US namesake."""

import re
from functools import cache

from geodata.normalise import fold, name_key
from geodata.tables import rows

_CANADIAN_CODE = re.compile(r"\b[abceghjklmnprstvxy]\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d$", re.IGNORECASE)
_BRITISH_CODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? \d[abd-hjlnp-uw-z]{2}$", re.IGNORECASE)
_LONGEST = 5  # words in the longest name of the file


@cache
def _names() -> dict[str, dict[str, str]]:
    """Country by name key, for each kind: `country` (alone or last), `tail` (only last), `city` (alone or first)."""
    found: dict[str, dict[str, str]] = {"country": {}, "tail": {}, "city": {}}
    for row in rows("foreign.csv"):
        found[row["kind"]][name_key(fold(row["name"]).split())] = row["country"]
    return found


def country_at_end(words: list[str]) -> str | None:
    """The country a text ends in: `Tijuana, Mexico`, `London UK`, `Vancouver BC`, a Canadian or British post code."""
    text = " ".join(words)
    if _CANADIAN_CODE.search(text):
        return "Canada"
    if _BRITISH_CODE.search(text):
        return "United Kingdom"
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        key = name_key(words[-size:])
        country = _names()["country"].get(key) or _names()["tail"].get(key)
        if country:
            return country
    return None


def country_named(words: list[str]) -> str | None:
    """The country when the whole text is a country, a foreign province or a well-known foreign city."""
    key = name_key(words)
    return _names()["country"].get(key) or _names()["city"].get(key)


def country_of_city(words: list[str]) -> str | None:
    return _names()["city"].get(name_key(words))
