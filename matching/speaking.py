"""How well an offer serves a language: what is not listed is unknown, never none."""

from functools import lru_cache
from typing import NamedTuple

from directory.languages import matches
from directory.models.contacts import LanguageLevel
from matching.documents import OfferDocument

SIGNED = frozenset({"ase"})  # an interpreter line speaks; it does not sign


class Spoken(NamedTuple):
    """Languages with their levels, and whether there are interpreters: yes, no, unknown."""

    languages: tuple[tuple[str, int | None], ...]
    interpreter: str


def spoken(document: OfferDocument) -> Spoken:
    return Spoken(tuple(document.languages.items()), document.interpreter)


def level_of(document: OfferDocument, wanted: str) -> int | None:
    """0 to 4, or None where nobody knows; a named language outranks "interpreter: yes"."""
    return level(spoken(document), wanted)


@lru_cache(maxsize=16_384)
def level(of: Spoken, wanted: str) -> int | None:
    named = [level for code, level in of.languages if matches(wanted, code)]
    known = [level for level in named if level is not None]
    if known:
        return max(known)
    if wanted == "en":
        return int(LanguageLevel.STAFF if named or not of.languages else LanguageLevel.NONE)
    by_phone = of.interpreter == "yes" and wanted not in SIGNED
    return int(LanguageLevel.TELEPHONE_INTERPRETATION) if by_phone else None
