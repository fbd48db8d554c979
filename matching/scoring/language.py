"""Language: the best of the requested ones, the first counting most; what is not listed is unknown, never none."""

from functools import lru_cache
from typing import NamedTuple

from directory.languages import matches
from directory.models.contacts import LanguageLevel
from matching.documents import OfferDocument
from matching.gates import Judged
from matching.inquiry import Inquiry
from matching.spec import spec
from matching.types import Reason

SIGNED = frozenset({"ase"})  # an interpreter line speaks; it does not sign


class Spoken(NamedTuple):
    """Languages with their levels, and whether there are interpreters."""

    languages: tuple[tuple[str, int | None], ...]
    interpreter: str


def language_part(inquiry: Inquiry, judged: Judged) -> tuple[float, Reason]:
    return _part(_spoken(judged.document), tuple(one.code for one in inquiry.resolved.languages))


@lru_cache(maxsize=16_384)
def _part(spoken: Spoken, wanted: tuple[str, ...]) -> tuple[float, Reason]:
    rated = [(_value(_level(spoken, code), place), place, code) for place, code in enumerate(wanted)]
    value, _, code = max(rated, key=lambda row: (row[0], -row[1]))
    level = _level(spoken, code)
    return value, Reason("language_unknown" if level is None else f"language_{level}", {"language": code})


def _value(level: int | None, place: int) -> float:
    numbers = spec()["language"]
    return float(numbers["levels"]["unknown" if level is None else str(level)]) * float(
        numbers["preference_decay"] ** place
    )


def level_of(document: OfferDocument, wanted: str) -> int | None:
    """0 to 4, or None where nobody knows; a named language outranks "interpreter: yes"."""
    return _level(_spoken(document), wanted)


def _spoken(document: OfferDocument) -> Spoken:
    return Spoken(tuple(document.languages.items()), document.interpreter)


@lru_cache(maxsize=16_384)
def _level(spoken: Spoken, wanted: str) -> int | None:
    named = [level for code, level in spoken.languages if matches(wanted, code)]
    known = [level for level in named if level is not None]
    if known:
        return max(known)
    if wanted == "en":
        return int(LanguageLevel.STAFF if named or not spoken.languages else LanguageLevel.NONE)
    by_phone = spoken.interpreter == "yes" and wanted not in SIGNED
    return int(LanguageLevel.TELEPHONE_INTERPRETATION) if by_phone else None
